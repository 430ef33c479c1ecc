// The products of docs/samples, as docs/embedding.md leads to them.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { Sample, WITH_SERVER, samples } from './sample.ts';
import {
  activeTable,
  chromeOnWindows,
  closeButton,
  expect,
  expectRefused,
  firefoxOnLinux,
  rowOf,
  rows,
  safariOnIphone,
  sessionCookie,
  signIn,
  status,
  test as plain,
} from './support.ts';

const test = plain.extend<{ open: (name: (typeof WITH_SERVER)[number]) => Promise<Sample> }>({
  open: async ({ server, context: _ }, use) => {
    const opened: Sample[] = [];
    await use(async (name) => {
      const sample = await Sample.start(name, server);
      opened.push(sample);
      return sample;
    });
    for (const sample of opened) await sample.stop();
  },
});

// Not the device of which another session begins.
test.use({ userAgent: firefoxOnLinux });

// Two browsers, the service and a product are started for each.
test.describe.configure({ timeout: 120_000 });

/** What an author has written of a sample; the rest are packages, and what says which. */
const WRITTEN = /\.(?:js|jsx|html|conf)$/;

/** The blocks of code by which docs/embedding.md leads to the list, with one of the ways to a token. */
async function blocks(way: number): Promise<{ language: string; lines: string[] }[]> {
  const page = await readFile(join(samples, '../embedding.md'), 'utf8');
  const [beginning = ''] = page.split('\n## ');
  const [, section = ''] = page.split(`\n**${way}. `);
  const found = `${beginning}\n${section.split(`\n**${way + 1}. `)[0]}`.matchAll(/^```(\w+)\n(.*?)^```$/gms);
  return [...found].map(([, language = '', block = '']) => ({ language, lines: block.split('\n').filter((line) => line.trim()) }));
}

/** The written lines of a sample, without their indentation. */
async function linesOf(sample: string): Promise<string[]> {
  const files = (await readdir(join(samples, sample))).filter((name) => WRITTEN.test(name));
  const texts = await Promise.all(files.map((name) => readFile(join(samples, sample, name), 'utf8')));
  return texts.flatMap((text) => text.trimEnd().split('\n')).map((line) => line.trim());
}

test('each sample has at most sixty lines of its own', async () => {
  const names = (await readdir(samples, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(names.sort()).toEqual(['behind-nginx', ...WITH_SERVER]);
  for (const name of names) {
    const { length } = await linesOf(name);
    expect(length, name).toBeGreaterThan(20);
    expect(length, name).toBeLessThanOrEqual(60);
  }
});

for (const { who, way, languages, most, runBy } of [
  { who: 'one with Express', way: 1, languages: ['html', 'sh', 'js'], most: 15, runBy: ['dashboard-express', 'dashboard-react'] },
  // The setting of the service stands between the lines.
  { who: 'one behind nginx', way: 2, languages: ['html', 'nginx'], most: 10 - 1, runBy: ['behind-nginx'] },
]) {
  test(`${who} gets to the list in ${most} lines of embedding.md, and the samples run them as they stand`, async () => {
    const found = await blocks(way);
    expect(found.map(({ language }) => language)).toEqual(languages);
    expect(found.flatMap(({ lines }) => lines).length).toBeLessThanOrEqual(most);
    for (const sample of runBy) {
      const written = (await linesOf(sample)).filter((line) => line).join('\n');
      for (const { language, lines } of found) {
        // Commands are in no sample, and in React the list is written as React has it.
        if (language === 'sh' || (language === 'html' && sample === 'dashboard-react')) continue;
        expect(written, `${language} in ${sample}`).toContain(lines.map((line) => line.trim()).join('\n'));
      }
    }
  });
}

for (const name of WITH_SERVER) {
  test(`${name} shows the list, and whoever is closed there is refused everywhere at once`, async ({ page, open, server, account, device, guard, sessionElsewhere }) => {
    const sample = await open(name);
    const phone = await device({ userAgent: safariOnIphone });
    await signIn(phone, account);
    const cookie = await sessionCookie(phone);
    await signIn(page, account);
    for (const browser of [page, phone]) {
      await browser.goto(sample.url);
      await expect(rows(browser)).toHaveCount(2);
      await expect(rows(browser).first()).toContainText('Current Session');
    }
    expect((await sample.ask(cookie)).status).toBe(200);

    await sessionElsewhere({ userAgent: chromeOnWindows });
    await expect(rowOf(page, 'Chrome on Windows')).toBeVisible();

    // The phone's own page asks on, and is told.
    guard.expectStatus(401);
    await closeButton(page, 'Safari on iPhone').click();
    await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
    await expectRefused(server, cookie);
    const answer = await sample.ask(cookie);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`${server.url}/sign-in?return=${encodeURIComponent(`${sample.url}/`)}`);
    expect((await sample.ask(cookie, '/user-sessions/token', { 'Sec-Fetch-Site': 'same-origin' }, 'POST')).status).toBe(404);
    await expect(rows(page)).toHaveCount(2);

    await expect(phone.getByText('This session was closed')).toBeVisible();
    await expect(activeTable(phone)).toHaveCount(0);
    await expect(phone.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
    if (name === 'dashboard-react') await phone.getByRole('link', { name: 'Sign in again' }).click();
    else await phone.goto(sample.url);
    await expect(phone).toHaveURL(/\/sign-in/);
  });

  test(`${name} gives its token to its own pages, for who is signed in`, async ({ open, sessionElsewhere }) => {
    const sample = await open(name);
    const { cookie } = await sessionElsewhere();
    const ask = async (cookie: string, from?: string) =>
      (await sample.ask(cookie, '/user-sessions/token', from ? { 'Sec-Fetch-Site': from } : {}, 'POST')).status;
    expect(await ask(cookie, 'same-origin')).toBe(201);
    for (const from of ['same-site', 'cross-site', 'none', undefined]) expect(await ask(cookie, from), from).toBe(403);
    expect(await ask('', 'same-origin')).toBe(404);
    expect((await sample.ask('')).status).toBe(303);
  });
}
