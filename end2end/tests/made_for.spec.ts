// A page that waited while somebody else signed in in the same browser: it shows nothing of theirs and changes nothing.

import type { Page } from '@playwright/test';
import {
  type Account,
  type Server,
  alive,
  closeButton,
  closeOthersButton,
  expect,
  firefoxOnLinux,
  openSessions,
  problem,
  rowOf,
  rows,
  safariOnIphone,
  setHidden,
  signIn,
  signInAs,
  test,
} from './support.ts';

test.use({ userAgent: firefoxOnLinux });

const bob: Account = { name: 'bob', password: 'another long pass phrase' };
const AS_BOB = 'You are signed in as bob now. The page was reloaded, and nothing was changed.';

/** Bob signs in elsewhere, and then in another tab of the browser in which the first page waits. */
async function bobSignsIn(page: Page, server: Server, account: Account, phone: Page): Promise<void> {
  await server.addAccount(bob);
  await signIn(phone, bob);
  await signInAs(bob, page, account);
}

/** The page is bob's now and says so, and his other session is open. */
async function expectBobsPage(page: Page, account: Account): Promise<void> {
  await expect(problem(page)).toHaveText(AS_BOB);
  await expect(page.locator('.menu summary')).toHaveText('bob');
  await expect(page.getByText(account.name)).toHaveCount(0);
}

test.beforeEach(({ guard }) => guard.expectEnd());

test('a page that comes back shows nothing of the account that signed in meanwhile, and loads anew', async ({ page, account, server, device }) => {
  await openSessions(page, account);
  await setHidden(page, true);
  await bobSignsIn(page, server, account, await device({ userAgent: safariOnIphone }));

  // As if the page could not be loaded anew for a moment: what is there until then stays.
  await page.route('/account/sessions', (route) => route.fulfill({ status: 204 }), { times: 1 });
  await setHidden(page, false);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed in as bob now');
  await expect(page.locator('header')).toBeHidden();
  await expect(page.getByRole('table')).toHaveCount(0);
  await page.getByRole('link', { name: 'Load the page again' }).click();
  await expectBobsPage(page, account);
  await expect(rows(page)).toHaveCount(2);
  await expect(rowOf(page, 'Safari on iPhone')).toBeVisible();
});

test('Close and Close All Other Sessions of such a page close nothing', async ({ page, account, server, device, sessionElsewhere }) => {
  await sessionElsewhere();
  await openSessions(page, account);
  await setHidden(page, true);
  await bobSignsIn(page, server, account, await device({ userAgent: safariOnIphone }));
  await closeButton(page, 'A program (curl)').click();
  await expectBobsPage(page, account);
  await expect(rows(page)).toHaveCount(2);

  // And back again: ada signs in where a page of bob's waits.
  await alive(page);
  await setHidden(page, true);
  const tab = await page.context().newPage();
  await tab.goto('/sign-in?switch=yes');
  await tab.getByLabel('Login name').fill(account.name);
  await tab.getByLabel('Password').fill(account.password);
  await tab.getByRole('button', { name: 'Sign in' }).click();
  await expect(rows(tab)).toHaveCount(2);
  await closeOthersButton(page).click();
  await page.getByRole('button', { name: 'Close 1 session' }).click();
  await expect(problem(page)).toContainText(`You are signed in as ${account.name} now.`);
  await expect(rowOf(page, 'curl')).toBeVisible();
});

test('a link of such a page loads the next page as a whole', async ({ page, account, server, device }) => {
  await openSessions(page, account);
  await setHidden(page, true);
  await page.evaluate(() => void Object.assign(window, { marked: true }));
  await bobSignsIn(page, server, account, await device({ userAgent: safariOnIphone }));
  await page.getByRole('navigation').getByRole('link', { name: 'Security' }).click();
  await expectBobsPage(page, account);
  await expect(page).toHaveURL('/account/security');
  expect(await page.evaluate(() => 'marked' in window)).toBe(false);
});

test('the websites of such a page are not those of the account that signed in meanwhile', async ({ page, account, server, device }) => {
  await openSessions(page, account);
  await page.getByRole('navigation').getByRole('link', { name: 'Authorized Websites' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Authorized Websites');
  await setHidden(page, true);
  await bobSignsIn(page, server, account, await device({ userAgent: safariOnIphone }));
  await setHidden(page, false);
  await expectBobsPage(page, account);
  await expect(page).toHaveURL('/account/websites');
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'plain forms' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('of such a page change nothing, sign nobody out, and lead to a page that says so', async ({ page, account, server, device }) => {
      await signIn(page, account);
      await page.goto('/account/security');
      if (javaScriptEnabled) {
        await alive(page);
        await setHidden(page, true);
      }
      await bobSignsIn(page, server, account, await device({ userAgent: safariOnIphone }));
      await page.getByLabel('Current password').fill(bob.password);
      await page.getByLabel('New password').fill('four unrelated words here');
      await page.getByRole('button', { name: 'Change password' }).click();
      await expectBobsPage(page, account);
      await expect(page).toHaveURL('/account/security');
      await page.goto('/account/sessions');
      await expect(rows(page)).toHaveCount(2);
    });

    test('that sign out leave the other account signed in', async ({ page, account, server, device }) => {
      await signIn(page, account);
      await page.goto('/account/security');
      if (javaScriptEnabled) {
        await alive(page);
        await setHidden(page, true);
      }
      await bobSignsIn(page, server, account, await device({ userAgent: safariOnIphone }));
      await page.getByText(account.name).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expectBobsPage(page, account);
      await expect(page).toHaveURL('/account/security');
    });
  });
}
