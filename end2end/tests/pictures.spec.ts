// Pictures of the pages for people to look at, in `test-results/pictures`; with UPDATE_PICTURE set, the README's as well.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { showText } from './layout.ts';
import {
  alive,
  closeButton,
  closeOthersButton,
  curl,
  expect,
  firefoxOnLinux,
  openSessions,
  rowOf,
  rows,
  safariOnIphone,
  chromeOnWindows,
  signIn,
  status,
} from './support.ts';
import {
  allow,
  askToSignIn,
  goToWebsites,
  revokeAllButton,
  revokeButton,
  signInAddress,
  test,
  websiteRows,
} from './website_support.ts';

const HOUR = 3600 * 1000;
const edgeOnWindows = `${chromeOnWindows} Edg/150.0.0.0`;
const chromeOnAndroid =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36';

test.use({
  serverOptions: ['--trusted-proxies', '127.0.0.0/8', '--allow-private-websites', '--poll-interval', '500ms'],
  userAgent: firefoxOnLinux,
  extraHTTPHeaders: { 'X-Forwarded-For': '198.51.100.24' },
});

/** Makes the newest session of the account, or what it lets a website do, older: times cannot be waited for, and the rules
 *  refuse to change them. */
const AGE = `
import sqlite3, sys
file, table, start, use, back, idle = *sys.argv[1:5], int(sys.argv[5]), int(sys.argv[6])
database = sqlite3.connect(file, timeout=5)
database.execute(f'DROP TRIGGER IF EXISTS {table}_keep_their_identity')
database.execute(f'UPDATE {table} SET {start} = {start} - ?, {use} = {use} - ? '
                 f'WHERE {start} = (SELECT max({start}) FROM {table})', (back, idle))
database.commit()
`;
const SESSION = ['sessions', 'started_at', 'last_active_at'];
const GRANT = ['grants', 'authorized_at', 'last_used_at'];

function age(file: string, what: string[], start: number, use: number): void {
  try {
    execFileSync('python3', ['-c', AGE, file, ...what, String(start * HOUR), String(use * HOUR)]);
  } catch (error) {
    // The pictures are as good with times of this minute, where there is no Python.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

const shots = [
  ['wide-light', 'light', 1180, 760],
  ['wide-dark', 'dark', 1180, 760],
  ['narrow-light', 'light', 320, 640],
  ['narrow-dark', 'dark', 320, 640],
] as const;

async function take(page: Page, path: string, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  // What sticks to the lower edge belongs there in a picture of the whole page too.
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: whole });
  await page.screenshot({ path, animations: 'disabled' });
}

async function takeAll(page: Page, what: string): Promise<void> {
  for (const [name, colorScheme, width, height] of shots) {
    await page.emulateMedia({ colorScheme });
    await take(page, `test-results/pictures/${what}-${name}.png`, width, height);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1180, height: 760 });
}

test('User Sessions, wide and narrow, light and dark', async ({ page, account, sessionElsewhere, server, guard }) => {
  test.slow();
  guard.expectStatus(403);
  await sessionElsewhere({ userAgent: curl, from: '2001:db8::17' });
  age(server.databaseFile, SESSION, 124.5, 98);
  await sessionElsewhere({ userAgent: chromeOnWindows, from: '192.0.2.118' });
  age(server.databaseFile, SESSION, 13.6, 13.2);
  await sessionElsewhere({ userAgent: edgeOnWindows, from: '192.0.2.44' });
  age(server.databaseFile, SESSION, 50, 30);
  const signedOut = await sessionElsewhere({ userAgent: chromeOnAndroid, from: '203.0.113.80' });
  await signedOut.post('/api/sign-out');

  await page.setViewportSize({ width: 1180, height: 760 });
  await openSessions(page, account);
  await closeButton(page, 'Edge on Windows').click();
  await expect(status(page)).toHaveText('Closed: Edge on Windows.');
  await page.mouse.move(1, 1);
  await expect(rowOf(page, 'Edge on Windows')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Live')).toBeVisible();
  await expect(rows(page)).toHaveCount(3);

  await takeAll(page, 'quiet');
  await sessionElsewhere({ userAgent: safariOnIphone, from: '203.0.113.7' });
  await expect(status(page)).toContainText('New session: Safari on iPhone, connected from 203.0.113.7.');
  await takeAll(page, 'news');
  if (process.env['UPDATE_PICTURE']) await take(page, join(import.meta.dirname, '../../docs/user-sessions.png'), 1180, 760);
  await closeOthersButton(page).click();
  await takeAll(page, 'dialog');
  await page.keyboard.press('Escape');
  await page.route('**/api/sessions/close', (route) => route.fulfill({ status: 403, json: 'PasswordNeeded' }), { times: 1 });
  await closeButton(page, 'Safari on iPhone').click();
  await expect(page.getByLabel('Password')).toBeFocused();
  await page.mouse.move(1, 1);
  await takeAll(page, 'password');
  for (const path of ['/account/websites', '/account/security']) {
    await page.goto(path);
    await takeAll(page, path.slice('/account/'.length));
  }
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await takeAll(page, 'sign-in');
});

for (const locale of ['en-US', 'ru-RU']) {
  test.describe(locale, () => {
    test.use({ locale });

    test(`User Sessions at every kind of width, before and after it comes to life, in ${locale}`, async ({ page, account, sessionElsewhere, server }) => {
      test.slow();
      await sessionElsewhere({ userAgent: curl, from: '2001:db8:85a3:8d3:1319:8a2e:370:7348' });
      age(server.databaseFile, SESSION, 124.5, 98);
      await sessionElsewhere({ userAgent: chromeOnWindows, from: '192.0.2.118' });
      age(server.databaseFile, SESSION, 20, 13.2);
      await (await sessionElsewhere({ userAgent: chromeOnAndroid, from: '203.0.113.80' })).post('/api/sign-out');
      await signIn(page, account);
      for (const when of ['before', 'after', 'spaced', 'dark']) {
        if (when === 'before') await page.route('**/start*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
        else await page.unroute('**/start*.js');
        await page.emulateMedia({ colorScheme: when === 'dark' ? 'dark' : 'light' });
        await page.goto('/account/sessions');
        if (when !== 'before') await alive(page);
        await showText(page, when === 'spaced' ? 'spaced' : 'as it comes');
        for (const width of [320, 390, 744, 768, 820, 1024, 1280]) {
          await take(page, `test-results/pictures/widths-${locale}-${when}-${width}.png`, width, 640);
        }
      }
    });
  });
}

test('the questions of a website and Authorized Websites, wide and narrow, light and dark', async ({ page, account, openWebsite, device, server }) => {
  test.slow();
  await page.setViewportSize({ width: 1180, height: 760 });
  const wiki = await openWebsite();
  await page.goto(signInAddress(wiki));
  await expect(page.getByText('Sign in to go on to Wiki.')).toBeVisible();
  await takeAll(page, 'sign-in-to-website');
  await askToSignIn(page, wiki, account, { scope: 'openid profile offline_access' });
  await takeAll(page, 'consent');
  await allow(page, wiki, account);
  age(server.databaseFile, GRANT, 2200, 2180);
  for (const [name, start, use] of [['Photo Archive', 900, 30], ['Mail', 400, 0]] as const) {
    const website = await openWebsite({ name, isTold: name === 'Mail' });
    await page.goto(signInAddress(website));
    await allow(page, website, account);
    age(server.databaseFile, GRANT, start, use);
  }
  await page.goto(signInAddress(wiki, { prompt: 'login' }));
  await takeAll(page, 'password-for-website');
  await page.goto(wiki.client.signOutLocation(wiki.signedIn.idToken, 'state'));
  await takeAll(page, 'sign-out-for-website');

  await goToWebsites(page);
  await expect(websiteRows(page)).toHaveCount(3);
  await page.mouse.move(1, 1);
  await takeAll(page, 'authorized-websites');
  await revokeButton(page, wiki).click();
  await page.mouse.move(1, 1);
  await takeAll(page, 'revoke');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await revokeAllButton(page).click();
  await takeAll(page, 'revoke-all');
  await page.keyboard.press('Escape');

  const phone = await device({ userAgent: safariOnIphone });
  const chat = await openWebsite({ name: 'Chat', isTold: false });
  await signIn(phone, account);
  for (const website of [wiki, chat]) {
    await phone.goto(signInAddress(website));
    if (website === chat) await allow(phone, website, account);
  }
  await page.goto('/account/sessions');
  await expect(rowOf(page, 'Safari on iPhone')).toContainText('Signed in to Wiki and Chat');
  await takeAll(page, 'sessions-with-websites');
  await wiki.stop();
  await closeButton(page, 'Safari on iPhone').click();
  await expect(page.getByText('Wiki was not reached yet')).toBeVisible();
  await page.mouse.move(1, 1);
  await takeAll(page, 'receipts');
});
