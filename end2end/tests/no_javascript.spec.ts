import {
  activeTable,
  closeButton,
  endedTable,
  expect,
  expectRefused,
  fillSignIn,
  firefoxOnLinux,
  rowOf,
  rows,
  safariOnIphone,
  sessionCookie,
  signIn,
  test,
} from './support.ts';

test.use({ javaScriptEnabled: false, userAgent: firefoxOnLinux });

test('the list is complete in the page that the server sends', async ({ page, account, sessionElsewhere }) => {
  await sessionElsewhere({ userAgent: safariOnIphone });
  await signIn(page, account);

  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText('Current Session');
  await expect(rowOf(page, 'Safari on iPhone')).toContainText('127.0.0.1');
  await expect(rowOf(page, 'Safari on iPhone')).toContainText(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  await expect(activeTable(page).getByRole('columnheader')).toHaveCount(5);
  await expect(page.getByText(/As of \d{4}-\d\d-\d\d \d\d:\d\d UTC/)).toBeVisible();
  await expect(page.getByText('Pause')).toBeHidden();
});

test('a wrong password says so and keeps the login name', async ({ page, account }) => {
  await page.goto('/sign-in?next=%2Faccount%2Fwebsites');
  await fillSignIn(page, { ...account, password: 'not this one' });
  await expect(page.getByText('The login name or the password is wrong.')).toBeVisible();
  await expect(page.getByLabel('Login name')).toHaveValue(account.name);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/account/websites');
});

test('Close is a form that comes back with a notice, shown once', async ({ page, account, sessionElsewhere, server }) => {
  const phone = await sessionElsewhere({ userAgent: safariOnIphone });
  await signIn(page, account);
  await closeButton(page, 'Safari on iPhone').click();

  await expect(page).toHaveURL('/account/sessions');
  await expect(page.getByText('The session was closed.')).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await expect(endedTable(page)).toContainText('Closed by you from Firefox on Linux');
  await expectRefused(server, phone.cookie);
  await page.reload();
  await expect(page.getByText('The session was closed.')).toHaveCount(0);
});

test('Close All Other Sessions asks on a page of its own', async ({ page, account, sessionElsewhere, server }) => {
  const sessions = [await sessionElsewhere(), await sessionElsewhere({ userAgent: safariOnIphone })];
  await signIn(page, account);
  await page.getByRole('button', { name: 'Close All Other Sessions (2)' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Close 2 other sessions?');

  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(rows(page)).toHaveCount(3);

  await page.getByRole('button', { name: 'Close All Other Sessions (2)' }).click();
  await page.getByRole('button', { name: 'Close 2 sessions' }).click();
  await expect(page).toHaveURL('/account/sessions');
  await expect(page.getByText('2 other sessions were closed.')).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  for (const session of sessions) await expectRefused(server, session.cookie);
});

test.describe('when the last authentication is too old', () => {
  test.use({ serverOptions: ['--step-up-window', '1ms'] });

  test('Close asks for the password on a page of its own', async ({ page, account, sessionElsewhere, server }) => {
    const phone = await sessionElsewhere({ userAgent: safariOnIphone });
    await signIn(page, account);
    const before = await sessionCookie(page);

    await closeButton(page, 'Safari on iPhone').click();
    const question = /^Close Safari on iPhone, started \d{4}-\d\d-\d\d \d\d:\d\d UTC\?/;
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(question);
    await expect(page).toHaveTitle(question);
    await expect(page.getByText('Connected from 127.0.0.1')).toBeVisible();
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await page.getByLabel('Password').fill('not this one');
    await page.getByRole('button', { name: 'Close session' }).click();
    await expect(page.getByText('That is not your password.')).toBeVisible();
    expect(await phone.post('/api/sessions/list')).toBe(200);

    await page.getByLabel('Password').fill(account.password);
    await page.getByRole('button', { name: 'Close session' }).click();
    await expect(page.getByText('The session was closed.')).toBeVisible();
    await expectRefused(server, phone.cookie);
    await expectRefused(server, before);
  });

  test('Close All Other Sessions asks for the password with the question', async ({ page, account, sessionElsewhere, server }) => {
    const phone = await sessionElsewhere({ userAgent: safariOnIphone });
    await signIn(page, account);
    await page.getByRole('button', { name: 'Close All Other Sessions (1)' }).click();
    await page.getByLabel('Password').fill('not this one');
    await page.getByRole('button', { name: 'Close 1 session' }).click();
    await expect(page.getByText('That is not your password.')).toBeVisible();
    expect(await phone.post('/api/sessions/list')).toBe(200);

    await page.getByLabel('Password').fill(account.password);
    await page.getByRole('button', { name: 'Close 1 session' }).click();
    await expect(page.getByText('1 other session was closed.')).toBeVisible();
    await expectRefused(server, phone.cookie);
  });
});

test('the password is changed by a form', async ({ page, account, sessionElsewhere, server }) => {
  const phone = await sessionElsewhere({ userAgent: safariOnIphone });
  await signIn(page, account);
  await page.getByRole('link', { name: 'Security', exact: true }).click();
  await page.getByLabel('Current password').fill(account.password);
  await page.getByLabel('New password').fill('four unrelated words here');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password was changed. 1 other session was closed.')).toBeVisible();
  await expectRefused(server, phone.cookie);
});

test('the menu opens and signs out', async ({ page, account, server }) => {
  await signIn(page, account);
  const cookie = await sessionCookie(page);
  await page.getByText(account.name).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await expectRefused(server, cookie);
});
