import type { Locator } from '@playwright/test';

import { replaceToken } from './new_token.ts';
import {
  type Account,
  alive,
  closeButton,
  closeOthersButton,
  expect,
  expectRefused,
  firefoxOnLinux,
  freshness,
  openSessions,
  post,
  problem,
  rowOf,
  rows,
  safariOnIphone,
  sessionCookie,
  setHidden,
  signIn,
  status,
  test,
} from './support.ts';

// Every authentication is too old at once, so that no test waits for one to grow old.
test.use({ serverOptions: ['--step-up-window', '1ms', '--poll-interval', '500ms'], userAgent: firefoxOnLinux });

/** Password managers learn whose password is asked for, and that it is no new one. */
async function expectManagersKnow(form: Locator, account: Account): Promise<void> {
  await expect(form.locator('input[autocomplete="username"]')).toHaveValue(account.name);
  await expect(form.getByLabel('Password')).toHaveAttribute('autocomplete', 'current-password');
}

test('closing asks for the password in place, a wrong one closes nothing, and the right one completes the click', async ({ page, account, sessionElsewhere, server, guard }) => {
  guard.expectPasswordDue();
  const phone = await sessionElsewhere({ userAgent: safariOnIphone });
  await openSessions(page, account);
  const before = await sessionCookie(page);

  await closeButton(page, 'Safari on iPhone').click();
  const field = page.getByLabel('Password');
  await expect(field).toBeFocused();
  await expect(page.getByText('nothing is closed yet')).toBeVisible();
  await expectManagersKnow(page.locator('.prompt'), account);
  await expect(rowOf(page, 'Safari on iPhone')).toBeVisible();

  await field.fill('not this one');
  await page.getByRole('button', { name: 'Close session', exact: true }).click();
  await expect(problem(page)).toHaveText('That is not your password.');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription('That is not your password.');
  await expect(page.getByText('nothing is closed yet')).toHaveCount(0);
  await expect(rowOf(page, 'Safari on iPhone')).toBeVisible();
  expect(await phone.post('/api/sessions/list')).toBe(200);
  expect(await sessionCookie(page)).toBe(before);

  await page.getByLabel('Password').fill(account.password);
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
  await expect(page.getByLabel('Password')).toHaveCount(0);
  await expectRefused(server, phone.cookie);

  expect(await sessionCookie(page)).not.toBe(before);
  await expectRefused(server, before);
  await sessionElsewhere();
  await expect(rowOf(page, 'curl')).toBeVisible();
  await expect(freshness(page)).toContainText('Live');
});

test('the password can be declined, and closes nothing', async ({ page, account, sessionElsewhere, guard }) => {
  guard.expectStatus(403);
  const phone = await sessionElsewhere({ userAgent: safariOnIphone });
  await openSessions(page, account);
  await closeButton(page, 'Safari on iPhone').click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByLabel('Password')).toHaveCount(0);
  await expect(rows(page)).toHaveCount(2);
  expect(await phone.post('/api/sessions/list')).toBe(200);
});

test('Escape leaves the question in the row', async ({ page, account, sessionElsewhere, guard }) => {
  guard.expectStatus(403);
  await sessionElsewhere({ userAgent: safariOnIphone });
  await openSessions(page, account);
  await closeButton(page, 'Safari on iPhone').click();
  await expect(page.getByLabel('Password')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Password')).toHaveCount(0);
  await expect(closeButton(page, 'Safari on iPhone')).toBeFocused();
});

test('the dialog asks for the password at once', async ({ page, account, sessionElsewhere }) => {
  await sessionElsewhere({ userAgent: safariOnIphone });
  await openSessions(page, account);
  await closeOthersButton(page).click();
  await expect(page.getByRole('dialog').getByLabel('Password')).toBeFocused();
  await expectManagersKnow(page.getByRole('dialog'), account);
});

test.describe('on the pages that ask', () => {
  test.use({ javaScriptEnabled: false });

  test('password managers know whose password they ask for', async ({ page, account, sessionElsewhere }) => {
    await sessionElsewhere({ userAgent: safariOnIphone });
    await signIn(page, account);
    const session = await page.locator('tr[data-row]').getAttribute('data-row');
    for (const question of [`close?session=${session}`, 'close-others', `revoke-websites?session=${session}`]) {
      await page.goto(`/account/sessions/${question}`);
      await expectManagersKnow(page.locator('form').filter({ has: page.getByLabel('Password') }), account);
    }
  });
});

test.describe('when the authentication grows old while the page is open', () => {
  test.use({ serverOptions: ['--step-up-window', '4s', '--poll-interval', '500ms'] });

  test('the page learns it without a refusal', async ({ page, account, sessionElsewhere }) => {
    await sessionElsewhere({ userAgent: safariOnIphone });
    await openSessions(page, account);
    const learnt = page.waitForResponse(async (answer) => (await answer.text().catch(() => '')).includes('"password_due":true'));
    await learnt;
    await closeOthersButton(page).click();
    await expect(page.getByRole('dialog').getByLabel('Password')).toBeFocused();
  });
});

test('the dialog of Close All Other Sessions asks likewise', async ({ page, account, sessionElsewhere, server, guard }) => {
  guard.expectPasswordDue();
  const sessions = [await sessionElsewhere(), await sessionElsewhere({ userAgent: safariOnIphone })];
  await openSessions(page, account);
  const before = await sessionCookie(page);

  await closeOthersButton(page).click();
  const dialog = page.getByRole('dialog', { name: 'Close 2 other sessions?' });
  await dialog.getByRole('button', { name: 'Close 2 sessions' }).click();
  await expect(dialog.getByLabel('Password')).toBeFocused();

  await page.keyboard.type('not this one');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('That is not your password.');
  await expect(rows(page)).toHaveCount(3);

  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  for (const session of sessions) expect(await session.post('/api/sessions/list')).toBe(200);

  await closeOthersButton(page).click();
  await dialog.getByRole('button', { name: 'Close 2 sessions' }).click();
  await dialog.getByLabel('Password').fill(account.password);
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText('2 other sessions were closed.');
  await expect(dialog).toBeHidden();
  await expect(rows(page)).toHaveCount(1);
  for (const session of sessions) await expectRefused(server, session.cookie);
  await expectRefused(server, before);
});

test.describe('for whoever entered the password lately', () => {
  test.use({ serverOptions: ['--step-up-window', '15min', '--poll-interval', '500ms'] });

  test('closing is one click', async ({ page, account, sessionElsewhere }) => {
    await sessionElsewhere({ userAgent: safariOnIphone });
    await openSessions(page, account);
    await closeButton(page, 'Safari on iPhone').click();
    await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
  });
});

for (const [title, path, list] of [
  ['User Sessions', '/account/sessions', '/api/sessions/list'],
  ['Authorized Websites', '/account/websites', '/api/websites/list'],
  ['Security', '/account/security', '/api/sessions/list'],
] as const) {
  test(`${title} goes on when it asks before the new token of its session has reached the browser`, async ({ page, account, server, guard }) => {
    guard.expectPasswordDue();
    const answered = (status: number) => page.waitForResponse((answer) => answer.url().endsWith(list) && answer.status() === status);
    await page.clock.install();
    await signIn(page, account);
    await page.goto(path);
    await alive(page);
    // From now on time goes on only when the test says so.
    await page.clock.pauseAt(new Date(Date.now() + 60_000));
    const arrives = await replaceToken(page, server, account, guard);
    const refused = answered(401);
    await setHidden(page, false);
    await refused;
    await page.clock.runFor(900);
    await arrives();
    const shown = answered(200);
    await page.clock.resume();
    await shown;
    // A page that has emptied itself asks nothing more.
    await answered(200);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  });
}

test('a page whose session was closed says so without waiting for a new token', async ({ page, account, server, guard }) => {
  guard.expectStatus(401);
  await page.clock.install();
  await openSessions(page, account);
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  expect(await post(server, await sessionCookie(page), '/api/sign-out', {})).toBe(200);
  await setHidden(page, false);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This session was closed');
});
