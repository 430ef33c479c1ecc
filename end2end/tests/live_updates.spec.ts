import {
  closeButton,
  closeOthersButton,
  curl,
  expect,
  freshness,
  openSessions,
  problem,
  questions,
  rowOf,
  rows,
  safariOnIphone,
  setHidden,
  signIn,
  status,
  test,
} from './support.ts';
import type { Page, Request } from '@playwright/test';

const LIST = '**/api/sessions/list';
const YEAR = 365 * 24 * 3600 * 1000;

const switchOf = (page: Page) => page.getByRole('button', { name: /live updates/i });

test('a pause stops all questions, and going on catches up at once', async ({ page, account, sessionElsewhere }) => {
  await page.clock.install();
  await openSessions(page, account);
  await switchOf(page).click();
  await expect(freshness(page)).toContainText('Paused, as of');
  const asked = questions(page);
  await sessionElsewhere();

  await page.clock.runFor('10:00');
  expect(asked).toHaveLength(0);
  await expect(rows(page)).toHaveCount(1);
  await expect(freshness(page)).toContainText('Paused, as of');

  await switchOf(page).click();
  await expect(rowOf(page, 'curl')).toBeVisible();
  await expect(freshness(page)).toContainText('Live');
});

test('a hidden page asks nothing, and catches up at once when it is seen again', async ({ page, account, sessionElsewhere }) => {
  await page.clock.install();
  await openSessions(page, account);
  // A question that is under way when the page is hidden is let finish.
  const last = new Promise<Request>((found) => {
    void page.route(LIST, async (route) => {
      await setHidden(page, true);
      await route.continue();
      found(route.request());
    }, { times: 1 });
  });
  await (await last).response();
  const asked = questions(page);
  await sessionElsewhere();

  await page.clock.runFor('10:00');
  expect(asked).toHaveLength(0);
  await expect(rows(page)).toHaveCount(1);

  await page.clock.pauseAt(new Date(Date.now() + YEAR));
  await setHidden(page, false);
  await expect(rowOf(page, 'curl')).toBeVisible();
});

test('offline, the page says so and since when, and comes back by itself', async ({ page, account, sessionElsewhere, guard }) => {
  guard.expectMessage(/net::ERR_INTERNET_DISCONNECTED/);
  await openSessions(page, account);

  await page.context().setOffline(true);
  await expect(freshness(page)).toContainText(/You are offline\. Not updated since Today, \d\d:\d\d/);
  await sessionElsewhere();
  await expect(rows(page)).toHaveCount(1);

  await page.context().setOffline(false);
  await expect(freshness(page)).toContainText('Live');
  await expect(rowOf(page, 'curl')).toBeVisible();
});

test.describe('asking ten times a second', () => {
  test.use({ serverOptions: ['--poll-interval', '100ms'] });

  for (const [what, answer] of [
    ['the service cannot answer', { status: 503, json: 'Unavailable' }],
    ['a proxy answers in its place', { status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' }],
  ] as const) {
    test(`when ${what}, the page is stale, asks less and less often, and recovers`, async ({ page, account, guard, sessionElsewhere }) => {
      guard.expectStatus(answer.status);
      await openSessions(page, account);
      await page.route(LIST, (route) => route.fulfill(answer));
      const asked = questions(page);

      await expect(freshness(page)).toContainText(/Not updated since Today, \d\d:\d\d/);
      await expect.poll(() => asked.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(7);
      const gap = (place: number) => (asked[place] ?? 0) - (asked[place - 1] ?? 0);
      expect(gap(6)).toBeGreaterThan(2 * gap(1));
      await expect(rowOf(page, 'Current Session')).toBeVisible();

      await sessionElsewhere();
      await page.unroute(LIST);
      await expect(freshness(page)).toContainText('Live');
      await expect(rowOf(page, 'curl')).toBeVisible();
      // Sooner than a message goes by itself.
      await expect(problem(page)).toHaveCount(0, { timeout: 5_000 });
    });
  }

  test('told to wait, the page waits that long', async ({ page, account, guard }) => {
    guard.expectStatus(429);
    await openSessions(page, account);
    const asked = questions(page);
    const told = page.waitForResponse((response) => response.status() === 429);
    await page.route(LIST, (route) => route.fulfill({ status: 429, json: { TooManyAttempts: 2 } }), { times: 1 });

    await told;
    await expect(freshness(page)).toContainText('Not updated since');
    await expect(freshness(page)).toContainText('Live');
    const gaps = asked.slice(1).map((moment, place) => moment - (asked[place] ?? 0));
    expect(Math.max(...gaps)).toBeGreaterThan(1900);
  });
});

test('a laptop that slept for eight hours does not show its old list as live', async ({ page, account, guard, sessionElsewhere }) => {
  guard.expectMessage(/net::ERR_FAILED/);
  await page.clock.install();
  await openSessions(page, account);
  await page.route(LIST, (route) => route.abort());
  await sessionElsewhere();

  await page.clock.fastForward('08:00:00');
  await expect(freshness(page)).toContainText('Not updated since');

  await page.unroute(LIST);
  await expect(rowOf(page, 'curl')).toBeVisible({ timeout: 10_000 });
  await expect(freshness(page)).toContainText('Live');
});

test('an answer that never comes is given up, and asked for again', async ({ page, account }) => {
  await page.clock.install();
  await openSessions(page, account);
  await page.route(LIST, () => {}, { times: 1 });
  const [lost] = await Promise.all([page.waitForRequest(LIST), page.clock.runFor(1000)]);

  const next = page.waitForRequest((asked) => asked.url().endsWith('/api/sessions/list') && asked !== lost);
  await page.clock.runFor(20_000);
  await next;
  await expect(freshness(page)).toContainText('Live');
});

for (const [direction, offset] of [['behind', -YEAR], ['ahead', YEAR]] as const) {
  test(`a browser clock that is a year ${direction} makes no nonsense of the times`, async ({ page, account, sessionElsewhere }) => {
    await page.clock.install({ time: Date.now() + offset });
    await openSessions(page, account);
    await sessionElsewhere();
    await expect(rowOf(page, 'curl')).toContainText('Now');
    await expect(rowOf(page, 'Current Session')).toContainText('Now');
    await expect(freshness(page)).toContainText('Live');
    const shown = (await rowOf(page, 'curl').locator('time').first().textContent()) ?? '';
    const words = new Date().toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
    const minuteAgo = new Date(Date.now() - 60_000).toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
    expect([words, minuteAgo].some((time) => shown.includes(time)), shown).toBe(true);
  });
}

test('a browser clock that is put right while the page is open does no harm', async ({ page, account, sessionElsewhere }) => {
  await page.clock.install({ time: Date.now() - YEAR });
  await openSessions(page, account);
  await page.clock.setSystemTime(Date.now());
  await sessionElsewhere();
  await expect(rowOf(page, 'curl')).toContainText('Now');
  await expect(freshness(page)).toContainText('Live');
});

test('no row moves under the pointer: new ones come last, closed ones leave their place, until it leaves', async ({ page, account, sessionElsewhere }) => {
  const first = await sessionElsewhere({ userAgent: curl });
  await sessionElsewhere({ userAgent: safariOnIphone });
  await openSessions(page, account);
  const phone = closeButton(page, 'Safari on iPhone');
  await closeButton(page, 'A program (curl)').hover();
  const place = await phone.boundingBox();

  await sessionElsewhere({ userAgent: 'Wget/1.25.0' });
  await expect(rowOf(page, 'Wget')).toBeVisible();
  await expect(rows(page).last()).toContainText('Wget');
  expect(await phone.boundingBox()).toEqual(place);

  await first.post('/api/sign-out');
  await expect(rowOf(page, 'curl')).toHaveCount(0);
  await expect(closeOthersButton(page)).toHaveText('Close All Other Sessions (2)');
  expect(await phone.boundingBox()).toEqual(place);

  await page.mouse.move(1, 1);
  await expect(rows(page).nth(1)).toContainText('Wget');
  await expect(rows(page).nth(2)).toContainText('Safari on iPhone');
  await expect(rows(page)).toHaveCount(3);
});

test('changes are announced politely, times are not', async ({ page, account, sessionElsewhere }) => {
  await openSessions(page, account);
  const polite = status(page);
  await expect(polite).toHaveText('');
  const session = await sessionElsewhere({ userAgent: safariOnIphone });
  await expect(polite).toHaveText('New session: Safari on iPhone, connected from 127.0.0.1.');
  await session.post('/api/sign-out');
  await expect(polite).toHaveText('A session has ended: Safari on iPhone.');
  await expect(page.locator('[aria-live] time, [role=status] time, [role=alert] time, [aria-live] table')).toHaveCount(0);
});

test('an unchanged list is answered without the list', async ({ page, account }) => {
  await openSessions(page, account);
  const answer = await page.waitForResponse(LIST);
  expect((await answer.body()).length).toBeLessThan(64);
});

test.describe('with sessions that end after ten idle seconds', () => {
  test.use({ serverOptions: ['--idle-timeout', '10s', '--poll-interval', '500ms'] });

  test('polling keeps no session alive', async ({ page, account, guard }) => {
    guard.expectStatus(401);
    await signIn(page, account);
    const asked = questions(page);
    await expect(page.getByRole('heading', { name: 'This session was closed' })).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('expired after inactivity')).toBeVisible();
    expect(asked.length).toBeGreaterThan(4);
    await page.reload();
    await expect(page).toHaveURL(/\/sign-in/);
  });
});

/** Does to all text what a browser's translation does to it, now and whenever some comes. */
function translate(): void {
  const wrap = (text: Text) => {
    if (!text.data.trim() || text.parentElement?.closest('font, script')) return;
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    text.replaceWith(outer);
    outer.append(inner);
    // The old piece of text is thrown away, as a translation throws it away.
    inner.append(text.data);
  };
  const all = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (walker.nextNode()) found.push(walker.currentNode as Text);
    found.forEach(wrap);
  };
  all();
  new MutationObserver(all).observe(document.body, { subtree: true, childList: true, characterData: true });
}

test('what changes is true on a page that the browser translates', async ({ page, account, sessionElsewhere }) => {
  const first = await sessionElsewhere({ userAgent: curl });
  await openSessions(page, account);
  await page.evaluate(translate);
  await expect(page.locator('h1 > font > font')).toHaveText('User Sessions');

  await sessionElsewhere({ userAgent: safariOnIphone });
  await expect(status(page)).toHaveText('New session: Safari on iPhone, connected from 127.0.0.1.');
  await expect(closeOthersButton(page)).toHaveText('Close All Other Sessions (2)');
  await expect(freshness(page)).toContainText('Live');

  await first.post('/api/sign-out');
  await expect(rowOf(page, 'curl')).toHaveCount(0);
  await expect(status(page)).toHaveText('A session has ended: A program (curl).');
  await expect(closeOthersButton(page)).toHaveText('Close All Other Sessions (1)');

  // The question is asked with the number of that moment, also while the updates are paused.
  await switchOf(page).click();
  await expect(freshness(page)).toContainText('Paused, as of');
  await expect(switchOf(page)).toHaveText('Resume');
  await sessionElsewhere({ userAgent: 'Wget/1.25.0' });
  await closeOthersButton(page).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading')).toHaveText('Close 2 other sessions?');
  await dialog.getByRole('button', { name: 'Close 2 sessions' }).click();
  await expect(status(page)).toHaveText('2 other sessions were closed.');
  await expect(rows(page)).toHaveCount(1);
});

test('a paused page is paused when it is loaded again', async ({ page, account, sessionElsewhere }) => {
  await openSessions(page, account);
  await switchOf(page).click();
  await page.reload();
  await expect(freshness(page)).toContainText(/^Paused, as of Today, \d\d:\d\d/);
  await sessionElsewhere();
  await switchOf(page).click();
  await expect(rows(page)).toHaveCount(2);
  await page.reload();
  await expect(freshness(page)).toHaveText('Live');
});
