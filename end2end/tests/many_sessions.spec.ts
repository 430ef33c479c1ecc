// Finding a session among many, closing several together, naming one, and what has come since the last visit.

import { activeTable, alive, closeOthersButton, curl, endedTable, expect, expectRefused, firefoxOnLinux, openSessions, rowOf, rows, safariOnIphone, setHidden, test } from './support.ts';

test.use({ userAgent: firefoxOnLinux });

test('a session is found by what its row says, and the way back keeps the place in the page', async ({ page, account, sessionElsewhere }) => {
  for (let session = 0; session < 28; session += 1) await sessionElsewhere();
  await sessionElsewhere({ userAgent: safariOnIphone });
  await openSessions(page, account);
  await page.getByRole('searchbox', { name: 'Search by device, place or address' }).fill('iphone');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/search=iphone/);
  await expect(rows(page)).toHaveCount(2);
  await expect(rowOf(page, 'Safari on iPhone')).toBeVisible();
  await expect(closeOthersButton(page)).toHaveText('Close All Other Sessions (29)');
  await page.getByRole('link', { name: 'Show all' }).first().click();
  await expect(rows(page)).toHaveCount(26);
  await alive(page);
  await page.evaluate(() => scrollTo(0, 900));
  await page.getByRole('link', { name: 'Older sessions' }).last().click();
  await expect(rows(page)).toHaveCount(5);
  await page.goBack();
  await expect(rows(page)).toHaveCount(26);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(600);
});

test('selected sessions are closed together', async ({ page, account, server, sessionElsewhere }) => {
  const made = [];
  for (let session = 0; session < 11; session += 1) made.push(await sessionElsewhere());
  await openSessions(page, account);
  const button = page.getByRole('button', { name: 'Close selected sessions' });
  await expect(button).toBeHidden();
  const boxes = page.getByRole('checkbox', { name: 'Select session: A program (curl)' });
  await boxes.nth(2).check();
  await boxes.nth(5).check();
  await button.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Close 2 sessions?');
  await page.getByRole('button', { name: 'Close 2 sessions' }).click();
  await expect(page.getByText('2 sessions were closed.')).toBeVisible();
  await expect(rows(page)).toHaveCount(10);
  let refused = 0;
  for (const { cookie } of made) {
    const answer = await fetch(`${server.url}/account/sessions`, { headers: { Cookie: cookie }, redirect: 'manual' });
    if (answer.status === 303) refused += 1;
  }
  expect(refused).toBe(2);
});

test('many that were closed together are one row, which shows them', async ({ page, account, server, sessionElsewhere }) => {
  const made = [];
  for (let session = 0; session < 12; session += 1) made.push(await sessionElsewhere());
  await openSessions(page, account);
  await closeOthersButton(page).click();
  await page.getByRole('button', { name: 'Close 12 sessions' }).click();
  const ended = endedTable(page).getByRole('row').filter({ hasText: '12 sessions closed together' });
  await expect(ended).toContainText('Closed by you with all others from Firefox on Linux');
  await ended.getByRole('link', { name: 'Show' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sessions that were closed together');
  await expect(page.getByRole('row').filter({ hasText: 'A program (curl)' })).toHaveCount(12);
  for (const { cookie } of made.slice(0, 2)) await expectRefused(server, cookie);
});

test('a session is named, and its details say what support asks for', async ({ page, account, sessionElsewhere }) => {
  await sessionElsewhere();
  await openSessions(page, account);
  const row = rowOf(page, 'A program (curl)');
  await row.getByText('Details').click();
  await expect(row).toContainText('Session ID for support: ');
  await expect(row).toContainText('Expires: ');
  await row.getByRole('link', { name: 'Name this session' }).click();
  await page.getByLabel('Name').fill('Backup job');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('The name was saved.')).toBeVisible();
  await expect(rowOf(page, 'Backup job')).toContainText('A program (curl)');
  await expect(page.getByRole('button', { name: /^Close session: Backup job, started / })).toBeVisible();
});

test('a hidden page says in its title what came, for who has switched the sound on', async ({ page, account, sessionElsewhere }) => {
  await page.clock.install();
  await openSessions(page, account);
  const sound = page.getByRole('button', { name: 'Sound' });
  await expect(sound).toHaveAttribute('aria-pressed', 'false');
  await sound.click();
  await expect(sound).toHaveAttribute('aria-pressed', 'true');
  await setHidden(page, true);
  await sessionElsewhere({ userAgent: safariOnIphone });
  await page.clock.runFor(61_000);
  await expect(page).toHaveTitle('(1) User Sessions · My Account');
  await setHidden(page, false);
  await expect(page).toHaveTitle('User Sessions · My Account');
  await expect(rowOf(page, 'Safari on iPhone')).toContainText('New');
  await page.reload();
  await alive(page);
  await expect(page.getByRole('button', { name: 'Sound' })).toHaveAttribute('aria-pressed', 'true');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('all of that works as well', async ({ page, account, sessionElsewhere }) => {
    for (let session = 0; session < 11; session += 1) await sessionElsewhere({ userAgent: session === 3 ? safariOnIphone : curl });
    await page.goto('/sign-in');
    await page.locator('input[name=login_name]').fill(account.name);
    await page.locator('input[name=password]').fill(account.password);
    await page.locator('button.main').click();
    await page.getByRole('combobox', { name: 'Order' }).selectOption('Last active first');
    await page.getByRole('searchbox').fill('iphone');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(rows(page)).toHaveCount(2);
    await page.getByRole('link', { name: 'Show all' }).first().click();
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Close selected sessions' }).click();
    await page.getByRole('button', { name: 'Close 1 session' }).click();
    await expect(page.getByText('1 session was closed.')).toBeVisible();
    await expect(activeTable(page).getByRole('row')).toHaveCount(12);
  });
});
