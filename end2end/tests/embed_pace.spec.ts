// When the embedded list asks the real service, at the pace that the service has without a setting, and that it goes on while
// a newer element is served.

import type { Page } from '@playwright/test';

import { element, expectState } from './embed_fixtures.ts';
import { test } from './embed_dashboard.ts';
import { chromeOnWindows, closeButton, expect, expectRefused, firefoxOnLinux, rowOf, rows, safariOnIphone, setHidden, status } from './support.ts';

/** What a page has asked of the list, preflights too; `at` is in seconds, by the browser's own clock. */
type Question = { url: string; at: number; answeredAt?: number; isPreflight: boolean; status?: number };

test.use({ userAgent: firefoxOnLinux, serverOptions: [] });

/** The questions from now on. Playwright shows no preflights, the browser itself does. */
async function questions(page: Page): Promise<Question[]> {
  const asked = new Map<string, Question>();
  const list: Question[] = [];
  const browser = await page.context().newCDPSession(page);
  browser.on('Network.requestWillBeSent', ({ requestId, request: { url, method }, timestamp }) => {
    if (!new URL(url).pathname.startsWith('/api/v1/embed/')) return;
    const question = { url, at: timestamp, isPreflight: method === 'OPTIONS' };
    asked.set(requestId, question);
    list.push(question);
  });
  browser.on('Network.responseReceived', ({ requestId, response, timestamp }) => {
    const question = asked.get(requestId);
    if (question) Object.assign(question, { status: response.status, answeredAt: timestamp });
  });
  await browser.send('Network.enable');
  return list;
}

test('in ten seconds it asks every two seconds or so, is told of nothing new, and sends one preflight a version', async ({ page, dashboard, sessionElsewhere }) => {
  const own = await sessionElsewhere({ userAgent: firefoxOnLinux });
  await sessionElsewhere({ userAgent: safariOnIphone });
  const product = await dashboard(own.cookie);
  const asked = await questions(page);
  await product.open(page);
  const polls = () => asked.filter(({ isPreflight }) => !isPreflight);
  const span = () => (polls().at(-1)?.at ?? 0) - (polls()[0]?.at ?? 0);
  await expect.poll(() => span() >= 10 && polls().every(({ status }) => status), { timeout: 20_000 }).toBe(true);
  const gaps = polls().slice(1).map(({ at }, place) => at - (polls()[place]?.at ?? 0));
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(1.5);
  // Without what the service takes for its answers, which is not the element's pace.
  const answering = polls().slice(0, -1).reduce((sum, { at, answeredAt }) => sum + (answeredAt ?? at) - at, 0);
  expect((span() - answering) / gaps.length).toBeLessThanOrEqual(2.5);
  expect(polls().map(({ status }) => status)).toEqual([200, ...gaps.map(() => 204)]);
  const preflights = asked.filter(({ isPreflight }) => isPreflight).map(({ url }) => url);
  expect(preflights).toEqual([...new Set(polls().map(({ url }) => url))]);
  expect(preflights).toHaveLength(2);
});

for (const [what, leave, come] of [
  ['hidden', (page: Page) => setHidden(page, true), (page: Page) => setHidden(page, false)],
  ['offline', (page: Page) => page.context().setOffline(true), (page: Page) => page.context().setOffline(false)],
] as const) {
  test(`for thirty seconds ${what} it asks nothing, and once at once on return`, async ({ page, dashboard, sessionElsewhere }) => {
    const product = await dashboard((await sessionElsewhere({ userAgent: firefoxOnLinux })).cookie);
    await page.clock.install();
    await product.open(page);
    await expectState(page, 'live');
    // From now on time goes on only when the test says so, and a question that is under way is answered first.
    await page.clock.pauseAt(new Date(Date.now() + 60_000));
    await expect.poll(() => element(page).evaluate((list) => (list as HTMLElement & { refresh(): Promise<boolean> }).refresh())).toBe(true);
    let asked = 0;
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/api/v1/embed/sessions') asked += 1;
    });
    await leave(page);
    await expect.poll(() => page.evaluate(() => document.hidden || !navigator.onLine)).toBe(true);
    await sessionElsewhere({ userAgent: chromeOnWindows });
    await page.clock.runFor('00:30');
    expect(asked).toBe(0);
    await expect(rows(page)).toHaveCount(1);

    await come(page);
    await expect(rowOf(page, 'Chrome on Windows')).toBeVisible();
    expect(asked).toBe(1);
    await page.clock.runFor(1_400);
    expect(asked).toBe(1);
    await page.clock.runFor(1_100);
    await expect.poll(() => asked).toBe(2);
  });
}

test('while a newer element is served under its address, a page that is open goes on with its own', async ({ page, context, device, server, dashboard, sessionElsewhere }) => {
  const own = await sessionElsewhere({ userAgent: firefoxOnLinux });
  const product = await dashboard(own.cookie);
  await product.open(page);
  await expectState(page, 'live');
  const script = await (await fetch(`${server.url}/embed/user-sessions.js`)).text();
  const newer = script.replaceAll('Active sessions', 'Sessions of the next version');
  expect(newer).not.toBe(script);
  const later = await device();
  for (const each of [context, later.context()]) {
    await each.route(`${server.url}/embed/user-sessions.js*`, (route) => route.fulfill({ contentType: 'text/javascript', headers: { 'Access-Control-Allow-Origin': '*' }, body: newer }));
  }
  await product.open(later);
  await expect(later.getByRole('table', { name: 'Sessions of the next version' })).toBeVisible();

  // The page takes the script in once more, as one does whose parts are loaded again.
  const address = `${server.url}/embed/user-sessions.js?again`;
  await page.evaluate((address) => new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: address, onload: done, onerror: failed }));
  }), address);
  expect(await page.evaluate((address) => performance.getEntriesByName(address).length, address)).toBe(1);
  const phone = await sessionElsewhere({ userAgent: safariOnIphone });
  await expect(status(page)).toContainText('New session: Safari on iPhone');
  await closeButton(page, 'Safari on iPhone').click();
  await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
  await expectRefused(server, phone.cookie);
  await expectState(page, 'live');
  await expect(page.getByRole('table', { name: 'Active sessions' })).toBeVisible();
});
