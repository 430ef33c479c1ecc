// What becomes of a close whose answer does not come, and what the page says of that and of all else.

import type { Page } from '@playwright/test';

import {
  chromeOnWindows,
  closeButton,
  closeOthersButton,
  curl,
  endedTable,
  expect,
  firefoxOnLinux,
  openSessions,
  problem,
  rowOf,
  rows,
  safariOnIphone,
  status,
  test,
} from './support.ts';
import {
  allow,
  goToWebsites,
  revokeAllButton,
  revokeButton,
  signInAddress,
  signInTo,
  test as withWebsites,
  websiteRow,
} from './website_support.ts';

const LIST = '**/api/sessions/list';
const CLOSE = '**/api/sessions/close';
const OTHERS = '**/api/sessions/close-others';
const REVOKE = '**/api/websites/revoke';
const REVOKE_ALL = '**/api/websites/revoke-all';

/** The service does what is asked there, and its answer gets lost. */
const lose = (page: Page, address: string) => page.route(address, async (route) => void (await route.fetch()));

/** What is asked there reaches nobody. */
const swallow = (page: Page, address: string) => page.route(address, () => {});

const dismiss = (page: Page) => page.getByRole('button', { name: 'Dismiss' });

/** What a person sees of the messages. */
const message = (page: Page) => page.locator('.messages').filter({ has: dismiss(page) });

/** Sooner than a message goes by itself, which takes ten seconds. */
const SOON = { timeout: 5_000 };

test.use({ userAgent: firefoxOnLinux });

test.beforeEach(({ page }) => page.clock.install());

test('a close that reaches nobody is settled by the list, and closes when it is tried again', async ({ page, account, sessionElsewhere }) => {
  await sessionElsewhere({ userAgent: chromeOnWindows });
  await openSessions(page, account);
  await swallow(page, CLOSE);
  await closeButton(page, 'Chrome on Windows').click();
  await expect(rowOf(page, 'Chrome on Windows')).toContainText('Closing…');

  await page.clock.runFor(8000);
  await expect(problem(page)).toHaveText('No answer yet; Chrome on Windows is still open. Try again.');
  await expect(closeButton(page, 'Chrome on Windows')).toHaveText('Close');

  await page.unroute(CLOSE);
  await closeButton(page, 'Chrome on Windows').click();
  await expect(status(page)).toHaveText('Closed: Chrome on Windows.');
  await expect(problem(page)).toHaveCount(0, SOON);
  await expect(rows(page)).toHaveCount(1);
});

test('a close whose answer is lost is settled by the list', async ({ page, account, sessionElsewhere }) => {
  await sessionElsewhere();
  await openSessions(page, account);
  await lose(page, CLOSE);
  await closeButton(page, 'A program (curl)').click();
  await expect(rows(page)).toHaveCount(1);

  await page.clock.runFor(8000);
  await expect(status(page)).toHaveText('Closed: A program (curl).');
  await expect(problem(page)).toHaveCount(0, SOON);
});

test('where nothing answers, the page says that nothing is known, until the list comes again', async ({ page, account, sessionElsewhere }) => {
  await sessionElsewhere();
  await openSessions(page, account);
  await swallow(page, CLOSE);
  await swallow(page, LIST);
  await closeButton(page, 'A program (curl)').click();

  await page.clock.runFor(10_000);
  await expect(problem(page)).toHaveText('No answer yet; it is not known whether A program (curl) is still open. Try again.');
  await expect(closeButton(page, 'A program (curl)')).toHaveText('Close');

  await page.unroute(LIST);
  await page.clock.runFor(8000);
  await expect(problem(page)).toHaveCount(0, SOON);
  await expect(closeButton(page, 'A program (curl)')).toBeVisible();
});

test('several closes without an answer are told of together', async ({ page, account, sessionElsewhere }) => {
  for (const userAgent of [curl, safariOnIphone]) await sessionElsewhere({ userAgent });
  await openSessions(page, account);
  await swallow(page, CLOSE);
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  for (const device of ['Safari on iPhone', 'A program (curl)']) await closeButton(page, device).click();

  await page.clock.runFor(8000);
  await expect(problem(page)).toHaveText('No answer yet; Safari on iPhone and A program (curl) are still open. Try again.');
});

test('Close All Other Sessions is settled alike, in its dialog', async ({ page, account, sessionElsewhere }) => {
  for (const userAgent of [curl, safariOnIphone]) await sessionElsewhere({ userAgent });
  await openSessions(page, account);
  await swallow(page, OTHERS);
  const dialog = page.getByRole('dialog');
  await closeOthersButton(page).click();
  await dialog.getByRole('button', { name: 'Close 2 sessions' }).click();
  await expect(dialog.getByRole('button', { name: 'Closing…' })).toBeVisible();
  await page.clock.runFor(8000);
  await expect(dialog.getByRole('alert')).toHaveText('No answer yet; the other sessions are still open. Try again.');

  await page.unroute(OTHERS);
  await lose(page, OTHERS);
  await dialog.getByRole('button', { name: 'Close 2 sessions' }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.clock.runFor(8000);
  await expect(status(page)).toHaveText('All other sessions are closed.');
  await expect(dialog).toBeHidden();
});

withWebsites.describe('of websites', () => {
  withWebsites.beforeEach(({ page }) => page.clock.install());

  withWebsites('a revocation whose answer does not come is settled by the list, of one and of all', async ({ page, account, openWebsite }) => {
    const [wiki, mail] = [await openWebsite(), await openWebsite({ name: 'Mail', isTold: false })];
    await signInTo(page, wiki, account);
    await page.goto(signInAddress(mail));
    await allow(page, mail, account);
    await goToWebsites(page);
    await swallow(page, REVOKE);
    await revokeButton(page, wiki).click();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Revoking…' })).not.toHaveCount(0);
    await page.clock.runFor(8000);
    await expect(problem(page)).toHaveText('No answer yet; Wiki is still authorized. Try again.');

    await page.unroute(REVOKE);
    await lose(page, REVOKE);
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await expect(websiteRow(page, wiki)).toHaveCount(0);
    await page.clock.runFor(8000);
    await expect(status(page)).toHaveText('Wiki is revoked.');
    await expect(problem(page)).toHaveCount(0, SOON);

    await swallow(page, REVOKE_ALL);
    await revokeAllButton(page).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Revoke 1 website' }).click();
    await page.clock.runFor(8000);
    await expect(dialog.getByRole('alert')).toHaveText('No answer yet; the websites are still authorized. Try again.');
    await page.unroute(REVOKE_ALL);
    await dialog.getByRole('button', { name: 'Revoke 1 website' }).click();
    await expect(websiteRow(page, mail)).toHaveCount(0);
    await expect(dialog).toBeHidden();
  });
});

test.describe('when the password is due', () => {
  test.use({ serverOptions: ['--step-up-window', '1ms', '--poll-interval', '500ms'] });

  test('a password that reaches nobody is asked for again in its place', async ({ page, account, sessionElsewhere, guard }) => {
    guard.expectPasswordDue();
    await sessionElsewhere();
    await openSessions(page, account);
    await closeButton(page, 'A program (curl)').click();
    await page.getByLabel('Password').fill(account.password);
    await swallow(page, CLOSE);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Closing…' })).not.toHaveCount(0);
    await page.clock.runFor(8000);
    await expect(problem(page)).toHaveText('No answer yet; A program (curl) is still open. Try again.');
    await expect(page.getByLabel('Password')).toBeFocused();

    await page.unroute(CLOSE);
    await page.keyboard.type(account.password);
    await page.keyboard.press('Enter');
    await expect(status(page)).toHaveText('Closed: A program (curl).');
  });
});

test('a message goes by itself, but not while somebody points at it, and by its button', async ({ page, account, sessionElsewhere }) => {
  for (const userAgent of [curl, safariOnIphone, chromeOnWindows]) await sessionElsewhere({ userAgent });
  await openSessions(page, account);
  await expect(message(page)).toHaveCount(0, SOON);
  await closeButton(page, 'Chrome on Windows').click();
  await expect(message(page)).toContainText('Closed: Chrome on Windows.');
  await page.clock.runFor(11_000);
  await expect(message(page)).toHaveCount(0, SOON);
  await expect(status(page)).toHaveText('');

  // At the lower edge of a low window the message stays where it is, whatever becomes of the rows.
  await page.setViewportSize({ width: 1280, height: 400 });
  await closeButton(page, 'Safari on iPhone').click();
  // Whatever moves the message by itself has happened then: the row has gone to the ended ones, and the focus on.
  await expect(endedTable(page).getByRole('rowheader')).toHaveCount(2);
  await expect(closeButton(page, 'A program (curl)')).toBeFocused();
  await message(page).hover();
  await page.clock.runFor(30_000);
  await expect(message(page)).toContainText('Closed: Safari on iPhone.');
  // The focus that comes and goes takes nothing from the pointer, as long as it does not scroll the message away below it.
  await dismiss(page).evaluate((button) => button.focus({ preventScroll: true }));
  await dismiss(page).blur();
  await page.clock.runFor(30_000);
  await expect(message(page)).toContainText('Closed: Safari on iPhone.');
  await dismiss(page).click();
  await expect(message(page)).toHaveCount(0, SOON);

  await closeButton(page, 'A program (curl)').click();
  await expect(message(page)).toBeVisible();
  // The page puts the focus on the heading, because no row is left; only then may the test move it.
  await expect(page.getByRole('heading', { name: 'User Sessions' })).toBeFocused();
  await dismiss(page).focus();
  await page.clock.runFor(30_000);
  await expect(message(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(message(page)).toHaveCount(0, SOON);
});

test('offline, a close says whose it was, and the message goes when the page is live again', async ({ page, account, sessionElsewhere, guard }) => {
  guard.expectMessage(/net::ERR_INTERNET_DISCONNECTED/);
  await sessionElsewhere({ userAgent: chromeOnWindows });
  await openSessions(page, account);
  await page.context().setOffline(true);
  await closeButton(page, 'Chrome on Windows').click();
  await expect(problem(page)).toHaveText('Chrome on Windows was not closed: you are offline. Try again when you are back.');

  await page.context().setOffline(false);
  await expect(problem(page)).toHaveCount(0, SOON);
  await expect(message(page)).toHaveCount(0, SOON);
});

test('a problem is seen alone, goes with its row, and hides no button that can be scrolled to', async ({ page, account, sessionElsewhere, guard }) => {
  guard.expectStatus(500);
  const phone = await sessionElsewhere({ userAgent: safariOnIphone });
  for (let made = 0; made < 12; made += 1) await sessionElsewhere();
  await page.setViewportSize({ width: 390, height: 500 });
  await openSessions(page, account);
  await page.route(CLOSE, (route) => route.fulfill({ status: 500, json: 'Internal' }), { times: 1 });
  await closeButton(page, 'Safari on iPhone').click();
  await expect(problem(page)).toHaveText(/^Safari on iPhone was not closed: something went wrong/);

  await sessionElsewhere({ userAgent: 'Wget/1.25.0' });
  await expect(status(page)).toHaveText('New session: A program (Wget), connected from 127.0.0.1.');
  await expect(page.locator('.messages > p').filter({ visible: true }).filter({ hasText: 'Wget' })).toHaveCSS('position', 'absolute');
  for (const button of await page.getByRole('button', { name: /^Close session/ }).all()) await button.click({ trial: true });

  await phone.post('/api/sign-out');
  await expect(problem(page)).toHaveCount(0, SOON);
});
