import {
  activeTable,
  alive,
  chromeOnWindows,
  closeButton,
  closeOthersButton,
  curl,
  endedTable,
  expect,
  expectRefused,
  firefoxOnLinux,
  freshness,
  openSessions,
  problem,
  rowOf,
  rows,
  safariOnIphone,
  sessionCookie,
  signIn,
  status,
  test,
} from './support.ts';

test.use({ userAgent: firefoxOnLinux });

test('the table has its caption and columns, the current session comes first and has no Close button', async ({ page, account, sessionElsewhere }) => {
  await sessionElsewhere({ userAgent: safariOnIphone });
  await openSessions(page, account);

  await expect(page).toHaveTitle('User Sessions · My Account');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('User Sessions');
  const columns = ['Device', 'Started time', 'Connected from IP address', 'Last active', 'Action'];
  await expect(activeTable(page).getByRole('columnheader')).toHaveText(columns);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText('Current Session');
  await expect(rows(page).first().getByRole('button')).toHaveCount(0);
  await expect(page.getByText('Current Session')).toHaveCount(1);
  await expect(rowOf(page, 'Safari on iPhone')).toContainText('127.0.0.1');
  await expect(rowOf(page, 'Safari on iPhone')).toContainText('Now');
  await expect(closeButton(page, 'Safari on iPhone')).toHaveText('Close');
});

test('times are written in UTC by the server and in the person’s zone once the page is alive', async ({ page, account, browser, baseURL, guard }) => {
  await openSessions(page, account);
  const started = rows(page).first().locator('time').first();
  const iso = (await started.getAttribute('datetime')) ?? '';
  const words = { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' } as const;
  await expect(started).toHaveText(`Today, ${new Date(iso).toLocaleTimeString('en-GB', words)}`);

  const plain = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  await guard.watch(plain);
  const written = await plain.newPage();
  await written.goto('/account/sessions');
  await expect(rows(written).first().locator('time').first()).toHaveText(`${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`);
  await plain.close();
});

test.describe('as configured by default', () => {
  test.use({ serverOptions: [] });

  test('a second device shows within 2 seconds, and is emptied within 2 seconds of being closed from here', async ({ page, account, device, guard }) => {
    guard.expectStatus(401);
    await openSessions(page, account);
    const second = await device({ userAgent: chromeOnWindows });
    await second.goto('/sign-in');
    await second.getByLabel('Login name').fill(account.name);
    await second.getByLabel('Password').fill(account.password);
    const answered = second.waitForResponse('**/api/sign-in');
    await second.getByRole('button', { name: 'Sign in' }).click();
    await answered;
    await expect(rowOf(page, 'Chrome on Windows')).toBeVisible({ timeout: 2000 });
    await expect(status(page)).toHaveText('New session: Chrome on Windows, connected from 127.0.0.1.');
    await expect(closeOthersButton(page)).toHaveText('Close All Other Sessions (1)');

    await expect(freshness(second)).toContainText('Live');
    const closed = page.waitForResponse('**/api/sessions/close');
    await closeButton(page, 'Chrome on Windows').click();
    await closed;
    await expect(second.getByRole('heading', { name: 'This session was closed' })).toBeVisible({ timeout: 2000 });
  });
});

test('closing another device empties its page, says from where, and refuses its cookie', async ({ page, account, device, server, guard }) => {
  guard.expectStatus(401);
  await openSessions(page, account);
  const second = await device({ userAgent: chromeOnWindows });
  await openSessions(second, account);
  const cookie = await sessionCookie(second);

  await closeButton(page, 'Chrome on Windows').click();
  await expect(rowOf(page, 'Chrome on Windows')).toHaveCount(0);
  await expect(status(page)).toHaveText('Closed: Chrome on Windows.');
  await expectRefused(server, cookie);

  await expect(second.getByRole('heading', { name: 'This session was closed' })).toBeVisible({ timeout: 2000 });
  await expect(second.getByText('It was closed from Firefox on Linux (127.0.0.1), ')).toBeVisible();
  await expect(second.getByRole('table')).toHaveCount(0);
  await expect(second.locator('header')).toBeHidden();
  await expect(second.getByRole('heading', { name: 'This session was closed' })).toBeFocused();
  await second.getByRole('button', { name: `Sign in as ${account.name}` }).click();
  await expect(second).toHaveURL('/sign-in');
  await expect(second.getByText('This session was closed from Firefox on Linux')).toBeVisible();
});

test('the row says Closing… until the answer comes, and a second click asks nothing', async ({ page, account, sessionElsewhere }) => {
  await sessionElsewhere();
  await openSessions(page, account);
  let asked = 0;
  let answer = () => {};
  const held = new Promise<void>((release) => (answer = release));
  await page.route('**/api/sessions/close', async (route) => {
    asked += 1;
    await held;
    await route.continue();
  });
  const button = rowOf(page, 'curl').getByRole('button');

  await button.click();
  await expect(button).toHaveText('Closing…');
  await button.click({ force: true });
  answer();

  await expect(status(page)).toHaveText('Closed: A program (curl).');
  expect(asked).toBe(1);
});

test('the focus goes to the next row’s button, then to the one before, then to the heading', async ({ page, account, sessionElsewhere }) => {
  for (const userAgent of [curl, safariOnIphone, chromeOnWindows]) await sessionElsewhere({ userAgent });
  await openSessions(page, account);
  const press = async (device: string) => {
    await closeButton(page, device).focus();
    await page.keyboard.press('Enter');
  };

  await press('Safari on iPhone');
  await expect(closeButton(page, 'A program (curl)')).toBeFocused();
  await press('A program (curl)');
  await expect(closeButton(page, 'Chrome on Windows')).toBeFocused();
  await press('Chrome on Windows');
  await expect(page.getByRole('heading', { name: 'User Sessions' })).toBeFocused();
  await expect(rows(page)).toHaveCount(1);
  await expect(closeOthersButton(page)).toHaveCount(0);
});

test('a session that was closed elsewhere meanwhile counts as closed', async ({ page, account, sessionElsewhere }) => {
  const session = await sessionElsewhere();
  await openSessions(page, account);
  await page.getByRole('button', { name: 'Live updates' }).click();
  expect(await session.post('/api/sign-out')).toBe(200);

  await closeButton(page, 'A program (curl)').click();

  await expect(status(page)).toHaveText('Closed: A program (curl).');
  await expect(rowOf(page, 'Current Session')).toBeVisible();
});

test('when closing fails the row stays and the page says that nothing is known', async ({ page, account, sessionElsewhere, guard }) => {
  guard.expectStatus(503);
  await sessionElsewhere();
  await openSessions(page, account);
  await page.route('**/api/sessions/close', (route) => route.fulfill({ status: 503, json: 'Unavailable' }));

  await closeButton(page, 'A program (curl)').click();

  await expect(problem(page)).toContainText('A program (curl) was not closed: the service could not answer. Try again.');
  await expect(closeButton(page, 'A program (curl)')).toHaveText('Close');
});

for (const count of [1, 20]) {
  test(`Close All Other Sessions closes exactly ${count}`, async ({ page, account, sessionElsewhere, server }) => {
    test.slow(count > 1);
    const sessions = [];
    for (let made = 0; made < count; made += 1) sessions.push(await sessionElsewhere());
    await openSessions(page, account);
    const own = await sessionCookie(page);
    const plural = count === 1 ? '' : 's';
    const opener = closeOthersButton(page);
    const dialog = page.getByRole('dialog', { name: `Close ${count} other session${plural}?` });
    await expect(opener).toHaveText(`Close All Other Sessions (${count})`);

    await opener.click();
    await expect(dialog).toBeVisible();
    await expect(dialog).toContainText('This browser stays signed in');
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();

    await opener.click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toBeHidden();
    await expect(rows(page)).toHaveCount(count + 1);

    await opener.click();
    await dialog.getByRole('button', { name: `Close ${count} session${plural}`, exact: true }).click();
    await expect(status(page)).toHaveText(count === 1 ? '1 other session was closed.' : `${count} other sessions were closed.`);
    await expect(dialog).toBeHidden();
    await expect(rows(page)).toHaveCount(1);
    await expect(opener).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'User Sessions' })).toBeFocused();
    // Many that ended together are one row.
    const isFolded = count >= 10;
    await expect(endedTable(page).getByRole('row')).toHaveCount(isFolded ? 2 : count + 1);
    if (isFolded) await expect(endedTable(page)).toContainText(`${count} sessions closed together`);
    await expect(endedTable(page).getByText('Closed by you with all others from Firefox on Linux')).toHaveCount(isFolded ? 1 : count);
    for (const session of sessions) await expectRefused(server, session.cookie);
    expect(await sessionCookie(page)).toBe(own);
  });
}

test('the status names a session that started after the list that the person was looking at', async ({ page, account, sessionElsewhere }) => {
  await sessionElsewhere();
  await openSessions(page, account);
  await page.getByRole('button', { name: 'Live updates' }).click();
  await expect(freshness(page)).toContainText('Paused');

  // The list is read when the question is asked, and not again before it is answered.
  const read = page.waitForResponse('**/api/sessions/list');
  await closeOthersButton(page).click();
  await (await read).finished();
  await sessionElsewhere({ userAgent: safariOnIphone });
  await page.getByRole('button', { name: 'Close 1 session' }).click();

  await expect(status(page)).toHaveText(
    '2 other sessions were closed. Started after the list that you were looking at: Safari on iPhone.',
  );
});

test('ended sessions say why and from where', async ({ page, account, sessionElsewhere }) => {
  const signedOut = await sessionElsewhere({ userAgent: safariOnIphone });
  await sessionElsewhere({ userAgent: chromeOnWindows });
  await openSessions(page, account);
  await expect(page.getByRole('heading', { name: 'Recently ended' })).toBeHidden();

  await signedOut.post('/api/sign-out');
  await closeButton(page, 'Chrome on Windows').click();

  const ended = endedTable(page).getByRole('row');
  await expect(ended.filter({ hasText: 'Safari on iPhone' })).toContainText('Signed out');
  await expect(ended.filter({ hasText: 'Chrome on Windows' })).toContainText('Closed by you from Firefox on Linux');
  await expect(ended.filter({ hasText: 'Chrome on Windows' })).toContainText('127.0.0.1');
});

test('more sessions than a page holds are paged, and the count stays the whole', async ({ page, account, sessionElsewhere }) => {
  const made = 30;
  for (let session = 0; session < made; session += 1) await sessionElsewhere();
  await openSessions(page, account);
  const count = `Close All Other Sessions (${made})`;
  await expect(closeOthersButton(page)).toHaveText(count);
  await expect(rows(page)).toHaveCount(26);
  await expect(page.getByText(`1–25 of ${made}`).first()).toBeVisible();
  await expect(page).toHaveTitle(`User Sessions (1–25 of ${made}) · My Account`);
  await expect(page.getByRole('link', { name: 'Newer sessions' })).toHaveCount(0);

  // While the pointer holds the rows, a new one comes last, and is not the oldest for that.
  await closeButton(page, 'A program (curl)').first().hover();
  await sessionElsewhere({ userAgent: 'Wget/1.25.0' });
  await expect(rows(page).last()).toContainText('Wget');
  const older = page.getByRole('link', { name: 'Older sessions' }).first();
  await expect(page.getByText(`1–25 of ${made + 1}`).first()).toBeVisible();

  await older.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/account\/sessions\?page=2$/);
  await expect(rows(page)).toHaveCount(7);
  await expect(rows(page).first()).toContainText('Current Session');
  await expect(closeOthersButton(page)).toHaveText(`Close All Other Sessions (${made + 1})`);
  await expect(page.getByRole('link', { name: 'Older sessions' })).toHaveCount(0);

  await expect(freshness(page)).toContainText('Live');
  await rows(page).nth(6).getByRole('button').click();
  await expect(rows(page)).toHaveCount(6);
  await expect(closeOthersButton(page)).toHaveText(`Close All Other Sessions (${made})`);

  await page.getByRole('link', { name: 'Newer sessions' }).first().click();
  await expect(page).toHaveURL('/account/sessions?page=1');
  await expect(rows(page)).toHaveCount(26);
  await alive(page);
  await expect(freshness(page)).toContainText('Live');

  await closeOthersButton(page).click();
  await page.getByRole('button', { name: `Close ${made} sessions` }).click();
  await expect(status(page)).toHaveText(`${made} other sessions were closed.`);
  await expect(rows(page)).toHaveCount(1);
});

test('another account’s sessions are not there', async ({ page, account, sessionElsewhere }) => {
  await sessionElsewhere({ userAgent: safariOnIphone });
  await signIn(page, account);
  const foreign = '018f0000-0000-7000-8000-000000000000';
  const origin = new URL(page.url()).origin;
  const session = (await page.locator('html').getAttribute('data-made-for')) ?? '';
  const answer = await page.request.post('/api/sessions/close', {
    form: { session: foreign, made_for: session },
    headers: { Origin: origin, Accept: 'application/json' },
  });
  expect(answer.status()).toBe(404);
});
