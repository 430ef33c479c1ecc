// What the fixtures give, each beside what the service itself says of it.

import { closeButton, expect, rowOf, test } from '@user-sessions/playwright';

test('a session is as old, as far and as idle as the test says', async ({ page, userSessions: us }) => {
  const ada = await us.account();
  const phone = await ada.session({ device: 'Safari on iPhone', from: '203.0.113.7', started: '3 days', lastActive: '2 hours' });
  await page.context().addCookies((await ada.session()).cookies);
  await page.goto(`${us.url}/account/sessions`);
  await expect(rowOf(page, 'Safari on iPhone')).toContainText('203.0.113.7');
  await expect(rowOf(page, 'Safari on iPhone')).toContainText('2 hours ago');
  await expect(closeButton(page, 'Safari on iPhone')).toBeVisible();
  expect(phone.device).toBe('Safari on iPhone');
  expect(Math.round((Date.now() - phone.startedAt.getTime()) / 3_600_000)).toBe(72);
});

test('an account has the name and the password that it is given', async ({ page, userSessions: us }) => {
  const bob = await us.account({ name: 'bob', password: 'a battery of staples, correctly' });
  await page.goto(`${us.url}/sign-in`);
  await page.getByLabel('Login name').fill('bob');
  await page.getByLabel('Password').fill(bob.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'User Sessions' })).toBeVisible();
});

test('an end is waited for before and after it has come', async ({ userSessions: us }) => {
  const ada = await us.account();
  const [phone, tablet] = [await ada.session(), await ada.session()];
  const waiting = phone.end();
  expect(await phone.isOpen()).toBe(true);
  await phone.close();
  const { at } = await waiting;
  expect(await phone.end()).toEqual(await waiting);
  expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(60_000);
  expect(await phone.isOpen()).toBe(false);
  expect(await tablet.isOpen()).toBe(true);
});

test('an end that does not come fails with the device and the time', async ({ userSessions: us }) => {
  const phone = await (await us.account()).session({ device: 'Safari on iPhone' });
  await expect(phone.end({ timeout: 1 })).rejects.toThrow(/^Safari on iPhone \(session [0-9a-f-]+\) is still open after 1 ms$/);
});

test('the clock goes forward and takes with it what was due', async ({ freshUserSessions: us }) => {
  const ada = await us.account();
  const idle = await ada.session();
  const before = await us.clock.advance('1 hour');
  const now = await us.clock.advance('8 days');
  expect(Math.round((now.getTime() - before.getTime()) / 3_600_000)).toBe(8 * 24);
  expect(await idle.end()).toMatchObject({ reason: 'idle' });
});

test('a service without its storage lets nobody in, and does again', async ({ request, freshUserSessions: us }) => {
  const { cookies: [cookie] } = await (await us.account()).session();
  const ask = async () => (await request.get(`${us.url}/verify`, { headers: { Cookie: `${cookie!.name}=${cookie!.value}` } })).status();
  expect(await ask()).toBe(200);
  for (const state of ['down', 'slow'] as const) {
    await us.faults.storage(state);
    expect(await ask(), state).toBe(503);
  }
  await us.faults.storage('up');
  expect(await ask()).toBe(200);
});

test('a website and a key are what the service knows by these names', async ({ page, request, userSessions: us }) => {
  const ada = await us.account();
  const session = await ada.session();
  const website = await us.website({ redirectUri: 'https://wiki.example.com/callback', allowedBy: [ada] });
  const proof = `Basic ${Buffer.from(`${website.clientId}:${website.clientSecret}`).toString('base64')}`;
  const told = await request.post(`${us.url}/oauth2/introspect`, { headers: { Authorization: proof }, form: { token: 'nothing' } });
  expect(await told.json()).toEqual({ active: false });
  await page.context().addCookies(session.cookies);
  await page.goto(`${us.url}/account/websites`);
  await expect(page.getByRole('rowheader')).toHaveCount(1);

  const key = await us.key({ rights: ['verify'] });
  const verified = await request.post(`${us.url}/api/v1/verify`, {
    headers: { Authorization: `Bearer ${key}` },
    data: { session_token: session.cookies[0]!.value },
  });
  expect(await verified.json()).toMatchObject({ active: true, session_id: session.id });
});

test('workers and tests have services of their own', async ({ userSessions, freshUserSessions }) => {
  expect(freshUserSessions.url).not.toBe(userSessions.url);
  const { id } = await (await userSessions.account()).session();
  await expect(freshUserSessions.ask('GET', `/sessions/${id}`)).rejects.toThrow('404');
});

test('the product of each service is found at the one address, by pages and by requests', async ({ page, request, userSessions, freshUserSessions }) => {
  const ada = await freshUserSessions.account();
  await page.context().addCookies((await ada.session()).cookies);
  await page.goto('http://localhost:4000/settings');
  await expect(page.getByRole('banner')).toContainText(ada.name);
  const { cookies: [stranger] } = await (await userSessions.account()).session();
  const answer = await request.get('http://localhost:4000/', { headers: { Cookie: `${stranger!.name}=${stranger!.value}` }, maxRedirects: 0 });
  expect([answer.status(), answer.headers()['location']]).toEqual([303, expect.stringContaining(`${freshUserSessions.url}/sign-in`)]);
});
