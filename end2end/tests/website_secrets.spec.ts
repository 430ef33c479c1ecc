import type { Request } from '@playwright/test';

import { type Server, alive, chromeOnWindows, closeButton, expect, openSessions, status } from './support.ts';
import { type Website, allow, goToWebsites, revoke, signInAddress, signInTo, test } from './website_support.ts';

// The guard looks for what websites were given in pages, answers, addresses, storage and log of every test; here are the
// places that it does not see, after everything that a website can do was done once.

test('what a website is given is kept nowhere, and a code goes to the website alone', async ({ page, account, openWebsite, device, server, guard }) => {
  guard.expectStatus(401);
  const [wiki, notes] = [await openWebsite(), await openWebsite({ name: 'Notes', isPublic: true })];
  const asked: Request[] = [];
  page.context().on('request', (request) => asked.push(request));

  await signInTo(page, wiki, account, { scope: 'openid profile offline_access' });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Refreshed')).toBeVisible();
  await page.goto(signInAddress(wiki, { prompt: 'login' }));
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Signed in as')).toBeVisible();
  await page.goto(signInAddress(notes));
  await allow(page, notes, account);
  await goToWebsites(page);
  await revoke(page, wiki);
  await page.goto(signInAddress(wiki));
  await allow(page, wiki, account);
  const office = await device({ userAgent: chromeOnWindows });
  await openSessions(office, account);
  await page.goto('/account/sessions');
  await alive(page);
  await closeButton(page, 'Chrome on Windows').click();
  await expect(status(page)).toHaveText('Closed: Chrome on Windows.');
  await expect(office.getByRole('heading', { name: 'This session was closed' })).toBeVisible();

  // Nobody has signed out at a website, which would show the service an ID token.
  for (const website of [wiki, notes]) {
    for (const { kind, value } of website.secrets) if (kind !== 'code') guard.keepSecret(value);
  }
  await expectKeptNowhere(server, wiki, ['client secret', 'code', 'access token', 'refresh token', 'ID token']);
  await expectKeptNowhere(server, notes, ['code', 'access token', 'refresh token', 'ID token']);
  const told = asked.map((request) => `${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`);
  for (const website of [wiki, notes]) {
    for (const { kind, value } of website.secrets) {
      const places = asked.filter((_, place) => told[place]?.includes(value)).map((request) => request.url());
      const callback = `${website.redirectUri}?code=${value}`;
      expect(places.filter((url) => !(kind === 'code' && url.startsWith(callback))), kind).toEqual([]);
    }
  }
});

test('signing out at a website leaves its ID token nowhere', async ({ page, account, website, server }) => {
  await signInTo(page, website, account);
  await page.getByRole('button', { name: 'Sign out' }).click();
  expect(page.url()).toContain(website.signedIn.idToken);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('Signed out of Wiki')).toBeVisible();
  await expect.poll(() => website.endedSessions).toHaveLength(1);
  await expectKeptNowhere(server, website, ['client secret', 'code', 'access token', 'refresh token', 'ID token']);
});

/** Neither the database nor the log holds any of these, as it is written or as the bytes that it stands for. */
async function expectKeptNowhere(server: Server, website: Website, kinds: string[]): Promise<void> {
  expect([...new Set(website.secrets.map(({ kind }) => kind))].sort()).toEqual([...kinds].sort());
  const stored = await server.storedBytes();
  for (const { kind, value } of website.secrets) {
    expect(value.length).toBeGreaterThan(40);
    const signature = value.split('.').at(-1) ?? value;
    for (const form of [value, signature, Buffer.from(signature, 'base64url')]) {
      expect(stored.includes(form), `${kind} in the database`).toBe(false);
    }
    expect(server.log.includes(signature), `${kind} in the log`).toBe(false);
  }
}
