import { expect, fillSignIn, problem, rows, test } from './support.ts';

test.use({ withAccount: false });

test('the printed link makes the account and leads to its one session, and is dead afterwards', async ({ page, server, account, device }) => {
  await page.goto(server.setUpLink);
  await expect(page.getByRole('heading', { name: 'Create the first account' })).toBeVisible();
  await page.getByLabel('Login name').fill(account.name);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Create account' }).click();

  await expect(page).toHaveURL(/\/account\/sessions$/);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('Current Session');
  await expect(page.getByText(account.name)).toBeVisible();

  const other = await device();
  await other.goto(server.setUpLink);
  await expect(other).toHaveURL(/\/sign-in$/);
  await fillSignIn(other, account);
  await expect(other).toHaveURL(/\/account\/sessions$/);
});

test('of two people who hold the link, only the first makes an account', async ({ page, server, account, browser }) => {
  // A link is good at the node that printed it, so both are there.
  const context = await browser.newContext();
  const other = await context.newPage();
  for (const open of [page, other]) {
    await open.goto(server.setUpLink);
    await open.getByLabel('Login name').fill(account.name);
    await open.getByLabel('Password').fill(account.password);
  }
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/account\/sessions$/);

  await other.getByRole('button', { name: 'Create account' }).click();

  await expect(problem(other)).toContainText('This link is no longer valid');
  await expect(other).toHaveURL(/\/sign-in/);
  await context.close();
});

test('a password that is too short is refused, and the link and the login name stay', async ({ page, server, account }) => {
  await page.goto(server.setUpLink);
  await page.getByLabel('Login name').fill(account.name);
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Create account' }).click();

  await expect(problem(page)).toContainText('at least 8 characters');
  await expect(page.getByLabel('Login name')).toHaveValue(account.name);

  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/account\/sessions$/);
});

test('a made-up link makes no account', async ({ page, server, guard }) => {
  guard.expectStatus(403);
  await page.goto(`/setup?token=${'A'.repeat(43)}`);
  await expect(problem(page)).toContainText('This link is not valid.');
  await expect(page.getByLabel('Login name')).toHaveCount(0);
  expect(server.log).not.toContain('panicked');
});
