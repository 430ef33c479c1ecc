// A service that is set otherwise. It needs workers of its own, so the option stands for a whole file.

import { closeButton, expect, test } from '@user-sessions/playwright';

test.use({ userSessionsSettings: ['--step-up-window', 'always'] });

test('settings of the service are those of the option', async ({ page, userSessions: us }) => {
  const ada = await us.account();
  await ada.session({ device: 'Safari on iPhone' });
  await page.context().addCookies((await ada.session()).cookies);
  await page.goto(`${us.url}/account/sessions`);
  await closeButton(page, 'Safari on iPhone').click();
  await expect(page.getByLabel('Password')).toBeVisible();
});
