import { closeButton, closeOthersButton, expect, openSessions, safariOnIphone, sessionCookie, status, test } from './support.ts';

// The guard looks for every cookie's token and the password in pages, answers, addresses, storage and log of every test;
// here are the places that it does not see, after everything that a person can do was done once.

const NEW = 'purple monkey dishwasher moon';

test.use({ serverOptions: ['--step-up-window', '1ms', '--poll-interval', '500ms'] });

test('no token and no password is kept anywhere but in a cookie', async ({ page, account, sessionElsewhere, device, server, guard }) => {
  guard.expectStatus(401, 403);
  guard.keepSecret(NEW);
  guard.keepSecret('not this one');
  const secrets = [account.password, NEW, 'not this one'];
  const remember = async () => secrets.push((await sessionCookie(page)).split('=')[1] ?? '');

  const phone = await sessionElsewhere({ userAgent: safariOnIphone });
  secrets.push(phone.cookie.split('=')[1] ?? '');
  const other = await device();
  await openSessions(other, account);
  await openSessions(page, account);
  await remember();
  for (const password of ['not this one', account.password]) {
    if (password === 'not this one') await closeButton(page, 'Safari on iPhone').click();
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    if (password === 'not this one') await expect(page.getByText('That is not your password.')).toBeVisible();
  }
  await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
  await remember();
  await closeOthersButton(page).click();
  await page.getByRole('button', { name: 'Close 1 session' }).click();
  await page.getByRole('dialog').getByLabel('Password').fill(account.password);
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText('1 other session was closed.');
  await expect(other.getByRole('heading', { name: 'This session was closed' })).toBeVisible();
  await remember();
  await page.goto('/account/security');
  await page.getByLabel('Current password').fill(account.password);
  await page.getByLabel('New password').fill(NEW);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password was changed.')).toBeVisible();
  await remember();

  expect(new Set(secrets).size).toBeGreaterThanOrEqual(7);
  const stored = await server.storedBytes();
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(8);
    expect(stored.includes(secret)).toBe(false);
    if (/^[\w-]{43}$/.test(secret)) expect(stored.includes(Buffer.from(secret, 'base64url'))).toBe(false);
    expect(server.log.includes(secret)).toBe(false);
  }
  // Scripts see no cookie at all, and pages leave nothing behind.
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0]);
  const cookies = await page.context().cookies();
  for (const { name, httpOnly, secure, sameSite, path } of cookies) {
    expect({ name, httpOnly, secure, sameSite, path }).toEqual({
      name: expect.stringMatching(/^__Host-(session|browser|visit)$/),
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      path: '/',
    });
  }
});
