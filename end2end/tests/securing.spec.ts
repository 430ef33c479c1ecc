// Secure my account: what somebody does who finds a session that is not theirs.

import { endedTable, expect, expectRefused, openSessions, problem, rows, safariOnIphone, signIn, test } from './support.ts';

const NEW = 'purple monkey dishwasher moon';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('one form closes all others, sets a new password, and one receipt lists all of it', async ({ page, account, sessionElsewhere, server, guard }) => {
      guard.keepSecret(NEW);
      guard.expectPasswordDue();
      const phone = await sessionElsewhere({ userAgent: safariOnIphone });
      await (javaScriptEnabled ? openSessions : signIn)(page, account);
      await page.getByRole('link', { name: 'Secure my account' }).click();

      await page.getByLabel('Current password').fill('not this one');
      await page.getByLabel('New password').fill(NEW);
      await page.getByRole('button', { name: 'Secure my account' }).click();
      await expect(page.getByText('That is not your password.')).toBeVisible();

      await page.getByLabel('Current password').fill(account.password);
      await page.getByLabel('New password').fill(NEW);
      await page.getByRole('button', { name: 'Secure my account' }).click();
      await expect(page).toHaveURL('/account/sessions');
      await expect(page.getByText('Your account is secured, and your password was changed. 1 other session was closed: Safari on iPhone.')).toBeVisible();
      await expectRefused(server, phone.cookie);
      await expect(rows(page)).toHaveCount(1);
      await expect(endedTable(page)).toContainText('Closed because the password was changed');
      await expect(problem(page)).toHaveCount(0);
    });
  });
}
