import { type Page } from '@playwright/test';
import { activeTable, alive, closeButton, closeOthersButton, expect, freshness, rowOf, rows, safariOnIphone, signIn, status, tabTo, test } from './support.ts';

const focusIsInside = (page: Page, selector: string) =>
  page.evaluate((selector) => {
    const focused = document.activeElement;
    return focused === document.body || focused?.closest(selector) !== null;
  }, selector);

test('the whole job is done with the keyboard alone', async ({ page, account, sessionElsewhere }) => {
  for (let made = 0; made < 2; made += 1) await sessionElsewhere();
  await sessionElsewhere({ userAgent: safariOnIphone });

  await page.goto('/account/sessions');
  await tabTo(page, page.getByLabel('Login name'));
  await page.keyboard.type(account.name);
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Password')).toBeFocused();
  await page.keyboard.type(account.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/account/sessions');
  await alive(page);
  await expect(freshness(page)).toContainText('Live');

  // The skip link comes first and leads past the bar.
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/account/sessions#main');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'change your password' })).toBeFocused();

  // One session: no dialog, and the focus stays among the rows.
  await tabTo(page, closeButton(page, 'Safari on iPhone'));
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
  await expect(rows(page)).toHaveCount(3);
  expect(await focusIsInside(page, 'tbody')).toBe(true);
  await expect(rowOf(page, 'curl').first().getByRole('button')).toBeFocused();

  // All others: the dialog keeps the focus inside, Escape gives it back.
  await page.goto('/account/sessions');
  await alive(page);
  await tabTo(page, closeOthersButton(page));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  for (let presses = 0; presses < 5; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await focusIsInside(page, 'dialog')).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(closeOthersButton(page)).toBeFocused();
  await page.keyboard.press('Space');
  await tabTo(page, dialog.getByRole('button', { name: 'Close 2 sessions' }));
  await page.keyboard.press('Space');
  await expect(status(page)).toHaveText('2 other sessions were closed.');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  // Pausing, the pages, the menu.
  await tabTo(page, page.getByRole('button', { name: /live updates/i }));
  await page.keyboard.press('Space');
  await expect(freshness(page)).toContainText('Paused');
  await page.goto('/account/sessions');
  await alive(page);
  await tabTo(page, page.getByRole('link', { name: 'Authorized Websites' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Authorized Websites');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

/** The requests to close a session, from now on. */
function closes(page: Page): string[] {
  const closes: string[] = [];
  page.on('request', (asked) => {
    if (asked.url().endsWith('/api/sessions/close')) closes.push(asked.postData() ?? '');
  });
  return closes;
}

/** A key that is down already repeats itself. */
async function repeat(page: Page, key: string): Promise<void> {
  for (let times = 0; times < 20; times += 1) await page.keyboard.down(key);
}

test('Enter held down on Close closes one session', async ({ page, account, sessionElsewhere }) => {
  for (let made = 0; made < 6; made += 1) await sessionElsewhere();
  await signIn(page, account);
  await alive(page);
  const next = closeButton(page, 'A program (curl)').nth(1);
  const row = await rows(page).nth(2).getAttribute('data-row');
  await tabTo(page, closeButton(page, 'A program (curl)').first());
  const asked = closes(page);

  await page.keyboard.down('Enter');
  await repeat(page, 'Enter');
  await expect(next).toBeVisible();
  await expect(page.locator(`[data-row="${row}"] button`)).toBeFocused();
  await repeat(page, 'Enter');
  await page.keyboard.up('Enter');
  await page.waitForResponse('**/api/sessions/list');
  expect(asked).toHaveLength(1);
  await expect(rows(page)).toHaveCount(6);

  // The next press is one of its own.
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(5);
  expect(asked).toHaveLength(2);
});

test('Space held down while the focus moves on closes nothing', async ({ page, account, sessionElsewhere }) => {
  await sessionElsewhere({ userAgent: safariOnIphone });
  const first = await sessionElsewhere();
  await signIn(page, account);
  await alive(page);
  await tabTo(page, closeButton(page, 'A program (curl)'));
  const asked = closes(page);

  await page.keyboard.down('Space');
  await first.post('/api/sign-out');
  await expect(closeButton(page, 'Safari on iPhone')).toBeFocused();
  await repeat(page, 'Space');
  await page.keyboard.up('Space');
  await page.waitForResponse('**/api/sessions/list');
  expect(asked).toHaveLength(0);
  await expect(rows(page)).toHaveCount(2);
});

test('Enter held down on what opens a question does not answer it', async ({ page, account, sessionElsewhere }) => {
  await sessionElsewhere();
  await signIn(page, account);
  await alive(page);
  await tabTo(page, closeOthersButton(page));
  await page.keyboard.down('Enter');
  const cancel = page.getByRole('dialog').getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeFocused();
  await repeat(page, 'Enter');
  await page.keyboard.up('Enter');
  await expect(cancel).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the focus is seen wherever Tab leads', async ({ page, account, sessionElsewhere }) => {
  await sessionElsewhere();
  await page.goto('/sign-in');
  await page.getByLabel('Login name').fill(account.name);
  await page.getByLabel('Password').fill(account.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/account/sessions');
  await alive(page);
  const stops: string[] = [];
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      const { top, bottom } = focused.getBoundingClientRect();
      const seen = outlineStyle !== 'none' && outlineWidth !== '0px' && bottom > 0 && top < innerHeight;
      return { name: focused.getAttribute('aria-label') ?? focused.textContent ?? '', seen };
    });
    if (!stop) break;
    expect(stop.seen, stop.name).toBe(true);
    stops.push(stop.name);
  }
  expect(stops.at(0)).toBe('Skip to the content');
  expect(stops.some((name) => name.startsWith('Close session:')), stops.join(' | ')).toBe(true);
});

test('declining the password gives the focus back to the row’s button', async ({ page, account, sessionElsewhere, guard }) => {
  guard.expectStatus(403);
  await sessionElsewhere();
  await page.goto('/sign-in');
  await page.getByLabel('Login name').fill(account.name);
  await page.getByLabel('Password').fill(account.password);
  await page.keyboard.press('Enter');
  await alive(page);
  await expect(activeTable(page)).toBeVisible();
  await page.route('**/api/sessions/close', (route) => route.fulfill({ status: 403, json: 'PasswordNeeded' }));
  await tabTo(page, closeButton(page, 'A program (curl)'));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Password')).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Cancel', exact: true }).filter({ visible: true }));
  await page.keyboard.press('Enter');
  await expect(closeButton(page, 'A program (curl)')).toBeFocused();
});
