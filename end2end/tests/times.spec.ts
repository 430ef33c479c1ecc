// Moments in the page's language, with the order and the clock that a person is used to, and in one view with one clock.

import { alive, expect, openSessions, rowOf, rows, signIn, test } from './support.ts';

const NOW = new Date('2026-11-24T03:46:10Z');
const moments = ['2026-11-24T02:40:00Z', '2026-11-23T13:20:00Z', '2026-11-18T22:40:00Z', '2026-01-18T22:40:00Z'];

const people = [
  ['en-GB', 'Europe/Vienna', ['Today, 03:40', 'Yesterday, 14:20', '18 Nov, 23:40', '18 Jan 2026, 23:40'], /^Tuesday,? 24 November 2026 at 03:40:00 CET$/],
  ['de-DE', 'Europe/Berlin', ['Heute, 03:40', 'Gestern, 14:20', '18. Nov., 23:40', '18. Jan. 2026, 23:40'], /^Dienstag, 24. November 2026 um 03:40:00 MEZ$/],
  ['en-US', 'America/New_York', ['Today, 9:40 PM', 'Today, 8:20 AM', 'Nov 18, 5:40 PM', 'Jan 18, 2026, 5:40 PM'], /^Monday, November 23, 2026 at 9:40:00 PM EST$/],
  ['ar-EG', 'Africa/Cairo', ['اليوم، 4:40 ص', 'أمس، 3:20 م', '19 نوفمبر، 12:40 ص', '19 يناير 2026، 12:40 ص'], /^الثلاثاء، 24 نوفمبر 2026 في 4:40:00 ص غرينتش\+2$/],
  ['ja-JP', 'Asia/Tokyo', ['今日 11:40', '昨日 22:20', '11月19日 07:40', '2026年1月19日 07:40'], /^2026年11月24日火曜日 11:40:00 JST$/],
  ['pl-PL', 'Europe/Warsaw', ['Dzisiaj, 03:40', 'Wczoraj, 14:20', '18 lis, 23:40', '18 sty 2026, 23:40'], /^wtorek, 24 listopada 2026 03:40:00 CET$/],
  ['pt-BR', 'America/Sao_Paulo', ['Ontem, 23:40', 'Ontem, 10:20', '18 de nov., 19:40', '18 de jan. de 2026, 19:40'], /^segunda-feira, 23 de novembro de 2026 às 23:40:00 BRT$/],
  ['he-IL', 'Asia/Jerusalem', ['Today, 04:40', 'Yesterday, 15:20', '19 Nov, 00:40', '19 Jan 2026, 00:40'], /^Tuesday,? 24 November 2026 at 04:40:00 GMT\+2$/],
  ['fa-IR', 'Asia/Tehran', ['Today, 06:10', 'Yesterday, 16:50', '19 Nov, 02:10', '19 Jan 2026, 02:10'], /^Tuesday,? 24 November 2026 at 06:10:00 GMT\+3:30$/],
  ['ur-PK', 'Asia/Karachi', ['Today, 7:40 am', 'Yesterday, 6:20 pm', '19 Nov, 3:40 am', '19 Jan 2026, 3:40 am'], /^Tuesday,? 24 November 2026 at 7:40:00 am GMT\+5$/],
] as const;

for (const [locale, timezoneId, words, exactly] of people) {
  test.describe(locale, () => {
    test.use({ locale, timezoneId });

    test(`moments read as a person in ${locale} reads them`, async ({ page, account }) => {
      await page.clock.setFixedTime(NOW);
      await page.goto('/sign-in');
      const told = await page.evaluate((moments) => {
        const { pageScript } = globalThis as unknown as { pageScript: { inWords: (at: number) => string; exactly: (at: number) => string } };
        const plain = (text: string) => text.replace(/\s/g, ' ');
        return [...moments.map((at) => plain(pageScript.inWords(Date.parse(at)))), plain(pageScript.exactly(Date.parse(moments[0] ?? '')))];
      }, moments);
      expect(told.slice(0, 4)).toEqual(words);
      expect(told[4]).toMatch(exactly);

      await signIn(page, account);
      await alive(page);
      await page.clock.setFixedTime(Date.now());
      for (const time of await page.locator('time').all()) {
        await expect(time).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        await expect(time).toHaveAttribute('title', /20\d\d.*\d:\d\d:\d\d/);
        await expect(time).toHaveCSS('unicode-bidi', 'isolate');
      }
      // Nothing but the page's own language, where that is English, whose letters these are.
      const isEnglish = (await page.locator('html').getAttribute('lang')) === 'en';
      if (isEnglish) expect(await rows(page).first().innerText()).toMatch(/^[\n\t\x20-\x7e\u00a0\u202f]*$/);
    });
  });
}

test('a name that is no language stops nothing', async ({ page, account }) => {
  // Browsers say such names where a system has no locale.
  const names = ['C', 'en-US@posix'];
  await page.addInitScript((languages) => Object.defineProperty(navigator, 'languages', { get: () => languages }), names);
  await openSessions(page, account);
  await expect(rowOf(page, 'Current Session').locator('time').first()).toHaveText(/^Today, \d\d?:\d\d/);
});

test('what was today is yesterday once midnight has passed on an open page', async ({ page, account }) => {
  await page.clock.install();
  await openSessions(page, account);
  const started = rowOf(page, 'Current Session').locator('time').first();
  await expect(started).toHaveText(/^Today, /);
  await page.clock.setSystemTime(Date.now() + 24 * 3600 * 1000);
  await page.clock.runFor(2_000);
  await expect(started).toHaveText(/^Yesterday, /);
});
