import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
  type Account,
  activeTable,
  closeButton,
  closeOthersButton,
  expect,
  firefoxOnLinux,
  openSessions,
  problem,
  rowOf,
  safariOnIphone,
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
  signInTo,
  test,
  websiteRow,
} from './website_support.ts';

const STEP_UP = ['--step-up-window', '1ms', '--poll-interval', '500ms'];
const NARROW = { width: 320, height: 640 };
const safariOnIpad =
  'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

test.use({ userAgent: firefoxOnLinux });

async function expectAccessible(page: Page): Promise<void> {
  const results = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const found = results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found).toEqual([]);
}

/** Nothing hangs over the edge, and whatever can be pressed is large enough (WCAG 2.2, 1.4.10 and 2.5.8). */
async function expectFits(page: Page): Promise<void> {
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overhang, 'horizontal overhang').toBeLessThanOrEqual(0);
  const small = await page.locator('a, button, input:not([type=hidden]), summary').evaluateAll((targets) =>
    targets
      .filter((target) => target.checkVisibility({ visibilityProperty: true }))
      // A link within a sentence, and what only assistive technology sees, may be smaller.
      .filter((target) => !(target.matches('p a') && getComputedStyle(target).display === 'inline'))
      .filter((target) => !target.matches('.visually-hidden, .skip'))
      // A click on the label of a box is a click on the box.
      .map((target) => ({ name: target.textContent, box: (target.closest('label') ?? target).getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
  );
  expect(small, 'targets that are too small').toEqual([]);
}

async function inEveryLight(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    // A button that is on its way from one light to the other has the contrast of neither.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page);
  }
  const wide = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize(NARROW);
  await expectFits(page);
  await expectAccessible(page);
  await page.setViewportSize(wide);
}

test('signing in', async ({ page, account }) => {
  await page.goto('/sign-in');
  await inEveryLight(page);
  await page.getByLabel('Login name').fill(account.name);
  await page.getByLabel('Password').fill('not this one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(problem(page)).toBeVisible();
  await inEveryLight(page);
});

test.describe('without an account', () => {
  test.use({ withAccount: false });

  test('setting up', async ({ page, server }) => {
    await page.goto(server.setUpLink);
    await inEveryLight(page);
  });
});

async function fillList(page: Page, account: Account, sessionElsewhere: (options?: { userAgent: string }) => Promise<unknown>): Promise<void> {
  await sessionElsewhere();
  await sessionElsewhere({ userAgent: safariOnIphone });
  await openSessions(page, account);
}

test('the list, with a message, with ended sessions, and while the dialog is open', async ({ page, account, sessionElsewhere }) => {
  await fillList(page, account, sessionElsewhere);
  await inEveryLight(page);
  await closeButton(page, 'Safari on iPhone').click();
  await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
  await page.mouse.move(1, 1);
  await inEveryLight(page);
  await closeOthersButton(page).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await inEveryLight(page);
});

test.describe('in the colour of an operator', () => {
  test.use({ serverOptions: ['--service-name', 'Example Bank', '--accent-color', '#7a1fa2', '--help-url', 'https://help.example.com', '--poll-interval', '500ms'] });

  test('signing in, the list, and the page that secures the account', async ({ page, account, sessionElsewhere }) => {
    await page.goto('/sign-in');
    await expect(page).toHaveTitle('Sign in · Example Bank');
    await expect(page.getByRole('link', { name: 'Get help' })).toBeVisible();
    await inEveryLight(page);
    await fillList(page, account, sessionElsewhere);
    await inEveryLight(page);
    await page.getByRole('link', { name: 'Secure my account' }).click();
    await expect(page.getByRole('heading', { name: 'Secure my account', level: 1 })).toBeVisible();
    await inEveryLight(page);
  });
});

test.describe('when the last authentication is too old', () => {
  test.use({ serverOptions: STEP_UP });

  test('the list while the password is asked for', async ({ page, account, sessionElsewhere, guard }) => {
    guard.expectStatus(403);
    await fillList(page, account, sessionElsewhere);
    await closeButton(page, 'Safari on iPhone').click();
    await page.getByLabel('Password').fill('not this one');
    await page.keyboard.press('Enter');
    await expect(problem(page)).toBeVisible();
    await inEveryLight(page);
  });

  test('the dialog while the password is asked for', async ({ page, account, sessionElsewhere, guard }) => {
    guard.expectStatus(403);
    await fillList(page, account, sessionElsewhere);
    await closeOthersButton(page).click();
    await page.getByRole('button', { name: 'Close 2 sessions' }).click();
    await expect(page.getByLabel('Password')).toBeVisible();
    await inEveryLight(page);
  });
});

test('Authorized Websites and Security, with the menu open', async ({ page, account }) => {
  await signIn(page, account);
  for (const path of ['/account/websites', '/account/security']) {
    await page.goto(path);
    await inEveryLight(page);
    await page.getByText(account.name).click();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await expectAccessible(page);
  }
});

test.describe('when the last authentication is too old for a website', () => {
  test.use({ serverOptions: ['--allow-private-websites', ...STEP_UP] });

  test('the question of a website that needs the password', async ({ page, account, website }) => {
    await askToSignIn(page, website, account);
    await expect(page.getByLabel('Password')).toBeVisible();
    await inEveryLight(page);
  });
});

test('the question of a website, whether it may use the account or for the password', async ({ page, account, website }) => {
  await page.goto(signInAddress(website));
  await inEveryLight(page);
  await askToSignIn(page, website, account, { scope: 'openid profile offline_access' });
  await inEveryLight(page);
  await allow(page, website, account);
  await page.goto(signInAddress(website, { prompt: 'login' }));
  await page.getByLabel('Password').fill('not this one');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('That is not your password.')).toBeVisible();
  await inEveryLight(page);
});

test('the list of websites, while one is asked about and while all are', async ({ page, account, openWebsite }) => {
  const [wiki, mail] = [await openWebsite(), await openWebsite({ name: 'Mail', isTold: false })];
  await signInTo(page, wiki, account, { scope: 'openid profile offline_access' });
  await page.goto(signInAddress(mail));
  await allow(page, mail, account);
  await goToWebsites(page);
  await inEveryLight(page);
  await revokeButton(page, mail).click();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await inEveryLight(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await revokeAllButton(page).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await inEveryLight(page);
  await expect(websiteRow(page, wiki)).toBeVisible();
});

test('the pages that ask before revoking', async ({ page, account, website }) => {
  await signInTo(page, website, account);
  await page.goto('/account/websites/revoke-all');
  await inEveryLight(page);
  await page.goto('/account/websites/revoke?website=another');
  await inEveryLight(page);
});

test('a request of a website that cannot be used, and one to sign out', async ({ page, account, guard }) => {
  guard.expectStatus(400);
  await signIn(page, account);
  for (const path of ['/oauth2/authorize?client_id=nobody', '/oauth2/logout']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await inEveryLight(page);
  }
});

test('sessions that led to websites, open and closed', async ({ page, account, website, device }) => {
  const phone = await device({ userAgent: safariOnIphone });
  await signInTo(phone, website, account);
  await openSessions(page, account);
  await expect(rowOf(page, 'Safari on iPhone')).toContainText('Signed in to Wiki');
  await inEveryLight(page);
  await closeButton(page, 'Safari on iPhone').click();
  await expect(page.getByText('Wiki signed you out in')).toBeVisible();
  await page.mouse.move(1, 1);
  await inEveryLight(page);
});

test('the pages that ask before closing', async ({ page, account, sessionElsewhere }) => {
  await sessionElsewhere();
  await signIn(page, account);
  const other = await page.locator('tr[data-row]').getAttribute('data-row');
  await page.goto('/account/sessions/close-others');
  await inEveryLight(page);
  for (const question of ['close', 'revoke-websites']) {
    for (const session of [other, '0199a3c0-0000-7000-8000-000000000001']) {
      await page.goto(`/account/sessions/${question}?session=${session}`);
      await inEveryLight(page);
    }
  }
});

test('the page of a session that was closed', async ({ page, account, sessionElsewhere, guard }) => {
  guard.expectStatus(401);
  const other = await sessionElsewhere();
  await openSessions(page, account);
  expect(await other.post('/api/sessions/close-others')).toBe(200);
  await expect(page.getByRole('heading', { name: 'This session was closed' })).toBeVisible();
  await inEveryLight(page);
});

for (const [where, size] of [['wide', { width: 1280, height: 720 }], ['narrow', NARROW]] as const) {
  test(`assistive technology gets a table, ${where}`, async ({ page, account, sessionElsewhere }) => {
    await page.setViewportSize(size);
    await sessionElsewhere({ userAgent: safariOnIpad });
    await sessionElsewhere({ userAgent: safariOnIphone });
    await openSessions(page, account);
    await expect(activeTable(page)).toMatchAriaSnapshot(`
      - table "Active sessions":
        - caption: Active sessions
        - rowgroup:
          - row:
            - columnheader "Device"
            - columnheader "Started time"
            - columnheader "Connected from IP address"
            - columnheader "Last active"
            - columnheader "Action"
        - rowgroup:
          - row:
            - rowheader "Firefox on Linux Current Session Firefox 140"
            - cell /\\d+:\\d+,? with a password/
            - cell "127.0.0.1"
            - cell "Now"
            - cell
          - row:
            - rowheader /Phone. Safari on iPhone New browser Safari 18/
            - cell /\\d+:\\d+,? with a password/
            - cell "127.0.0.1"
            - cell "Now"
            - cell:
              - button /Close session. Safari on iPhone, started Today, \\d+:\\d+/: Close
          - row:
            - rowheader /Tablet. Safari on iPad Safari 18/
            - cell /\\d+:\\d+,? with a password/
            - cell "127.0.0.1"
            - cell "Now"
            - cell:
              - button /Close session. Safari on iPad, started Today, \\d+:\\d+/: Close
    `);
  });
}

test('right to left, and with text twice as large, nothing hangs over the edge', async ({ page, account, sessionElsewhere }) => {
  await fillList(page, account, sessionElsewhere);
  await closeButton(page, 'Safari on iPhone').click();
  await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
  const wide = { width: 1280, height: 720 };
  for (const [size, direction, text] of [[NARROW, 'rtl', '100%'], [wide, 'ltr', '200%'], [wide, 'rtl', '200%']] as const) {
    await page.setViewportSize(size);
    // Styles set by a script's own hand are no inline styles to the Content Security Policy.
    await page.evaluate(([direction, text]) => {
      document.documentElement.dir = direction;
      document.documentElement.style.fontSize = text;
    }, [direction, text] as const);
    await expectFits(page);
  }
  await page.evaluate(() => (document.documentElement.style.fontSize = '100%'));
  const first = await rowOf(page, 'Current Session').getByRole('rowheader').boundingBox();
  const last = await rowOf(page, 'Current Session').getByRole('cell').last().boundingBox();
  expect(first?.x).toBeGreaterThan(last?.x ?? Infinity);
});

test('who wants less motion gets none', async ({ page, account, sessionElsewhere }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openSessions(page, account);
  await sessionElsewhere();
  await expect(rowOf(page, 'curl')).toBeVisible();
  const moving = () => document.getAnimations().length;
  expect(await page.evaluate(moving)).toBe(0);
  const durations = await page.locator('button, tr, summary').evaluateAll((parts) =>
    parts.map((part) => getComputedStyle(part)).map(({ transitionDuration, animationName }) => `${transitionDuration} ${animationName}`),
  );
  expect(new Set(durations)).toEqual(new Set(['0s none']));
});

test('with forced colours the badge and the freshness are still told apart by words', async ({ page, account }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openSessions(page, account);
  await expect(page.getByText('Current Session')).toBeVisible();
  await expect(page.getByText('Live')).toBeVisible();
});
