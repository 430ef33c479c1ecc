// What stays of a page whose session is over, and the way back.

import {
  alive,
  chromeOnWindows,
  expect,
  fillSignIn,
  firefoxOnLinux,
  openSessions,
  post,
  problem,
  safariOnIphone,
  sessionCookie,
  signIn,
  test,
} from './support.ts';

const NEW = 'purple monkey dishwasher moon';

test.use({ userAgent: firefoxOnLinux });

test.beforeEach(({ guard }) => guard.expectStatus(401));

test('a page that was closed from elsewhere says when in the person’s own time, and keeps the login name', async ({ page, account, sessionElsewhere }) => {
  const phone = await sessionElsewhere({ userAgent: safariOnIphone });
  await openSessions(page, account);
  await phone.post('/api/sessions/close-others');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This session was closed');
  await expect(page).toHaveTitle('This session was closed · My Account');
  const said = page.locator('.ended-notice p');
  await expect(said).toContainText('It was closed with all others from Safari on iPhone (127.0.0.1), ');
  const moment = said.locator('time');
  await expect(moment).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT/);
  await expect(moment).not.toContainText('UTC');

  await page.getByRole('button', { name: `Sign in as ${account.name}` }).click();
  await expect(page).toHaveURL('/sign-in');
  await expect(page.getByLabel('Login name')).toHaveValue(account.name);
  await expect(page.getByText('This session was closed with all others from Safari on iPhone')).toBeVisible();
  await page.getByLabel('Password').fill(account.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/account/sessions');
});

test('after a change of the password the page says so, and who did not do it comes to Secure my account', async ({ page, account, sessionElsewhere, guard }) => {
  guard.keepSecret(NEW);
  const phone = await sessionElsewhere({ userAgent: safariOnIphone });
  await openSessions(page, account);
  const form = { current_password: account.password, new_password: NEW, close_others: 'yes' };
  expect(await phone.post('/api/password/change', form)).toBe(200);

  await expect(page.getByText('It was closed when the password was changed from Safari on iPhone')).toBeVisible();
  await expect(page.getByText('Sign in with the new password.')).toBeVisible();
  await page.getByRole('button', { name: 'That was not me' }).click();
  await expect(page).toHaveURL('/sign-in?next=%2Faccount%2Fsecure');
  await expect(page.getByLabel('Login name')).toHaveValue(account.name);
  await page.getByLabel('Password').fill(NEW);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/account/secure');
});

test('a browser whose cookies are cleared is told that it is signed out, and not that the session was closed', async ({ page, account, device }) => {
  await openSessions(page, account);
  await page.context().clearCookies();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out in this browser');
  await expect(page).toHaveTitle('You are signed out in this browser · My Account');
  await expect(page.getByText('the session may still be open')).toBeVisible();
  await expect(page.getByRole('button', { name: 'That was not me' })).toHaveCount(0);
  await page.getByRole('button', { name: `Sign in as ${account.name}` }).click();
  await expect(page.getByLabel('Login name')).toHaveValue(account.name);

  const other = await device({ userAgent: chromeOnWindows });
  await openSessions(other, account);
  await expect(other.getByRole('row').filter({ hasText: 'Firefox on Linux' })).toHaveCount(1);
});

test('Security empties itself too', async ({ page, account, server }) => {
  await signIn(page, account);
  await page.goto('/account/security');
  await alive(page);
  await page.getByLabel('New password').fill(NEW);
  await post(server, await sessionCookie(page), '/api/sign-out', {});

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This session was closed');
  await expect(page.getByText('It was closed by signing out')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.locator('main').getByRole('textbox')).toHaveCount(0);
  await expect(page.locator('header')).toBeHidden();
});

test('Security stays as it is while its session is open', async ({ page, account }) => {
  await signIn(page, account);
  const asked = page.waitForResponse('**/api/sessions/list');
  await page.goto('/account/security');
  await asked;
  const unchanged = await page.waitForResponse('**/api/sessions/list');
  expect((await unchanged.body()).length).toBeLessThan(64);
  await expect(page.getByLabel('New password')).toBeVisible();
});

test.describe('before the page has noticed', () => {
  test.use({ serverOptions: ['--poll-interval', '60s'] });

  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without', () => {
      test.use({ javaScriptEnabled });

      test('a new password that was sent too late is said not to count', async ({ page, account, server, guard }) => {
        guard.keepSecret(NEW);
        await signIn(page, account);
        await page.goto('/account/security');
        await page.getByLabel('Current password').fill(account.password);
        await page.getByLabel('New password').fill(NEW);
        await post(server, await sessionCookie(page), '/api/sign-out', {});
        await page.getByRole('button', { name: 'Change password' }).click();
        await expect(page).toHaveURL('/sign-in');
        await expect(problem(page)).toHaveText('Your password was not changed: you were signed out before. Sign in, then change it.');
        await expect(page.getByText('This session was closed by signing out')).toBeVisible();
        await fillSignIn(page, account);
        await expect(page).toHaveURL('/account/sessions');
      });
    });
  }
});
