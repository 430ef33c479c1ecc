// The embedded list in a page of another site, against the wire: what it shows, asks and does.

import { type Wire, session } from './embed_wire.ts';
import { element, expect, expectState, test, watchEvents } from './embed_fixtures.ts';
import { activeTable, rowOf, rows, status } from './support.ts';

const closedFromPhone = { at: Date.now(), reason: 'closed', by: { device: 'Safari on iPhone' } };
const pollsAfter = async (wire: Wire, more: number) => {
  const before = wire.polls().length;
  await expect.poll(() => wire.polls().length).toBeGreaterThanOrEqual(before + more);
};

test('two lines of HTML show the list, the current session first and without a button', async ({ page, product }) => {
  const events = await watchEvents(page);
  await product.open(page);
  await expect(activeTable(page)).toBeVisible();
  await expect(rows(page)).toHaveCount(4);
  await expect(rows(page).first()).toContainText('Current Session');
  await expect(rows(page).first().getByRole('button')).toHaveCount(0);
  await expectState(page, 'live');
  expect(await events()).toEqual([{ name: 'ready', detail: { count: 4 } }]);
});

test('it asks at the pace of the service, with one preflight a version, by a token in a header and nothing else', async ({ page, product, wire }) => {
  await product.open(page);
  await expectState(page, 'live');
  await pollsAfter(wire, 5);
  wire.changed();
  await pollsAfter(wire, 3);
  const pauses = wire.polls().slice(2).map(({ at }, place) => at - (wire.polls()[place + 1]?.at ?? at));
  for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(wire.pollAfter - 20);
  const preflights = wire.asked.filter(({ method }) => method === 'OPTIONS').map(({ path }) => path);
  expect(new Set(preflights).size).toBe(preflights.length);
  expect(preflights.length).toBeLessThanOrEqual(3);
  for (const { path, headers } of wire.asked.filter(({ path }) => path.startsWith('/api/'))) {
    expect(headers.cookie).toBeUndefined();
    expect(headers['sec-fetch-site']).toBe('cross-site');
    expect(path).not.toContain('us_embed_');
  }
  expect(await page.content()).not.toContain('us_embed_');
  const others = new URL(product.at()).host;
  expect(product.asked.every(({ headers }) => headers.host === others)).toBe(true);
});

test('a longer pause may be asked for, and no shorter one', async ({ page, product, wire }) => {
  await product.open(page, { attributes: 'poll-interval="1"' });
  await expectState(page, 'live');
  await pollsAfter(wire, 3);
  const [first, second] = wire.polls().slice(-2);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(wire.pollAfter - 20);
});

test('what comes and goes elsewhere is said, and no row moves under the pointer', async ({ page, product, wire }) => {
  const events = await watchEvents(page);
  await product.open(page);
  await rowOf(page, 'Chrome on Windows').hover();
  wire.others = [session('n', 'Edge on Linux'), ...wire.others.filter(({ id }) => id !== 'a')];
  wire.changed();
  await expect(status(page)).toHaveText('New session: Edge on Linux, connected from 192.0.2.7. A session has ended: Safari on iPhone.');
  const names = () => activeTable(page).locator('tbody .device').allTextContents();
  expect(await names()).toEqual(['Firefox on Linux', 'Safari on iPhone', 'Chrome on Windows', 'curl', 'Edge on Linux']);
  await page.mouse.move(1, 1);
  await expect.poll(names).toEqual(['Firefox on Linux', 'Edge on Linux', 'Chrome on Windows', 'curl']);
  expect((await events()).slice(1)).toEqual([
    { name: 'session-started', detail: { id: 'n' } },
    { name: 'session-ended', detail: { id: 'a', by: 'elsewhere' } },
  ]);
});

test('a pause stops it, going on catches up, and refresh asks once', async ({ page, product, wire }) => {
  await product.open(page);
  await page.getByRole('button', { name: 'Pause live updates' }).click();
  await expectState(page, 'paused');
  await expect(element(page)).toContainText('Paused, as of Today, ');
  const before = wire.polls().length;
  expect(await element(page).evaluate((list) => (list as HTMLElement & { refresh(): Promise<boolean> }).refresh())).toBe(true);
  expect(wire.polls().length - before).toBeLessThanOrEqual(2);
  await page.getByRole('button', { name: 'Resume live updates' }).click();
  await expectState(page, 'live');
  await pollsAfter(wire, 2);
});

test('when its session is closed elsewhere it empties itself for good', async ({ page, product, wire }) => {
  const events = await watchEvents(page);
  await product.open(page, { inside: '<a slot="over" href="/sign-in">Sign in again</a><a href="/account">User Sessions</a>' });
  await expectState(page, 'live');
  wire.over = closedFromPhone;
  await expect(page.getByRole('heading', { name: 'This session was closed' })).toBeVisible();
  await expect(element(page)).toContainText('It was closed from Safari on iPhone, Today, ');
  await expect(page.getByRole('link', { name: 'Sign in again' })).toBeVisible();
  await expectState(page, 'over');
  const left = await element(page).evaluate((list) => list.shadowRoot?.querySelector('.root')?.outerHTML ?? '');
  for (const gone of ['Chrome on Windows', 'Firefox', 'curl', '192.0.2.7', '203.0.113.7', '2001:db8']) expect(left).not.toContain(gone);
  expect((await events()).at(-1)).toEqual({ name: 'over', detail: { reason: 'closed' } });
  const asked = wire.asked.length + product.asked.length;
  await page.clock.install();
  await page.clock.runFor('01:00');
  await element(page).evaluate((list) => list.parentElement?.append(list));
  await page.clock.runFor('01:00');
  expect(wire.asked.length + product.asked.length).toBe(asked);
  await expectState(page, 'over');
});

test('when the product says that nobody is signed in, nothing is left to see', async ({ page, product, token }) => {
  token.answer = () => ({ status: 401, body: '' });
  await product.open(page);
  await expect(page.getByRole('heading', { name: 'You are signed out in this browser' })).toBeVisible();
});

test('another session in the same browser shows nothing of either', async ({ page, product, wire }) => {
  await product.open(page);
  await expectState(page, 'live');
  wire.current = session('z', 'Opera on Linux');
  wire.changed();
  await expect(page.getByRole('heading', { name: 'Another session was opened in this browser' })).toBeVisible();
  await expect(element(page)).not.toContainText('Opera');
});

test('told to wait it waits, and shows what the product has put inside as long as it has nothing', async ({ page, product, wire }) => {
  const events = await watchEvents(page);
  wire.instead = () => ({ status: 429, headers: { 'Retry-After': '1' } });
  await product.open(page);
  await expectState(page, 'unavailable');
  await expect(page.getByRole('link', { name: 'User Sessions' })).toBeVisible();
  await expect.poll(() => wire.polls().length).toBe(2);
  const [first, second] = wire.polls();
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  expect(await events()).toEqual([{ name: 'problem', detail: { kind: 'unavailable', status: 429 } }]);
  wire.instead = () => undefined;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectState(page, 'live');
  await expect(page.getByRole('link', { name: 'User Sessions' })).toBeHidden();
});

test('defined twice, moved, removed and put back it goes on', async ({ page, product, wire, complaints }) => {
  const script = `<script type="module" src="${wire.url}/embed/user-sessions.js"></script><script type="module" src="${wire.url}/embed/user-sessions.js?2"></script>`;
  await product.open(page, { script });
  await expectState(page, 'live');
  const list = await element(page).elementHandle();
  await list?.evaluate((list) => list.remove());
  const asked = wire.polls().length;
  await page.clock.install();
  await page.clock.runFor('01:00');
  expect(wire.polls().length).toBeLessThanOrEqual(asked + 1);
  await list?.evaluate((list) => document.body.append(list));
  await page.clock.runFor(1_000);
  await expect.poll(() => wire.polls().length).toBeGreaterThan(asked + 1);
  await expect(rows(page)).toHaveCount(4);
  expect(complaints).toEqual([]);
});

test('a frame is as high as its service says, and nobody else may say it', async ({ page, product, wire }) => {
  await page.route(`${wire.url}/embed/frame?**`, (route) => route.fulfill({
    contentType: 'text/html',
    body: `<script>parent.postMessage({ height: 321 }, new URL(location).searchParams.get('origin'))</script>`,
  }));
  await product.open(page, { attributes: 'frame' });
  const frame = element(page).locator('iframe');
  await expect(frame).toHaveAttribute('src', `${wire.url}/embed/frame?origin=${encodeURIComponent(product.at())}`);
  await expect(frame).toHaveCSS('height', '321px');
  await page.evaluate(() => postMessage({ height: 7 }, '*'));
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  await expect(frame).toHaveCSS('height', '321px');
  expect(product.tokensAsked).toBe(0);
});
