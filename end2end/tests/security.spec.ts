import {
  endedTable,
  expect,
  expectRefused,
  fillSignIn,
  openSessions,
  problem,
  rows,
  safariOnIphone,
  sessionCookie,
  signIn,
  test,
} from './support.ts';
import type { Page } from '@playwright/test';

const NEW = 'purple monkey dishwasher moon';

async function change(page: Page, current: string, next: string, closeOthers = true): Promise<void> {
  await page.goto('/account/security');
  await page.getByLabel('Current password').fill(current);
  await page.getByLabel('New password').fill(next);
  await page.getByLabel('Close all other sessions').setChecked(closeOthers);
  await page.getByRole('button', { name: 'Change password' }).click();
}

test('changing the password offers to close all other sessions, and does', async ({ page, account, sessionElsewhere, server, device, guard }) => {
  guard.keepSecret(NEW);
  const phone = await sessionElsewhere({ userAgent: safariOnIphone });
  await signIn(page, account);
  const before = await sessionCookie(page);
  await page.goto('/account/security');
  await expect(page.getByLabel('Close all other sessions')).toBeChecked();

  await change(page, account.password, NEW);

  await expect(page).toHaveURL('/account/security');
  await expect(page.getByText('Your password was changed. 1 other session was closed.')).toBeVisible();
  await expectRefused(server, phone.cookie);
  expect(await sessionCookie(page)).not.toBe(before);
  await expectRefused(server, before);
  await page.goto('/account/sessions');
  await expect(rows(page)).toHaveCount(1);
  await expect(endedTable(page)).toContainText('Closed because the password was changed');

  const other = await device();
  await other.goto('/sign-in');
  await fillSignIn(other, account);
  await expect(other.getByText('The login name or the password is wrong.')).toBeVisible();
  await fillSignIn(other, { ...account, password: NEW });
  await expect(other).toHaveURL('/account/sessions');
});

test('the other sessions stay when that is wanted', async ({ page, account, sessionElsewhere }) => {
  const phone = await sessionElsewhere({ userAgent: safariOnIphone });
  await signIn(page, account);
  await change(page, account.password, NEW, false);
  await expect(page.getByText('Your password was changed.', { exact: true })).toBeVisible();
  expect(await phone.post('/api/sessions/list')).toBe(200);
});

for (const [what, current, next, message] of [
  ['a wrong current password', 'not this one', NEW, 'That is not your password.'],
  ['a new password that is too short', '', 'short', 'A password needs at least 8 characters.'],
  ['a new password that everybody tries', '', 'password123', 'That password is easy to guess.'],
] as const) {
  test(`${what} changes nothing and says why`, async ({ page, account, sessionElsewhere }) => {
    const phone = await sessionElsewhere({ userAgent: safariOnIphone });
    await signIn(page, account);
    await change(page, current || account.password, next);
    await expect(problem(page)).toContainText(message);
    const field = page.getByLabel(current ? 'Current password' : 'New password');
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(new RegExp(message));
    await expect(page).toHaveURL('/account/security');
    expect(await phone.post('/api/sessions/list')).toBe(200);
    await sessionElsewhere();
  });
}

test('what was wanted of the other sessions is kept when the change fails', async ({ page, account }) => {
  await signIn(page, account);
  for (const wanted of [false, true]) {
    await change(page, 'not this one', NEW, wanted);
    await expect(problem(page)).toContainText('That is not your password.');
    await expect(page.getByLabel('Close all other sessions')).toBeChecked({ checked: wanted });
  }
});

test('an open list elsewhere is emptied when the password is changed', async ({ page, account, device, guard }) => {
  guard.expectStatus(401);
  const other = await device({ userAgent: safariOnIphone });
  await openSessions(other, account);
  await signIn(page, account);
  await change(page, account.password, NEW);
  await expect(page.getByText('Your password was changed.')).toBeVisible();
  await expect(other.getByRole('heading', { name: 'This session was closed' })).toBeVisible();
});
