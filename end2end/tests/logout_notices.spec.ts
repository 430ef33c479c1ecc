import type { Page } from '@playwright/test';

import {
  chromeOnWindows,
  closeButton,
  closeOthersButton,
  endedTable,
  expect,
  firefoxOnLinux,
  openSessions,
  rows,
  status,
} from './support.ts';
import {
  consentHeading,
  expectSignedIn,
  expectTokensRefused,
  goToWebsites,
  signInAddress,
  signInTo,
  test,
  websiteRow,
  websiteRows,
} from './website_support.ts';

test.use({ userAgent: firefoxOnLinux });

const receipts = (page: Page) => endedTable(page).getByRole('row').filter({ hasText: 'Chrome on Windows' });

test.describe('as configured by default', () => {
  test.use({ serverOptions: ['--allow-private-websites'] });

  test('closing a session signs its person out of the website within 2 seconds, and says that the website confirmed', async ({ page, account, website, device }) => {
    const phone = await device({ userAgent: chromeOnWindows });
    const signedIn = await signInTo(phone, website, account);
    await openSessions(page, account);

    const closed = page.waitForResponse('**/api/sessions/close');
    await closeButton(page, 'Chrome on Windows').click();
    await closed;
    await Promise.all([
      expect.poll(() => website.endedSessions, { timeout: 2000, intervals: [20] }).toEqual([signedIn.sid]),
      expectTokensRefused(website, signedIn),
    ]);
    await expect(status(page)).toHaveText('Closed: Chrome on Windows. Wiki is being told.');
    await expect(receipts(page)).toContainText(/Wiki signed you out in \d\.\d s/);

    await phone.reload();
    await expect(phone.getByText('Nobody is signed in.')).toBeVisible();
  });
});

test('a website that is down is told when it is up again, and the open page says so', async ({ page, account, website, device }) => {
  const phone = await device({ userAgent: chromeOnWindows });
  const signedIn = await signInTo(phone, website, account);
  await openSessions(page, account);
  await website.stop();

  await closeButton(page, 'Chrome on Windows').click();
  await expect(receipts(page)).toContainText('Wiki was not reached yet. Next try:');
  // The website need not be there for that.
  await expectTokensRefused(website, signedIn);

  await website.start();
  await expect(receipts(page)).toContainText(/Wiki signed you out in \d+\.\d s/, { timeout: 20_000 });
  expect(website.endedSessions).toEqual([signedIn.sid]);
  await phone.reload();
  await expect(phone.getByText('Nobody is signed in.')).toBeVisible();
});

test('a website that cannot be told loses its access at once all the same', async ({ page, account, openWebsite, device }) => {
  const mail = await openWebsite({ name: 'Mail', isTold: false });
  const phone = await device({ userAgent: chromeOnWindows });
  const signedIn = await signInTo(phone, mail, account);
  await openSessions(page, account);

  await closeButton(page, 'Chrome on Windows').click();
  await expect(status(page)).toHaveText('Closed: Chrome on Windows. Mail cannot be reached.');
  await expect(receipts(page)).toContainText('Mail cannot be reached. Its access ends:');
  await expectTokensRefused(mail, signedIn);
  await phone.getByRole('button', { name: 'Refresh' }).click();
  await expect(phone.getByText('Not refreshed: invalid_grant')).toBeVisible();
});

test('a website that keeps access while its person is signed out keeps it when the session is closed, until it is revoked', async ({ page, account, website, device }) => {
  const phone = await device({ userAgent: chromeOnWindows });
  const signedIn = await signInTo(phone, website, account, { scope: 'openid profile offline_access' });
  await openSessions(page, account);

  await closeButton(page, 'Chrome on Windows').click();
  await expect(receipts(page)).toContainText(/Wiki signed you out in .* It keeps the offline access that you allowed\./);
  expect(website.endedSessions).toEqual([signedIn.sid]);
  const later = await website.client.refresh(signedIn);
  expect(await website.client.isActive(later.accessToken)).toBe(true);

  const revoke = receipts(page).getByRole('button', { name: 'Revoke its websites: Chrome on Windows' });
  await revoke.click();
  await expect(page.getByText('Revoked: Wiki.')).toBeVisible();
  await expect(receipts(page)).toContainText('Wiki signed you out in');
  await expect(revoke).toBeHidden();
  await expectTokensRefused(website, later);
});

test('only the session at the website that belongs to a closed one ends', async ({ page, account, website, device }) => {
  const phone = await device({ userAgent: chromeOnWindows });
  await signInTo(phone, website, account);
  await openSessions(page, account);
  await page.goto(signInAddress(website));
  await expectSignedIn(page, website, account);
  const kept = website.signedIn;
  await page.goto('/account/sessions');

  await closeButton(page, 'Chrome on Windows').click();
  await expect(receipts(page)).toContainText('Wiki signed you out in');
  expect(website.endedSessions).not.toContain(kept.sid);
  expect(await website.client.isActive(kept.accessToken)).toBe(true);
  await page.goto(website.url);
  await expectSignedIn(page, website, account);
});

test('closing all others with the websites revokes those that were used in them and names them', async ({ page, account, website, device }) => {
  const phone = await device({ userAgent: chromeOnWindows });
  const signedIn = await signInTo(phone, website, account, { scope: 'openid profile offline_access' });
  await openSessions(page, account);

  await closeOthersButton(page).click();
  const dialog = page.getByRole('dialog', { name: 'Close 1 other session?' });
  await dialog.getByRole('checkbox', { name: 'Also revoke the websites that were used in them' }).check();
  await dialog.getByRole('button', { name: 'Close 1 session' }).click();
  await expect(status(page)).toHaveText('1 other session was closed. Revoked: Wiki.');
  await expect(rows(page)).toHaveCount(1);
  await expectTokensRefused(website, signedIn);
  await goToWebsites(page);
  await expect(websiteRows(page)).toHaveCount(0);
  await page.goto(signInAddress(website));
  await expect(consentHeading(page, website)).toBeVisible();
});

test('closing all others without that keeps the websites', async ({ page, account, website, device }) => {
  const phone = await device({ userAgent: chromeOnWindows });
  const signedIn = await signInTo(phone, website, account);
  await openSessions(page, account);

  await closeOthersButton(page).click();
  await page.getByRole('button', { name: 'Close 1 session' }).click();
  await expect(status(page)).toHaveText('1 other session was closed.');
  await expectTokensRefused(website, signedIn);
  await goToWebsites(page);
  await expect(websiteRow(page, website)).toBeVisible();
  await page.goto(signInAddress(website));
  await expectSignedIn(page, website, account);
});
