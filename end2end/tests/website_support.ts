// What the tests about websites start from beside the rest: a website that runs and is registered, and a person who signs in
// to it.

import type { Locator, Page } from '@playwright/test';

import { type Account, alive, expect, fillSignIn, freshness, signIn, test as plain } from './support.ts';
import { type SignedIn, Website } from './website.ts';

export type { Website };

type Described = {
  name?: string;
  /** Whether it has named a place to be told at that a session ended. */
  isTold?: boolean;
  /** Whether it cannot keep a secret. */
  isPublic?: boolean;
  scopes?: string[];
};

type Fixtures = {
  openWebsite: (described?: Described) => Promise<Website>;
  /** Wiki. */
  website: Website;
};

export const test = plain.extend<Fixtures>({
  // The website's place to be told at is on loopback.
  serverOptions: ['--allow-private-websites', '--poll-interval', '500ms'],

  openWebsite: async ({ server, guard }, use) => {
    const opened: Website[] = [];
    await use(async ({ name = 'Wiki', isTold = true, isPublic = false, scopes = [] } = {}) => {
      const website = await Website.open(name, ({ kind, value }) => {
        // An ID token signs nobody in, and is shown to the service to say who wants to sign out.
        if (kind === 'code') guard.keepCode(value);
        else if (kind !== 'ID token') guard.keepSecret(value);
      });
      opened.push(website);
      const { clientId, clientSecret } = await server.addWebsite({
        name,
        redirectUri: website.redirectUri,
        backchannelLogoutUri: isTold ? website.backchannelLogoutUri : undefined,
        postLogoutRedirectUri: website.postLogoutRedirectUri,
        site: website.url,
        scopes,
        isPublic,
      });
      await website.connect(server.url, clientId, clientSecret);
      return website;
    });
    for (const website of opened) {
      await website.stop();
      expect(website.refusedNotices, `notices that ${website.name} refused`).toEqual([]);
    }
  },

  website: async ({ openWebsite }, use) => use(await openWebsite()),
});

/** Where a browser begins to sign in to the website, asking the account's service for more or less. */
export function signInAddress(website: Website, request: Record<string, string> = {}): string {
  return `${website.url}/sign-in?${new URLSearchParams(request)}`;
}

/** Goes from the website to the question whether it may use the account; signs in on the way. */
export async function askToSignIn(page: Page, website: Website, account: Account, request = {}): Promise<void> {
  await page.goto(signInAddress(website, request));
  await fillSignIn(page, account);
  await expect(consentHeading(page, website)).toBeVisible();
}

/** Signs in to the website for the first time, and to the account's service on the way. */
export async function signInTo(page: Page, website: Website, account: Account, request = {}): Promise<SignedIn> {
  await askToSignIn(page, website, account, request);
  return allow(page, website, account);
}

/** Answers the question with yes, and with the password where the last authentication is too old. */
export async function allow(page: Page, website: Website, account: Account): Promise<SignedIn> {
  await expect(allowButton(page)).toBeVisible();
  const password = page.getByLabel('Password');
  if (await password.isVisible()) await password.fill(account.password);
  await allowButton(page).click();
  await expectSignedIn(page, website, account);
  return website.signedIn;
}

export async function expectSignedIn(page: Page, website: Website, account: Account): Promise<void> {
  // Of the whole page, because it says why nobody is signed in, at the website or still at the service.
  await expect(page.locator('body')).toContainText(`Signed in as ${account.name}`);
  await expect(page).toHaveURL(`${website.url}/`);
}

/** The website has been sent back without a code, for this reason and by this service. */
export async function expectRefusal(page: Page, website: Website, reason: string, issuer: string): Promise<void> {
  await expect(page).toHaveURL(`${website.url}/`);
  await expect(page.getByText(`Not signed in: ${reason}`)).toBeVisible();
  const answer = website.answers.at(-1);
  expect([answer?.get('error'), answer?.get('iss')]).toEqual([reason, issuer]);
}

/** Nothing that was given to the website is worth anything any more. */
export async function expectTokensRefused(website: Website, signedIn: SignedIn): Promise<void> {
  const { client } = website;
  await expect(client.refresh(signedIn)).rejects.toMatchObject({ error: 'invalid_grant' });
  await expect(client.userInfo(signedIn)).rejects.toMatchObject({ status: 401 });
  expect(await client.isActive(signedIn.accessToken)).toBe(false);
}

export function consentHeading(page: Page, website: Website): Locator {
  return page.getByRole('heading', { level: 1, name: `Allow ${website.name} to use your account?` });
}

export function allowButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Allow', exact: true });
}

/** Signs in, and waits until the list of websites is alive. */
export async function openWebsites(page: Page, account: Account): Promise<void> {
  await signIn(page, account);
  await goToWebsites(page);
}

export async function goToWebsites(page: Page): Promise<void> {
  await page.goto('/account/websites');
  await alive(page);
  await expect(freshness(page)).toContainText('Live');
}

/** The rows of websites, without the one of captions. */
export function websiteRows(page: Page): Locator {
  const table = page.getByRole('table', { name: 'Authorized websites' });
  return table.getByRole('row').filter({ has: page.getByRole('rowheader') });
}

export function websiteRow(page: Page, website: Website): Locator {
  return websiteRows(page).filter({ hasText: website.name });
}

export function revokeButton(page: Page, website: Website): Locator {
  return page.getByRole('button', { name: `Revoke: ${website.name}`, exact: true });
}

export function revokeAllButton(page: Page): Locator {
  return page.getByRole('button', { name: /^Revoke all \(\d+\)$/ });
}

/** Revokes the website as somebody with a mouse does. */
export async function revoke(page: Page, website: Website): Promise<void> {
  await revokeButton(page, website).click();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(websiteRow(page, website)).toHaveCount(0);
}
