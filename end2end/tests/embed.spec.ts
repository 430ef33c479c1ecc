// The embedded list in a page of another site, against the wire: what it shows, asks and does.

import { type Wire, session } from './embed_wire.ts';
import { element, expect, expectState, test, watchEvents } from './embed_fixtures.ts';
import { activeTable, closeButton, closeOthersButton, rowOf, rows, status } from './support.ts';

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

test('a closed row goes, is said once, and the focus goes on', async ({ page, product }) => {
  const events = await watchEvents(page);
  await product.open(page);
  await closeButton(page, 'Safari on iPhone').focus();
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
  await expect(rowOf(page, 'Safari on iPhone')).toHaveCount(0);
  await expect(closeButton(page, 'Chrome on Windows')).toBeFocused();
  expect((await events()).slice(1)).toEqual([{ name: 'session-ended', detail: { id: 'a', by: 'here' } }]);
});

test('all others are closed after a question, and not when it is answered with no', async ({ page, product, wire }) => {
  await product.open(page);
  await closeOthersButton(page).click();
  await expect(page.getByRole('dialog')).toContainText('Close 3 other sessions?');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(rows(page)).toHaveCount(4);
  expect(wire.asked.some(({ method }) => method === 'POST')).toBe(false);
  await closeOthersButton(page).click();
  await page.getByRole('button', { name: 'Close 3 sessions' }).click();
  await expect(status(page)).toHaveText('3 other sessions were closed.');
  await expect(rows(page)).toHaveCount(1);
  await expect(closeOthersButton(page)).toHaveCount(0);
});

test('a key that is held down closes one session', async ({ page, product }) => {
  await product.open(page);
  await closeButton(page, 'Safari on iPhone').focus();
  await page.keyboard.down('Enter');
  await expect(closeButton(page, 'Chrome on Windows')).toBeFocused();
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
  await expect(rows(page)).toHaveCount(3);
});

test('where nothing may be closed there is no button for it', async ({ page, product, wire }) => {
  wire.closing = 'never';
  await product.open(page);
  await expect(rows(page)).toHaveCount(4);
  await expect(page.getByRole('button', { name: /^Close/ })).toHaveCount(0);
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
  await page.getByRole('button', { name: 'Go on with live updates' }).click();
  await expectState(page, 'live');
  await pollsAfter(wire, 2);
});

test('a token is replaced before it ends, and nobody sees it', async ({ page, product, wire }) => {
  wire.lifetime = 1;
  await product.open(page);
  await expect.poll(() => product.tokensAsked).toBeGreaterThan(3);
  await expectState(page, 'live');
  expect(wire.asked.some(({ headers }) => headers.authorization === 'Bearer us_embed_1')).toBe(true);
});

test('a refused token is replaced once, and then less and less often', async ({ page, product, wire }) => {
  await product.open(page);
  await expectState(page, 'live');
  const before = product.tokensAsked;
  wire.tokens.clear();
  await expect.poll(() => product.tokensAsked).toBe(before + 1);
  await expectState(page, 'live');
  wire.instead = ({ path }) => (path.includes('/embed/sessions') ? { status: 401, kind: 'token-refused' } : undefined);
  await expectState(page, 'stale');
  await expect(element(page)).toContainText('Not live since Today, ');
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

for (const [kind, text] of [
  ['password-required', 'It has been a while since you entered your password'],
  ['confirm-required', 'Sessions are closed at account.app.localhost'],
] as const) {
  test(`${kind}: nothing is closed, and a link leads to the service`, async ({ page, product, wire }) => {
    const confirm = `${wire.url}/account/sessions/close?session=a`;
    wire.instead = ({ method }) => (method === 'DELETE' ? { status: 403, kind, more: { confirm } } : undefined);
    await product.open(page);
    await closeButton(page, 'Safari on iPhone').click();
    await expect(page.getByRole('alert').filter({ hasText: text })).toBeVisible();
    const link = page.getByRole('link', { name: /^Go on at account\.app\.localhost/ });
    await expect(link).toBeFocused();
    await expect(link).toHaveAttribute('href', `${confirm}&from=${encodeURIComponent(product.at())}`);
    await expect(link).toHaveAttribute('target', '_blank');
    await expect(page.locator('input')).toHaveCount(0);
    const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    expect(await tab.evaluate(() => opener)).toBeNull();
    await tab.close();
    await page.bringToFront();
    wire.others.shift();
    wire.changed();
    await expect(rowOf(page, 'Safari on iPhone')).toHaveCount(0);
    await expect(link).toHaveCount(0);
  });
}

test('a question that is left with Escape is gone, and the button has the focus', async ({ page, product, wire }) => {
  wire.instead = ({ method }) => (method === 'DELETE' ? { status: 403, kind: 'password-required' } : undefined);
  await product.open(page);
  await closeButton(page, 'curl').click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
  await expect(closeButton(page, 'curl')).toBeFocused();
});

test('what is not answered is said to be open, or not to be known', async ({ page, product, wire }) => {
  wire.instead = ({ method }) => (method === 'DELETE' ? { status: 503, kind: 'unavailable' } : undefined);
  await product.open(page);
  await closeButton(page, 'curl').click();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveText('curl was not closed: the service could not answer. Try again.');
  await expect(closeButton(page, 'curl')).toBeVisible();
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

test('a token for another origin is said on the console, with what to do', async ({ page, product, token, complaints }) => {
  token.answer = () => ({ status: 200, body: JSON.stringify({ token: 'us_embed_x', expires_in: 600, origin: 'https://app.example.com' }) });
  await product.open(page);
  await expectState(page, 'unavailable');
  expect(complaints.join()).toContain(`The token is for https://app.example.com, and this page is at ${product.at()}`);
});

test('a page without the right path to tokens says so on the console', async ({ page, product, token, complaints }) => {
  token.answer = () => ({ status: 422, body: JSON.stringify({ type: '/api/v1/problems/origin-not-registered', detail: 'Run user-sessions …' }) });
  await product.open(page);
  await expectState(page, 'unavailable');
  expect(complaints.join()).toContain('origin-not-registered. Run user-sessions …');
});

test('a function may get the token, whether it is set before or after the element is defined', async ({ page, product, wire }) => {
  const { token } = wire.mint();
  const before = `<script>addEventListener('DOMContentLoaded', () => { document.querySelector('user-sessions').getToken = async () => ({ access_token: '${token}', expires_in: 600 }); });</script>`;
  await product.open(page, { head: before });
  await expectState(page, 'live');
  await element(page).evaluate((list, token) => Object.assign(list, { getToken: async () => token }), wire.mint().token);
  await expect.poll(() => wire.polls().at(-1)?.headers.authorization).toBe('Bearer us_embed_1');
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
