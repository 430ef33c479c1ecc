import {
  chromeOnWindows,
  expect,
  firefoxOnLinux,
  openSessions,
  rowOf,
  sessionCookie,
  signIn,
  status,
} from './support.ts';
import {
  allow,
  allowButton,
  consentHeading,
  expectSignedIn,
  expectTokensRefused,
  goToWebsites,
  openWebsites,
  revoke,
  revokeAllButton,
  revokeButton,
  signInAddress,
  signInTo,
  test,
  websiteRow,
  websiteRows,
} from './website_support.ts';

test.use({ userAgent: firefoxOnLinux });

test.describe('as configured by default', () => {
  test.use({ serverOptions: ['--allow-private-websites'] });

  test('a website that is signed in to shows within 2 seconds, and is refused from the moment that it is revoked', async ({ page, account, website, device }) => {
    await openWebsites(page, account);
    await expect(page.getByText('No website can use your account.')).toBeVisible();

    const phone = await device({ userAgent: chromeOnWindows });
    await phone.goto(signInAddress(website));
    await expect(phone).toHaveURL(/\/sign-in\?next=/);
    await expect(phone.getByText(`Sign in to go on to ${website.name}.`)).toBeVisible();
    await phone.getByLabel('Login name').fill(account.name);
    await phone.getByLabel('Password').fill(account.password);
    await phone.getByRole('button', { name: 'Sign in' }).click();
    await expect(consentHeading(phone, website)).toBeVisible();
    await allow(phone, website, account);
    await expect(websiteRow(page, website)).toBeVisible({ timeout: 2000 });
    await expect(status(page)).toHaveText('Wiki was authorized.');

    const user = await website.client.userInfo(website.signedIn);
    expect(user).toEqual({ sub: website.signedIn.subject, preferred_username: account.name });
    await phone.getByRole('button', { name: 'Refresh' }).click();
    await expect(phone.getByText(`Refreshed; the account is ${account.name}`)).toBeVisible();
    expect(await website.client.isActive(website.signedIn.accessToken)).toBe(true);

    // What was allowed once is not asked again.
    await phone.goto(signInAddress(website));
    await expectSignedIn(phone, website, account);

    await revoke(page, website);
    await expect(status(page)).toHaveText('Wiki is revoked.');
    await expectTokensRefused(website, website.signedIn);
    await phone.goto(signInAddress(website));
    await expect(consentHeading(phone, website)).toBeVisible();
  });
});

test('the table has its caption and columns, and says what a website may do and since when', async ({ page, account, website }) => {
  await signInTo(page, website, account, { scope: 'openid profile offline_access' });
  await goToWebsites(page);

  await expect(page).toHaveTitle('Authorized Websites · My Account');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Authorized Websites');
  const columns = ['Website', 'What it may do', 'Authorized on', 'Last used', 'Action'];
  await expect(page.getByRole('columnheader')).toHaveText(columns);
  const row = websiteRow(page, website);
  for (const may of ['Sign you in', 'See your login name', 'Stay connected while you are signed out']) {
    await expect(row).toContainText(may);
  }
  await expect(row).toContainText('Now');
  await expect(row).toContainText('signed in from 127.0.0.1');
  await expect(revokeButton(page, website)).toHaveText('Revoke');
  await row.getByRole('link', { name: website.name }).click();
  await expectSignedIn(page, website, account);
});

test('a website is asked about in its row before it is revoked, and Cancel revokes nothing', async ({ page, account, openWebsite }) => {
  const [wiki, mail] = [await openWebsite(), await openWebsite({ name: 'Mail', isTold: false })];
  await signInTo(page, wiki, account);
  await page.goto(signInAddress(mail));
  await allow(page, mail, account);
  await goToWebsites(page);

  await revokeButton(page, wiki).click();
  await expect(page.getByText('Wiki is notified and its access ends at once. It will ask you the next time you sign in there.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(revokeButton(page, wiki)).toBeFocused();
  expect(await wiki.client.isActive(wiki.signedIn.accessToken)).toBe(true);

  await revokeButton(page, mail).click();
  await expect(page.getByText('Mail cannot be notified')).toBeVisible();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(status(page)).toHaveText('Mail is revoked.');
  await expect(revokeButton(page, wiki)).toBeFocused();
  await expectTokensRefused(mail, mail.signedIn);
  expect(await wiki.client.isActive(wiki.signedIn.accessToken)).toBe(true);
});

test('Revoke all asks with the number, and revokes that many', async ({ page, account, openWebsite }) => {
  const websites = [await openWebsite(), await openWebsite({ name: 'Mail' })];
  await signIn(page, account);
  for (const website of websites) {
    await page.goto(signInAddress(website));
    await allow(page, website, account);
  }
  await goToWebsites(page);
  const dialog = page.getByRole('dialog', { name: 'Revoke 2 websites?' });

  await expect(revokeAllButton(page)).toHaveText('Revoke all (2)');
  await revokeAllButton(page).click();
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(revokeAllButton(page)).toBeFocused();
  await expect(websiteRows(page)).toHaveCount(2);

  await revokeAllButton(page).click();
  await dialog.getByRole('button', { name: 'Revoke 2 websites', exact: true }).click();
  await expect(status(page)).toHaveText('2 websites were revoked. Their access has ended.');
  await expect(websiteRows(page)).toHaveCount(0);
  await expect(revokeAllButton(page)).toHaveCount(0);
  await expect(page.getByText('No website can use your account.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Authorized Websites' })).toBeFocused();
  for (const website of websites) await expectTokensRefused(website, website.signedIn);
});

test('a website that is revoked on another device goes from an open page', async ({ page, account, website, device }) => {
  await signInTo(page, website, account);
  await goToWebsites(page);
  const office = await device({ userAgent: chromeOnWindows });
  await openWebsites(office, account);

  await revoke(office, website);

  await expect(websiteRow(page, website)).toHaveCount(0, { timeout: 2000 });
  await expect(status(page)).toHaveText('Wiki was revoked.');
});

test('the page of a session that is closed elsewhere empties itself', async ({ page, account, website, sessionElsewhere, guard }) => {
  guard.expectStatus(401);
  const other = await sessionElsewhere();
  await signInTo(page, website, account);
  await goToWebsites(page);

  expect(await other.post('/api/sessions/close-others')).toBe(200);

  await expect(page.getByRole('heading', { name: 'This session was closed' })).toBeVisible({ timeout: 2000 });
  await expect(page.getByRole('table')).toHaveCount(0);
  await expect(page.getByText(website.name)).toHaveCount(0);
  await expect(page.locator('header')).toBeHidden();
});

test('User Sessions names the websites that were signed in to through a session', async ({ page, account, website, device }) => {
  const phone = await device({ userAgent: chromeOnWindows });
  await openSessions(page, account);
  await signInTo(phone, website, account);

  await expect(rowOf(page, 'Chrome on Windows')).toContainText('Signed in to Wiki');
  await expect(rowOf(page, 'Current Session')).not.toContainText('Signed in to');
  await page.goto(signInAddress(website));
  await expectSignedIn(page, website, account);
  await page.goto('/account/sessions');
  await expect(rowOf(page, 'Current Session')).toContainText('Signed in to Wiki');
});

test.describe('when the last authentication is too old', () => {
  test.use({ serverOptions: ['--allow-private-websites', '--step-up-window', '1ms', '--poll-interval', '500ms'] });

  test('revoking asks for the password in the row, and a wrong one revokes nothing', async ({ page, account, website, guard }) => {
    guard.expectPasswordDue();
    await signInTo(page, website, account);
    await goToWebsites(page);
    const before = await sessionCookie(page);

    await revokeButton(page, website).click();
    await expect(page.getByLabel('Password')).toBeFocused();
    await page.keyboard.type('not this one');
    await page.keyboard.press('Enter');
    await expect(page.getByText('That is not your password.')).toBeVisible();
    expect(await website.client.isActive(website.signedIn.accessToken)).toBe(true);

    await page.getByLabel('Password').fill(account.password);
    await page.keyboard.press('Enter');
    await expect(status(page)).toHaveText('Wiki is revoked.');
    await expectTokensRefused(website, website.signedIn);
    expect(await sessionCookie(page)).not.toBe(before);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a website is revoked by a form that comes back with a notice', async ({ page, account, website }) => {
    await signInTo(page, website, account);
    await page.goto('/account/websites');
    await expect(websiteRows(page)).toHaveCount(1);
    await expect(websiteRow(page, website)).toContainText(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/);
    await revokeButton(page, website).click();

    await expect(page).toHaveURL('/account/websites');
    await expect(page.getByText('The website was revoked. Its access has ended.')).toBeVisible();
    await expect(page.getByText('No website can use your account.')).toBeVisible();
    await expectTokensRefused(website, website.signedIn);
  });

  test('Revoke all asks on a page of its own', async ({ page, account, openWebsite }) => {
    for (const name of ['Wiki', 'Mail']) {
      const website = await openWebsite({ name });
      await page.goto(signInAddress(website));
      if (name === 'Wiki') {
        await page.getByLabel('Login name').fill(account.name);
        await page.getByLabel('Password').fill(account.password);
        await page.getByRole('button', { name: 'Sign in' }).click();
      }
      await allowButton(page).click();
      await expectSignedIn(page, website, account);
    }
    await page.goto('/account/websites');
    await revokeAllButton(page).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Revoke 2 websites?');
    await page.getByRole('link', { name: 'Cancel' }).click();
    await expect(websiteRows(page)).toHaveCount(2);

    await revokeAllButton(page).click();
    await page.getByRole('button', { name: 'Revoke 2 websites' }).click();
    await expect(page.getByText('2 websites were revoked. Their access has ended.')).toBeVisible();
    await expect(websiteRows(page)).toHaveCount(0);
  });
});
