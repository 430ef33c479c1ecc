// The element at the service's own origin, by the session's cookie: as in the frame, and in a product below a path.

import type { Page } from '@playwright/test';

import { element, expectState, watchEvents } from './embed_fixtures.ts';
import { replaceToken } from './new_token.ts';
import { type Account, chromeOnWindows, closeButton, closeOthersButton, expect, firefoxOnLinux, openSessions, rows, safariOnIphone, signIn, signInAs, status, test } from './support.ts';

const bob: Account = { name: 'bob', password: 'another long pass phrase' };

test.use({ userAgent: firefoxOnLinux });

/** A product's page at the service's own origin, as a proxy before both would have it. */
async function openProduct(page: Page): Promise<void> {
  await page.route('/product', (route) => route.fulfill({
    contentType: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="en"><title>Product</title><link rel="icon" href="data:,"><h1>Product</h1>
<script type="module" src="/embed/user-sessions.js"></script><user-sessions></user-sessions>`,
  }));
  await page.goto('/product');
  await expectState(page, 'live');
}

test('at the own origin the cookie is enough to list and to close, and the list is told of what happens elsewhere', async ({ page, account, sessionElsewhere, guard }) => {
  guard.expectStatus(401);
  await sessionElsewhere({ userAgent: safariOnIphone });
  await sessionElsewhere({ userAgent: chromeOnWindows });
  const program = await sessionElsewhere();
  await openSessions(page, account);
  const events = await watchEvents(page);
  await openProduct(page);
  await expect(rows(page)).toHaveCount(4);
  await closeButton(page, 'Safari on iPhone').click();
  await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
  await page.waitForResponse((answer) => answer.url().endsWith('/api/v1/sessions') && answer.status() === 304);
  await closeOthersButton(page).click();
  await page.getByRole('button', { name: 'Close 2 sessions' }).click();
  await expect(status(page)).toHaveText('2 other sessions were closed.');
  expect(await program.post('/api/sessions/list')).toBe(401);
  await sessionElsewhere().then(({ post }) => post('/api/sessions/close-others'));
  await expectState(page, 'over');
  await expect(page.getByRole('heading', { name: 'This session was closed' })).toBeVisible();
  await expect(element(page)).toContainText('It was closed with all others from A program (curl)');
  expect(await events()).toContainEqual({ name: 'over', detail: { reason: 'closed-with-others' } });
});

for (const [what, act] of [
  ['Close', async (page) => closeButton(page, 'A program (curl)').click()],
  ['Close All Other Sessions', async (page) => closeOthersButton(page).click()],
  ['the next question', async (page) => element(page).evaluate((list) => (list as HTMLElement & { refresh(): Promise<boolean> }).refresh())],
] as [string, (page: Page) => Promise<void>][]) {
  test(`${what} is refused once somebody else has signed in in the browser, and the list says so`, async ({ page, server, account, device, sessionElsewhere, guard }) => {
    guard.expectEnd();
    await sessionElsewhere();
    await server.addAccount(bob);
    const phone = await device({ userAgent: safariOnIphone });
    await signIn(phone, bob);
    await openSessions(page, account);
    const events = await watchEvents(page);
    await openProduct(page);
    // Nothing is asked until the person does something, as if all of it happened between two questions.
    await element(page).evaluate((list) => (list as HTMLElement & { pause(): void }).pause());
    await signInAs(bob, page, account);
    await act(page);
    await expectState(page, 'over');
    await expect(page.getByRole('heading', { name: 'Another session was opened in this browser' })).toBeVisible();
    await expect(element(page)).toContainText('Nothing was changed. Load the page again.');
    await expect(page.getByRole('table')).toHaveCount(0);
    expect(await events()).toContainEqual({ name: 'over', detail: { reason: 'another' } });
    await phone.reload();
    await expect(rows(phone)).toHaveCount(2);
  });
}

test.describe('when the password is due', () => {
  test.use({ serverOptions: ['--step-up-window', '1ms'] });

  test('the list goes on when it asks before the new token of its session has reached the browser', async ({ page, server, account, guard }) => {
    guard.expectStatus(401);
    const answered = (status: number) => page.waitForResponse((answer) => answer.url().endsWith('/api/v1/sessions') && answer.status() === status);
    await page.clock.install();
    await signIn(page, account);
    await openProduct(page);
    // From now on time goes on only when the test says so.
    await page.clock.pauseAt(new Date(Date.now() + 60_000));
    const arrives = await replaceToken(page, server, account, guard);
    const refused = answered(401);
    const refreshed = element(page).evaluate((list) => (list as HTMLElement & { refresh(): Promise<boolean> }).refresh());
    await refused;
    await page.clock.runFor(900);
    await arrives();
    await page.clock.resume();
    expect(await refreshed).toBe(true);
    await expectState(page, 'live');
  });
});
