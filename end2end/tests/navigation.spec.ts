import type { Page } from '@playwright/test';
import {
  alive,
  expect,
  expectRefused,
  fillSignIn,
  freshness,
  openSessions,
  post,
  problem,
  questions,
  rowOf,
  rows,
  sessionCookie,
  setHidden,
  signIn,
  test,
} from './support.ts';

/** Leaves a mark that a full load of a page removes. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { marked: true }));
const isMarked = (page: Page) => page.evaluate(() => 'marked' in window);

const pages = [
  ['Authorized Websites', '/account/websites'],
  ['Security', '/account/security'],
  ['User Sessions', '/account/sessions'],
] as const;

const link = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name });

async function expectPage(page: Page, title: string, path: string): Promise<void> {
  await expect(page).toHaveURL(path);
  await expect(page).toHaveTitle(`${title} · My Account`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.getByRole('navigation').locator('[aria-current=page]')).toHaveText(title);
}

test('the account’s pages follow each other without a reload, the heading takes the focus, back and forward work', async ({ page, account }) => {
  await openSessions(page, account);
  await mark(page);
  for (const [title, path] of pages) {
    await link(page, title).click();
    await expectPage(page, title, path);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  }
  await page.goBack();
  await expectPage(page, 'Security', '/account/security');
  await page.goBack();
  await expectPage(page, 'Authorized Websites', '/account/websites');
  await page.goForward();
  await expectPage(page, 'Security', '/account/security');
  await page.getByRole('heading').first().click();
  expect(await isMarked(page)).toBe(true);
});

test('the list is alive after coming back, and asks once per interval', async ({ page, account, sessionElsewhere }) => {
  await openSessions(page, account);
  await mark(page);
  for (let round = 0; round < 3; round += 1) {
    await link(page, 'Security').click();
    await expectPage(page, 'Security', '/account/security');
    await link(page, 'User Sessions').click();
    await expect(freshness(page)).toContainText('Live');
  }
  await sessionElsewhere();
  await expect(rowOf(page, 'curl')).toBeVisible();

  const asked = questions(page);
  await expect.poll(() => asked.length).toBeGreaterThanOrEqual(5);
  const spent = (asked[4] ?? 0) - (asked[0] ?? 0);
  expect(spent).toBeGreaterThan(4 * 500 * 0.9);
  expect(await isMarked(page)).toBe(true);
});

test('a page that was left asks nothing beside the one that is shown', async ({ page, account }) => {
  await openSessions(page, account);
  await link(page, 'Security').click();
  await expectPage(page, 'Security', '/account/security');
  const asked = questions(page);
  await expect.poll(() => asked.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(5);
  expect((asked[4] ?? 0) - (asked[0] ?? 0)).toBeGreaterThan(4 * 500 * 0.9);
});

test('of two links clicked one after the other, the second one wins', async ({ page, account }) => {
  await openSessions(page, account);
  let release = () => {};
  const held = new Promise<void>((answer) => (release = answer));
  await page.route('/account/websites', async (route) => {
    await held;
    await route.continue();
  });
  await link(page, 'Authorized Websites').click();
  await link(page, 'Security').click();
  await expectPage(page, 'Security', '/account/security');

  const late = page.waitForResponse('/account/websites');
  release();
  await (await late).finished();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expectPage(page, 'Security', '/account/security');
  await page.goBack();
  await expectPage(page, 'User Sessions', '/account/sessions');
});

test('a page of another version is loaded as a whole, once', async ({ page, account }) => {
  await openSessions(page, account);
  await mark(page);
  await page.route('/account/security', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/src="\/pkg\/start\.[^"]+"/, 'src="/pkg/start.0000000000000000.js"');
    await route.fulfill({ response: answer, body });
  }, { times: 1 });

  await link(page, 'Security').click();
  await expectPage(page, 'Security', '/account/security');
  await alive(page);
  expect(await isMarked(page)).toBe(false);
  await page.goBack();
  await expectPage(page, 'User Sessions', '/account/sessions');
});

test('a link in a page whose session was closed leads to signing in, and back to the page that was asked for', async ({ page, account, server }) => {
  await openSessions(page, account);
  await link(page, 'Security').click();
  await expectPage(page, 'Security', '/account/security');
  const cookie = await sessionCookie(page);
  await setHidden(page, true);
  await post(server, cookie, '/api/sign-out', {});
  await expectRefused(server, cookie);

  await link(page, 'Authorized Websites').click();
  await expect(page).toHaveURL('/sign-in?next=%2Faccount%2Fwebsites');
  await expect(page.getByText('This session was closed by signing out')).toBeVisible();
  await fillSignIn(page, account);
  await expectPage(page, 'Authorized Websites', '/account/websites');
});

test('the skip link changes nothing on the page', async ({ page, account }) => {
  await openSessions(page, account);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.getByRole('button', { name: /live updates/i }).click();
  await page.getByRole('link', { name: 'Skip to the content' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/account/sessions#main');
  await link(page, 'Security').click();
  await expectPage(page, 'Security', '/account/security');
  expect(asked.filter((path) => path === '/account/sessions')).toHaveLength(0);
  await page.goBack();
  await expectPage(page, 'User Sessions', '/account/sessions#main');
});

test('a modified click is the browser’s own', async ({ page, account, context }) => {
  await openSessions(page, account);
  const opened = context.waitForEvent('page');
  await link(page, 'Security').click({ modifiers: ['ControlOrMeta'] });
  const tab = await opened;
  await expectPage(tab, 'Security', '/account/security');
  await expect(page).toHaveURL('/account/sessions');
});

test('a page that does not exist says so', async ({ page, guard }) => {
  guard.expectStatus(404);
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
});

for (const [what, answer] of [
  ['is not there any more', { status: 404, contentType: 'text/plain', body: 'not found' }],
  ['answers in another form', { status: 200, json: { other: 'version' } }],
] as const) {
  test(`when a server function ${what}, the page says to reload instead of doing nothing`, async ({ page, account, guard, sessionElsewhere }) => {
    guard.expectStatus(404);
    await sessionElsewhere();
    await openSessions(page, account);
    await page.route('**/api/sessions/close', (route) => route.fulfill(answer));
    await rowOf(page, 'curl').getByRole('button').click();
    await expect(problem(page)).toContainText('Reload it, then try again');
    await expect(rowOf(page, 'curl').getByRole('button')).toHaveText('Close');

    await page.route('**/api/sessions/list', (route) => route.fulfill(answer));
    await expect(freshness(page)).toContainText('Not updated since');
    await expect(problem(page)).toContainText('Reload it, then try again');
  });
}

test('a page whose wasm cannot be loaded still closes by its forms', async ({ page, account, sessionElsewhere, guard }) => {
  guard.expectMessage(/ERR_FAILED|Failed to fetch|uncaught|wasm/i);
  await sessionElsewhere();
  await page.route('**/*.wasm', (route) => route.abort());
  await signIn(page, account);
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByRole('button', { name: /live updates/i })).toBeHidden();

  await rowOf(page, 'curl').getByRole('button').click();
  await expect(page.getByText('The session was closed.')).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await link(page, 'Security').click();
  await expectPage(page, 'Security', '/account/security');
});

test('when the wasm crashes the page says so and offers to load again', async ({ page, account }) => {
  await openSessions(page, account);
  const banner = page.getByRole('alert').filter({ hasText: 'stopped working' });
  await expect(banner).toBeHidden();
  await page.evaluate(() => {
    dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }));
  });
  await expect(banner).toBeVisible();
  await banner.getByRole('link', { name: 'load the page again' }).click();
  await expect(banner).toBeHidden();
  await alive(page);
});

test('a part that is none of the living ones is not brought to life', async ({ page, account }) => {
  await signIn(page, account);
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  const parts = ['initSync', 'hydrate', 'default', 'toString', 'enliven_', ''];
  const foreign = parts.map((name) => `<leptos-island data-component="${name}"></leptos-island>`).join('');
  await page.route('**/account/security', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('</main>', `${foreign}</main>`) });
  });
  await page.goto('/account/security');
  await alive(page);
  expect(errors).toEqual([]);
});
