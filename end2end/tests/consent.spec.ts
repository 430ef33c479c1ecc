import { alive, expect, fillSignIn, firefoxOnLinux, signIn, tabTo, watchWasm } from './support.ts';
import {
  allow,
  allowButton,
  askToSignIn,
  consentHeading,
  expectRefusal,
  expectSignedIn,
  signInAddress,
  signInTo,
  test,
  websiteRow,
} from './website_support.ts';

test.use({ userAgent: firefoxOnLinux });

test('the question names the website, the account, what it may do and where the browser goes', async ({ page, account, website }) => {
  await askToSignIn(page, website, account, { scope: 'openid profile offline_access' });

  await expect(page).toHaveTitle('Allow Wiki to use your account? · My Account');
  const form = page.locator('main form');
  await expect(form).toContainText(`You are signed in as ${account.name}.`);
  const may = ['Sign you in', 'See your login name', 'Stay connected while you are signed out'];
  await expect(form.getByRole('listitem')).toHaveText(may);
  await expect(form).toContainText(`You will return to ${new URL(website.url).host}.`);
  await expect(form.getByRole('link', { name: 'Authorized Websites' })).toHaveAttribute('href', '/account/websites');
  await expect(form.getByLabel('Password')).toHaveCount(0);
});

test('the question runs no wasm', async ({ page, account, website }) => {
  const hasRunWasm = await watchWasm(page);
  await askToSignIn(page, website, account);
  await alive(page);
  expect(await hasRunWasm()).toBe(false);
  await allow(page, website, account);
});

test('Deny goes back without a code, and the website is not authorized', async ({ page, account, website, server }) => {
  await askToSignIn(page, website, account);
  await page.getByRole('button', { name: 'Deny' }).click();

  await expectRefusal(page, website, 'access_denied', server.url);
  expect(website.lastSignedIn).toBeUndefined();
  await page.goto('/account/websites');
  await expect(page.getByText('No website can use your account.')).toBeVisible();
});

test('what was allowed is asked once, and more is asked again', async ({ page, account, website }) => {
  await askToSignIn(page, website, account, { scope: 'openid' });
  await expect(page.getByRole('listitem')).toHaveText(['Sign you in']);
  await allowButton(page).click();
  for (const repeated of [false, true]) {
    if (repeated) await page.goto(signInAddress(website, { scope: 'openid' }));
    await expect(page).toHaveURL(`${website.url}/`);
    await expect(page.getByText('Signed in as somebody')).toBeVisible();
  }

  await page.goto(signInAddress(website, { scope: 'openid profile' }));
  await expect(consentHeading(page, website)).toBeVisible();
  await expect(page.getByRole('listitem')).toHaveText(['Sign you in', 'See your login name']);
  await allow(page, website, account);

  for (const scope of ['openid profile', 'profile openid']) {
    await page.goto(signInAddress(website, { scope }));
    await expectSignedIn(page, website, account);
  }
  await page.goto(signInAddress(website, { prompt: 'consent' }));
  await expect(consentHeading(page, website)).toBeVisible();
});

test('a program that cannot prove who it is asks each time', async ({ page, account, openWebsite }) => {
  const app = await openWebsite({ name: 'Notes', isPublic: true });
  await signInTo(page, app, account);
  await page.goto(signInAddress(app));
  await expect(consentHeading(page, app)).toBeVisible();
  await allow(page, app, account);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText(`Refreshed; the account is ${account.name}`)).toBeVisible();
});

test('the question is not shown in a frame', async ({ page, account, website, server, guard }) => {
  guard.expectMessage(/Refused to (display|frame)|frame-ancestors|Framing/);
  await signIn(page, account);
  const { location } = await website.client.begin('openid profile');
  expect(await (await page.request.get(location)).text()).toContain('Allow Wiki to use your account?');

  // From the same site as the service, so that its cookies come along and nothing but the header is in the way.
  const sameSite = website.url.replace('localhost', '127.0.0.1');
  for (const site of [sameSite, website.url]) {
    const framing = page.waitForRequest((asked) => asked.url().startsWith(`${server.url}/`) && asked.frame() !== page.mainFrame());
    await page.goto(`${site}/frame?of=${encodeURIComponent(location)}`);
    await framing;
    const framed = page.frameLocator('iframe');
    await expect(framed.getByRole('button', { name: 'Allow' })).toHaveCount(0);
    await expect(framed.getByLabel('Login name')).toHaveCount(0);
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
  }
});

test('the whole way is gone with the keyboard alone', async ({ page, account, website }) => {
  await page.goto(website.url);
  await tabTo(page, page.getByRole('link', { name: 'Sign in' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Login name'));
  await page.keyboard.type(account.name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(account.password);
  await page.keyboard.press('Enter');
  await expect(consentHeading(page, website)).toBeVisible();
  await tabTo(page, allowButton(page));
  await page.keyboard.press('Enter');
  await expectSignedIn(page, website, account);

  await page.goto(signInAddress(website, { prompt: 'consent' }));
  await tabTo(page, page.getByRole('button', { name: 'Deny' }));
  await page.keyboard.press('Space');
  await expect(page.getByText('Not signed in: access_denied')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the question is asked and answered', async ({ page, account, website, server }) => {
    await askToSignIn(page, website, account);
    await page.getByRole('button', { name: 'Deny' }).click();
    await expectRefusal(page, website, 'access_denied', server.url);
    await page.goto(signInAddress(website));
    await allow(page, website, account);
    await page.goto('/account/websites');
    await expect(websiteRow(page, website)).toBeVisible();
  });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript, too', () => {
    test.use({ javaScriptEnabled });

    test('whatever the website does next, the browser arrives', async ({ page, account, website }) => {
      website.leadsElsewhere = true;
      const arrives = async (press: string) => {
        await page.getByRole('button', { name: press, exact: true }).click();
        await expect(page).toHaveURL(`${website.elsewhere}/welcome`);
        await expect(page.getByText('You have arrived.')).toBeVisible();
      };
      await askToSignIn(page, website, account);
      await arrives('Deny');
      await page.goto(signInAddress(website));
      await arrives('Allow');

      // On the way back from signing out, and where nothing is asked any more after signing in.
      await page.goto(website.url);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign out?');
      await arrives('Sign out');
      await page.goto(signInAddress(website));
      await page.getByLabel('Login name').fill(account.name);
      await page.getByLabel('Password').fill(account.password);
      await arrives('Sign in');
    });
  });
}

test('an answer by a form arrives by itself, and its code with it', async ({ page, account, website, server }) => {
  await signIn(page, account);
  const { location } = await website.client.begin('openid profile');
  const asked = new URL(location);
  asked.searchParams.set('response_mode', 'form_post');
  const posted = page.waitForRequest((request) => request.method() === 'POST' && request.url() === website.redirectUri);
  await page.goto(asked.href);
  await allowButton(page).click();
  await expect(page.getByText('You have arrived.')).toBeVisible();
  const fields = new URLSearchParams((await posted).postData() ?? '');
  expect([fields.get('iss'), fields.get('code')?.length, new URL(page.url()).search]).toEqual([server.url, 43, '']);
});

for (const [what, request] of [['prompt=login', { prompt: 'login' }], ['max_age=0', { max_age: '0' }]] as const) {
  test(`${what} asks for the password in place, although somebody is signed in`, async ({ page, account, website }) => {
    await signInTo(page, website, account);
    const before = website.signedIn;

    await page.goto(signInAddress(website, request));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter your password to sign in to Wiki');
    await expect(page.getByText(`You are signed in as ${account.name}.`)).toBeVisible();
    await page.getByLabel('Password').fill('not this one');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByText('That is not your password.')).toBeVisible();

    await page.getByLabel('Password').fill(account.password);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expectSignedIn(page, website, account);
    expect(website.signedIn.idToken).not.toBe(before.idToken);

    await page.goto(signInAddress(website, request));
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Not signed in: access_denied')).toBeVisible();
  });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`when the last authentication is too old, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled, serverOptions: ['--allow-private-websites', '--step-up-window', '1ms'] });

    test('a website that is new or keeps access needs the password, and another that was allowed does not', async ({ page, account, openWebsite }) => {
      const [wiki, notes] = [await openWebsite(), await openWebsite({ name: 'Notes', isPublic: true })];
      await askToSignIn(page, wiki, account);
      await expect(page.getByText('Enter your password to allow this')).toBeVisible();
      await page.getByLabel('Password').fill('not this one');
      await allowButton(page).click();
      await expect(page.getByText('That is not your password.')).toBeVisible();
      await page.getByLabel('Password').fill(account.password);
      await allowButton(page).click();
      await expectSignedIn(page, wiki, account);

      await page.goto(signInAddress(wiki));
      await expectSignedIn(page, wiki, account);
      await page.goto(signInAddress(wiki, { scope: 'openid profile offline_access' }));
      await expect(page.getByLabel('Password')).toBeVisible();
      await page.getByRole('button', { name: 'Deny' }).click();
      await expect(page.getByText('Not signed in: access_denied')).toBeVisible();

      await page.goto(signInAddress(notes));
      await allow(page, notes, account);
      await page.goto(signInAddress(notes));
      await expect(consentHeading(page, notes)).toBeVisible();
      await expect(page.getByLabel('Password')).toHaveCount(0);
    });
  });
}

test('prompt=none shows nothing and says what would be needed', async ({ page, account, website, server }) => {
  await page.goto(signInAddress(website, { prompt: 'none' }));
  await expectRefusal(page, website, 'login_required', server.url);

  await signIn(page, account);
  await page.goto(signInAddress(website, { prompt: 'none' }));
  await expectRefusal(page, website, 'consent_required', server.url);

  await page.goto(signInAddress(website));
  await allow(page, website, account);
  await page.goto(signInAddress(website, { prompt: 'none' }));
  await expectSignedIn(page, website, account);
});

test('Use another account signs somebody else in, who is asked for themselves', async ({ page, account, website, server, guard }) => {
  const grace = { name: 'grace.hopper', password: 'four unrelated words here' };
  guard.keepSecret(grace.password);
  await server.addAccount(grace);
  await askToSignIn(page, website, account);

  await page.getByRole('link', { name: 'Use another account' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await expect(page.getByText('Sign in to go on to Wiki.')).toBeVisible();
  await fillSignIn(page, grace);
  await expect(consentHeading(page, website)).toBeVisible();
  await expect(page.getByText(`You are signed in as ${grace.name}.`)).toBeVisible();
  await allow(page, website, grace);
  expect(website.signedIn.loginName).toBe(grace.name);
});

test('a request that cannot be sent back stays, and says why', async ({ page, account, website, server, guard }) => {
  guard.expectStatus(400);
  await signIn(page, account);
  const { location } = await website.client.begin('openid');
  const changed = (name: string, value: string) => {
    const url = new URL(location);
    url.searchParams.set(name, value);
    return url.href;
  };
  for (const [name, value, reason] of [
    ['redirect_uri', 'https://wiki.example.com/callback', 'unregistered address'],
    ['client_id', 'nobody', 'a website that is not registered'],
  ] as const) {
    await page.goto(changed(name, value));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This sign-in request cannot be used');
    await expect(page.getByText(reason)).toBeVisible();
    expect(page.url().startsWith(server.url)).toBe(true);
  }
});
