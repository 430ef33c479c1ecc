import { alive, chromeOnWindows, closeButton, endedTable, expect, fillSignIn, firefoxOnLinux, openSessions, status } from './support.ts';
import { ForeignClient, Place } from './foreign_client.ts';
import { allowButton, test as plain } from './website_support.ts';

// openid-client is what all other tests about websites run on.

type Started = { place: Place; client: ForeignClient };

const test = plain.extend<{ apache: Started; authlib: Started }>({
  apache: async ({ server, guard }, use) => {
    const place = await Place.find();
    const backchannelLogoutUri = `${place.loopbackUrl}/callback?logout=backchannel`;
    const registered = await server.addWebsite({ name: 'Wiki', redirectUri: place.redirectUri, backchannelLogoutUri });
    guard.keepSecret(registered.clientSecret ?? '');
    const client = await ForeignClient.apache('apache.conf', place, server.url, registered);
    await use({ place, client });
    await client.stop();
  },

  authlib: async ({ server, guard }, use) => {
    const place = await Place.find();
    const registered = await server.addWebsite({ name: 'Wiki', redirectUri: place.redirectUri });
    guard.keepSecret(registered.clientSecret ?? '');
    const client = await ForeignClient.authlib(place, server.url, registered);
    await use({ place, client });
    await client.stop();
  },
});

test.use({ userAgent: firefoxOnLinux });

test('Apache with mod_auth_openidc signs people in, and sends them away when their session is closed', async ({ page, account, apache, device }) => {
  const phone = await device({ userAgent: chromeOnWindows });
  await phone.goto(apache.place.url);
  await fillSignIn(phone, account);
  await allowButton(phone).click();
  await expect(phone.getByText(`Signed in as ${account.name}`)).toBeVisible();
  await phone.reload();
  await expect(phone).toHaveURL(`${apache.place.url}/`);
  await openSessions(page, account);

  await closeButton(page, 'Chrome on Windows').click();
  await expect(endedTable(page)).toContainText(/Wiki signed you out in \d\.\d s/);
  await phone.reload();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  // Whoever signs in again comes back without being asked again.
  await fillSignIn(phone, account);
  await expect(phone.getByText(`Signed in as ${account.name}`)).toBeVisible();
});

test('Authlib signs people in, and notices with its next question that their session is closed', async ({ page, account, authlib, device }) => {
  const phone = await device({ userAgent: chromeOnWindows });
  await phone.goto(authlib.place.url);
  await fillSignIn(phone, account);
  await allowButton(phone).click();
  await expect(phone.getByText(`Signed in as ${account.name}`)).toBeVisible();
  await phone.reload();
  await expect(phone).toHaveURL(`${authlib.place.url}/`);
  await openSessions(page, account);

  await closeButton(page, 'Chrome on Windows').click();
  await expect(endedTable(page)).toContainText('Wiki cannot be reached. Its access ends:');
  await phone.reload();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await fillSignIn(phone, account);
  await expect(phone.getByText(`Signed in as ${account.name}`)).toBeVisible();
});

test('openid-client exchanges its access token for one of its page, until the website is revoked', async ({ page, account, server, guard }) => {
  const place = await Place.find();
  const registration = { name: 'Wiki', redirectUri: place.redirectUri, words: ['--embed-origin', place.url] };
  const registered = await server.addWebsite(registration);
  guard.keepSecret(registered.clientSecret ?? '');
  const client = await ForeignClient.node('openid_client_embed.mjs', place, server.url, registered);
  try {
    await page.goto(place.url);
    await fillSignIn(page, account);
    await expect(page.getByRole('listitem')).toContainText(['See where you are signed in, and close sessions']);
    await allowButton(page).click();
    await expect(page.getByText(`Signed in as ${account.name}`)).toBeVisible();

    const answer = await page.evaluate(async () => (await fetch('/user-sessions/token', { method: 'POST' })).json());
    expect(answer).toMatchObject({ token_type: 'bearer', expires_in: 600, scope: 'sessions', origin: place.url });
    const read = () =>
      page.evaluate(async ([service, token]) => {
        const list = await fetch(`${service}/api/v1/embed/sessions`, { headers: { Authorization: `Bearer ${token}` } });
        // Whoever does not read an answer keeps it open.
        await list.text();
        return list.status;
      }, [server.url, String(answer.access_token)]);
    expect(await read()).toBe(200);

    const website = page.url();
    await page.goto(`${server.url}/account/websites`);
    await alive(page);
    await page.getByRole('button', { name: 'Revoke: Wiki', exact: true }).click();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await expect(status(page)).toHaveText('Wiki is revoked.');
    await page.goto(website);
    guard.expectStatus(401);
    expect(await read()).toBe(401);
  } finally {
    await client.stop();
  }
});

test('Authlib signs people in after the keys were replaced while it ran, and keeps its cookie to itself', async ({ page, account, server, authlib, guard }) => {
  // The website refuses a key that it does not know when it has looked for keys in the same second.
  guard.expectStatus(403);
  const keys = async () => JSON.stringify(await (await fetch(`${server.url}/oauth2/jwks`)).json());
  await page.goto(authlib.place.url);
  await fillSignIn(page, account);
  await allowButton(page).click();
  await expect(page.getByText(`Signed in as ${account.name}`)).toBeVisible();
  const cookies = await page.context().cookies(authlib.place.url);
  expect(cookies.map(({ name, secure, httpOnly }) => [name, secure, httpOnly])).toEqual([['__Host-visit', true, true]]);

  const before = await keys();
  await server.command('signing-key', 'rotate', '--now');
  await expect.poll(keys).not.toBe(before);
  await page.context().clearCookies({ name: '__Host-visit' });
  // Once a second, keys that are not known are looked for.
  await expect(async () => {
    await page.goto(authlib.place.url);
    await expect(page.getByText(`Signed in as ${account.name}`)).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
});

test('a website of Authlib that may not know the name shows the id', async ({ page, account, server, guard }) => {
  const place = await Place.find();
  const registered = await server.addWebsite({ name: 'Wiki', redirectUri: place.redirectUri, scopes: ['openid'] });
  guard.keepSecret(registered.clientSecret ?? '');
  const client = await ForeignClient.authlib(place, server.url, registered);
  await page.goto(place.url);
  await fillSignIn(page, account);
  await allowButton(page).click();
  await expect(page.getByText(/^Signed in as [0-9a-f-]{16,}$/)).toBeVisible();
  await client.stop();
});

test('a website of Authlib remembers ten thousand browsers, and forgets the one that came first', async ({ server }) => {
  const place = await Place.find();
  const registered = await server.addWebsite({ name: 'Wiki', redirectUri: place.redirectUri });
  expect(await ForeignClient.runWithAuthlib(MANY_VISITS, place, server.url, registered)).toBe('10000 False True\n');
});

/** Of more visits than there is room for: how many are known, and whether the first and the last of them are. */
const MANY_VISITS = `
from authlib_client import begun
visits = [begun.begin({}) for _ in range(10_001)]
print(len(begun), visits[0] in begun, visits[-1] in begun)
`;
