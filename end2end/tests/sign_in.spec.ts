import {
  alive,
  endedTable,
  expect,
  expectRefused,
  fillSignIn,
  openSessions,
  problem,
  rows,
  sessionCookie,
  signIn,
  tabTo,
  test,
  watchWasm,
} from './support.ts';

test('a wrong password says so and keeps the login name, and the right one goes to the page that was asked for', async ({ page, account }) => {
  await page.goto('/account/security');
  await expect(page).toHaveURL('/sign-in?next=%2Faccount%2Fsecurity');
  await expect(page).toHaveTitle('Sign in · My Account');

  await fillSignIn(page, { ...account, password: 'not this one' });
  await expect(problem(page)).toHaveText('The login name or the password is wrong.');
  await expect(page.getByLabel('Login name')).toHaveValue(account.name);
  await expect(page.getByLabel('Password')).toHaveValue('');
  await expect(page.getByLabel('Password')).toBeFocused();
  await expect(page.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription('The login name or the password is wrong.');

  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/account/security');
});

test('an unknown login name is answered like a wrong password', async ({ page, account }) => {
  await page.goto('/sign-in');
  await fillSignIn(page, { ...account, name: 'nobody' });
  await expect(problem(page)).toHaveText('The login name or the password is wrong.');
});

test('a link to the sign-in page cannot lead away from the service', async ({ page, account }) => {
  await page.goto('/sign-in?next=https%3A%2F%2Fevil.example%2Faccount%2F');
  await fillSignIn(page, account);
  await expect(page).toHaveURL('/account/sessions');
});

test('after too many wrong passwords the page says when to try again', async ({ page, account, server }) => {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const form = { login_name: account.name, password: `wrong ${attempt}` };
    const answer = await page.request.post('/api/sign-in', { form, headers: { Origin: server.url, Accept: 'application/json' } });
    expect(answer.status()).toBe(401);
  }
  await page.goto('/sign-in');
  await fillSignIn(page, account);
  await expect(problem(page)).toContainText(/Too many tries\. Try again in \d+ seconds/);
  await expect(page.getByLabel('Login name')).toHaveValue(account.name);
});

test('who is signed in already goes straight to the list', async ({ page, account }) => {
  await signIn(page, account);
  await page.goto('/sign-in');
  await expect(page).toHaveURL('/account/sessions');
  await page.goto('/');
  await expect(page).toHaveURL('/account/sessions');
});

test('the menu signs out with the mouse, and the cookie is worth nothing any more', async ({ page, account, server, guard }) => {
  guard.expectEnd();
  await openSessions(page, account);
  const cookie = await sessionCookie(page);

  await page.getByText(account.name).click();
  await expect(page.getByRole('link', { name: 'My Account', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();

  await expect(page).toHaveURL('/sign-in');
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await expectRefused(server, cookie);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
});

test('the menu signs out with the keyboard', async ({ page, account, guard }) => {
  guard.expectEnd();
  await openSessions(page, account);
  await tabTo(page, page.locator('.menu summary').filter({ hasText: account.name }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Sign out' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/sign-in');
});

test('the menu closes by Escape, which gives the focus back, and by a click elsewhere', async ({ page, account }) => {
  await openSessions(page, account);
  const menu = page.locator('.menu summary').filter({ hasText: account.name });
  const signOut = page.getByRole('button', { name: 'Sign out' });

  await menu.click();
  await expect(signOut).toBeVisible();
  await signOut.focus();
  await page.keyboard.press('Escape');
  await expect(signOut).toBeHidden();
  await expect(menu).toBeFocused();

  await menu.click();
  await expect(signOut).toBeVisible();
  await page.getByRole('heading', { name: 'User Sessions' }).click();
  await expect(signOut).toBeHidden();
});

test('signing in again in the same browser replaces its session', async ({ page, account, server, guard }) => {
  guard.expectEnd();
  const secondTab = await page.context().newPage();
  await page.goto('/sign-in');
  await secondTab.goto('/sign-in');
  await fillSignIn(page, account);
  await expect(page).toHaveURL('/account/sessions');
  const first = await sessionCookie(page);

  await fillSignIn(secondTab, account);
  await expect(secondTab).toHaveURL('/account/sessions');
  await alive(secondTab);

  expect(await sessionCookie(page)).not.toBe(first);
  await expectRefused(server, first);
  await expect(rows(secondTab)).toHaveCount(1);
  await expect(endedTable(secondTab)).toContainText('You signed in again in the same browser');
});

test('the page to sign in at runs no wasm, and has fetched it for the page that follows', async ({ page, account }) => {
  const hasRunWasm = await watchWasm(page);
  const fetched = page.waitForResponse(/\.wasm$/).then((answer) => answer.finished());
  await page.goto('/sign-in');
  await fetched;
  await alive(page);
  expect(await hasRunWasm()).toBe(false);

  await fillSignIn(page, account);
  await expect(page).toHaveURL('/account/sessions');
  await alive(page);
  expect(await hasRunWasm()).toBe(true);
  const fetchedAgain = await page.evaluate(() => {
    const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return files.filter(({ name }) => /\.wasm$/.test(name)).map(({ transferSize }) => transferSize);
  });
  expect(fetchedAgain).toEqual([0]);
});
