// Pictures of User Sessions for people to look at, in `test-results/pictures`; with UPDATE_PICTURE set, the README's as well.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
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
  status,
  test,
} from './support.ts';

const HOUR = 3600 * 1000;
const edgeOnWindows = `${chromeOnWindows} Edg/150.0.0.0`;
const chromeOnAndroid =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36';

test.use({
  serverOptions: ['--trusted-proxies', '127.0.0.0/8', '--poll-interval', '500ms'],
  userAgent: firefoxOnLinux,
  extraHTTPHeaders: { 'X-Forwarded-For': '198.51.100.24' },
});

/** Makes the newest session of the account older: times cannot be waited for, and the rules refuse to change them. */
const AGE = `
import sqlite3, sys
file, back, idle = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
database = sqlite3.connect(file, timeout=5)
database.execute('DROP TRIGGER IF EXISTS sessions_keep_their_identity')
database.execute('UPDATE sessions SET started_at = started_at - ?, last_active_at = last_active_at - ? '
                 'WHERE started_at = (SELECT max(started_at) FROM sessions)', (back, idle))
database.commit()
`;

const shots = [
  ['wide-light', 'light', 1180, 760],
  ['wide-dark', 'dark', 1180, 760],
  ['narrow-light', 'light', 320, 640],
  ['narrow-dark', 'dark', 320, 640],
] as const;

test('User Sessions, wide and narrow, light and dark', async ({ page, account, sessionElsewhere, server, guard }) => {
  test.slow();
  guard.expectStatus(403);
  const age = (started: number, active: number) => {
    try {
      execFileSync('python3', ['-c', AGE, server.databaseFile, String(started * HOUR), String(active * HOUR)]);
    } catch (error) {
      // The pictures are as good with sessions of this minute, where there is no Python.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  };
  await sessionElsewhere({ userAgent: curl, from: '2001:db8::17' });
  age(124.5, 98);
  await sessionElsewhere({ userAgent: chromeOnWindows, from: '192.0.2.118' });
  age(13.6, 13.2);
  await sessionElsewhere({ userAgent: edgeOnWindows, from: '192.0.2.44' });
  age(50, 30);
  const signedOut = await sessionElsewhere({ userAgent: chromeOnAndroid, from: '203.0.113.80' });
  await signedOut.post('/api/sign-out');

  await page.setViewportSize({ width: 1180, height: 760 });
  await openSessions(page, account);
  await closeButton(page, 'Edge on Windows').click();
  await expect(status(page)).toHaveText('Closed: Edge on Windows.');
  await page.mouse.move(1, 1);
  await expect(rowOf(page, 'Edge on Windows')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Live, as of')).toBeVisible();
  await expect(rows(page)).toHaveCount(3);

  const take = async (path: string, width: number, height: number) => {
    await page.setViewportSize({ width, height });
    // What sticks to the lower edge belongs there in a picture of the whole page too.
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: whole });
    await page.screenshot({ path, animations: 'disabled' });
  };
  const takeAll = async (what: string) => {
    for (const [name, colorScheme, width, height] of shots) {
      await page.emulateMedia({ colorScheme });
      await take(`test-results/pictures/${what}-${name}.png`, width, height);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1180, height: 760 });
  };
  await takeAll('quiet');
  await sessionElsewhere({ userAgent: safariOnIphone, from: '203.0.113.7' });
  await expect(status(page)).toContainText('New session: Safari on iPhone, connected from 203.0.113.7.');
  await takeAll('news');
  if (process.env['UPDATE_PICTURE']) await take(join(import.meta.dirname, '../../docs/user-sessions.png'), 1180, 760);
  await closeOthersButton(page).click();
  await takeAll('dialog');
  await page.keyboard.press('Escape');
  await page.route('**/api/sessions/close', (route) => route.fulfill({ status: 403, json: 'PasswordNeeded' }), { times: 1 });
  await closeButton(page, 'Safari on iPhone').click();
  await expect(page.getByLabel('Password')).toBeFocused();
  await page.mouse.move(1, 1);
  await takeAll('password');
  for (const path of ['/account/websites', '/account/security']) {
    await page.goto(path);
    await takeAll(path.slice('/account/'.length));
  }
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await takeAll('sign-in');
});
