import { expect, expectRefused, firefoxOnLinux, sessionCookie, signIn } from './support.ts';
import { expectTokensRefused, signInTo, test } from './website_support.ts';

test.use({ userAgent: firefoxOnLinux });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('signing out at the website asks, ends the session and goes back with the state', async ({ page, account, website, server }) => {
      const signedIn = await signInTo(page, website, account);
      const cookie = await sessionCookie(page);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign out?');
      await expect(page.getByText(`Wiki asks to sign you out. You are signed in as ${account.name}.`)).toBeVisible();
      expect(page.url().startsWith(server.url)).toBe(true);
      // Asking has changed nothing.
      expect(await website.client.isActive(signedIn.accessToken)).toBe(true);

      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page).toHaveURL(`${website.url}/`);
      await expect(page.getByText('Signed out of Wiki')).toBeVisible();
      await expectRefused(server, cookie);
      await expectTokensRefused(website, signedIn);
      await expect.poll(() => website.endedSessions).toEqual([signedIn.sid]);
    });
  });
}

test('whoever does not want to be signed out stays signed in', async ({ page, account, website }) => {
  const signedIn = await signInTo(page, website, account);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Stay signed in' }).click();
  await expect(page).toHaveURL(`${website.url}/`);
  expect(await website.client.isActive(signedIn.accessToken)).toBe(true);
  expect(website.endedSessions).toEqual([]);
});

test('whoever has been signed out already goes back to the website at once', async ({ page, account, website }) => {
  const signedIn = await signInTo(page, website, account);
  await page.goto('/account/sessions');
  await page.getByText(account.name).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();

  await page.goto(website.client.signOutLocation(signedIn.idToken, 'a state & more'));
  await expect(page).toHaveURL(`${website.url}/`);
});

test('nobody is sent to an address that the website has not registered', async ({ page, account, website, server }) => {
  const signedIn = await signInTo(page, website, account);
  const location = new URL(website.client.signOutLocation(signedIn.idToken, 'state'));
  location.searchParams.set('post_logout_redirect_uri', `${website.url}/elsewhere`);
  await page.goto(location.href);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(`${server.url}/sign-in`);
  await expect(page.getByText('You are signed out.')).toBeVisible();
});

test('an address without an ID token asks as well, and sends nobody anywhere', async ({ page, account, website, server }) => {
  await signIn(page, account);
  const back = encodeURIComponent(website.postLogoutRedirectUri);
  await page.goto(`/oauth2/logout?client_id=wiki&post_logout_redirect_uri=${back}`);
  await expect(page.getByText('A website asks to sign you out.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(`${server.url}/sign-in`);
});
