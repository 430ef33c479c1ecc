// The lists at every width, in every text, and before and after they come to life.

import type { Page } from '@playwright/test';

import { expectFitsEveryWidth, showText } from './layout.ts';
import {
  activeTable,
  alive,
  chromeOnWindows,
  closeButton,
  closeOthersButton,
  curl,
  endedTable,
  expect,
  firefoxOnLinux,
  rows,
  safariOnIphone,
  signIn,
} from './support.ts';
import { allow, goToWebsites, revokeButton, signInAddress, signInTo, test } from './website_support.ts';

const WIDTHS = [320, 390, 744, 768, 820, 1024, 1280];
const LONG_ADDRESS = '2001:db8:85a3:8d3:1319:8a2e:370:7348';
const LONG_NAME = 'Observatory Photo Archive';

test.use({
  serverOptions: ['--trusted-proxies', '127.0.0.0/8', '--allow-private-websites', '--poll-interval', '500ms'],
  userAgent: firefoxOnLinux,
  extraHTTPHeaders: { 'X-Forwarded-For': LONG_ADDRESS },
});

type Elsewhere = (options: { userAgent: string; from: string }) => Promise<{ post: (path: string) => Promise<number> }>;

async function fill(sessionElsewhere: Elsewhere): Promise<void> {
  await sessionElsewhere({ userAgent: curl, from: LONG_ADDRESS });
  await sessionElsewhere({ userAgent: chromeOnWindows, from: '192.0.2.118' });
  await sessionElsewhere({ userAgent: safariOnIphone, from: '203.0.113.7' });
  const ended = await sessionElsewhere({ userAgent: `${chromeOnWindows} Edg/150.0.0.0`, from: LONG_ADDRESS });
  await ended.post('/api/sign-out');
}

// The last one's page is in English, with the fallback for what a browser prefers.
for (const locale of ['en-US', 'de-DE', 'fr-CA', 'ar-EG', 'ja-JP', 'ru-RU']) {
  test.describe(locale, () => {
    test.use({ locale });

    test(`every session can be read and closed at every width in ${locale}`, async ({ page, account, sessionElsewhere }) => {
      test.slow();
      await fill(sessionElsewhere);
      await signIn(page, account);
      await alive(page);
      await expect(page.locator('section[aria-labelledby=active-title] tbody tr')).toHaveCount(4);
      await expect(page.locator('section[aria-labelledby=ended-title]')).toBeVisible();
      await expectFitsEveryWidth(page);
    });

    test(`nothing jumps while the page comes to life in ${locale}`, async ({ page, account, sessionElsewhere }) => {
      test.slow();
      await fill(sessionElsewhere);
      await signIn(page, account);
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(globalThis, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      for (const path of ['/account/sessions', '/account/websites']) {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          await page.goto(path);
          await alive(page);
          // The second frame has been laid out with what came to life in the first.
          const shift = await page.evaluate(async () => {
            for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
            return (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0);
          });
          expect(shift, `${path} at ${width} px`).toBeLessThanOrEqual(0.05);
        }
      }
    });
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every session can be read and closed at every width without JavaScript', async ({ page, account, sessionElsewhere }) => {
    test.slow();
    await fill(sessionElsewhere);
    await signIn(page, account);
    await expect(rows(page)).toHaveCount(4);
    await expectFitsEveryWidth(page);
  });
});

test('an address goes on in the next line behind a colon, and nowhere else', async ({ page, account, sessionElsewhere }) => {
  await fill(sessionElsewhere);
  await signIn(page, account);
  await alive(page);
  let broken = 0;
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const addresses = await page.locator('.address bdi').evaluateAll((all) => all.map((address) => {
      const lines: string[] = [];
      let last = Number.NaN;
      const text = document.createTreeWalker(address, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let node = text.nextNode(); node; node = text.nextNode()) {
        for (let place = 0; place < (node.textContent ?? '').length; place += 1) {
          range.setStart(node, place);
          range.setEnd(node, place + 1);
          const { top } = range.getBoundingClientRect();
          if (top !== last) lines.push('');
          last = top;
          lines[lines.length - 1] += range.toString();
        }
      }
      return lines;
    }));
    expect(addresses.map((lines) => lines.join(''))).toContain(LONG_ADDRESS);
    for (const lines of addresses) for (const line of lines.slice(0, -1)) expect(line, `${width} px`).toMatch(/:$/);
    broken += addresses.filter((lines) => lines.length > 1).length;
  }
  expect(broken).toBeGreaterThan(0);
});

test('what belongs to a session stands beside its name, however much is said of it, and a box beside the first of its words', async ({ page, account, website, device, sessionElsewhere }) => {
  const phone = await device({ userAgent: safariOnIphone });
  await signInTo(phone, website, account);
  await sessionElsewhere({ userAgent: curl, from: '192.0.2.118' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page, account);
  await alive(page);
  await closeButton(page, 'Safari on iPhone').click();
  await expect(endedTable(page)).toContainText(/Wiki signed you out in/);
  const apart = await page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => {
    const range = document.createRange();
    const tops = [...row.querySelectorAll('.icon, .device > :last-child > bdi, td:not(.action, :empty)')].map((part) => {
      range.selectNodeContents(part);
      return (part.matches('.icon') ? part : range).getBoundingClientRect().top;
    });
    return { height: row.getBoundingClientRect().height, parts: tops.length, apart: Math.max(...tops) - Math.min(...tops) };
  }));
  expect(apart.length).toBeGreaterThanOrEqual(3);
  for (const row of apart) expect(row).toMatchObject({ apart: expect.closeTo(0, -1) });
  expect(Math.max(...apart.map(({ height }) => height))).toBeGreaterThan(80);

  await page.setViewportSize({ width: 320, height: 900 });
  await closeOthersButton(page).click();
  const choice = page.getByRole('dialog').locator('.choice');
  const [box, lines] = await choice.evaluate((label) => {
    const range = document.createRange();
    range.selectNodeContents(label);
    const words = [...range.getClientRects()].map(({ top }) => top);
    const { top } = (label.querySelector('input') ?? label).getBoundingClientRect();
    return [top - Math.min(...words), label.getBoundingClientRect().height / parseFloat(getComputedStyle(label).lineHeight)];
  });
  expect(lines).toBeGreaterThan(1.5);
  expect(Math.abs(box ?? Infinity)).toBeLessThan(6);
});

test('every website can be read and revoked at every width, while it is asked about too', async ({ page, account, openWebsite }) => {
  test.slow();
  await signInTo(page, await openWebsite({ name: LONG_NAME, isTold: false }), account, { scope: 'openid profile offline_access' });
  const wiki = await openWebsite();
  await page.goto(signInAddress(wiki));
  await allow(page, wiki, account);
  await goToWebsites(page);
  await expectFitsEveryWidth(page);
  await revokeButton(page, wiki).click();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await expectFitsEveryWidth(page);
});

test('every other page can be read at every width', async ({ page, account }) => {
  test.slow();
  await page.goto('/sign-in');
  await expectFitsEveryWidth(page, ['spaced', 'of 24 px']);
  await signIn(page, account);
  for (const path of ['/account/security', '/account/sessions/close-others', '/account/websites/revoke-all']) {
    await page.goto(path);
    await expectFitsEveryWidth(page, ['spaced', 'of 24 px']);
  }
});

test.describe('when the last authentication is too old', () => {
  test.use({
    serverOptions: ['--step-up-window', '1ms', '--trusted-proxies', '127.0.0.0/8', '--allow-private-websites', '--poll-interval', '500ms'],
  });

  test('the password can be entered at every width', async ({ page, account, sessionElsewhere, guard }) => {
    test.slow();
    guard.expectStatus(403);
    await fill(sessionElsewhere);
    await signIn(page, account);
    await alive(page);
    await closeButton(page, 'Safari on iPhone').click();
    await expect(page.getByLabel('Password')).toBeFocused();
    await expectFitsEveryWidth(page);
  });
});

/** Where everything of the table stands, but the words of the row that is being closed. */
function places(page: Page): Promise<string[]> {
  return activeTable(page).evaluate((table) =>
    [...table.querySelectorAll('tr, th, td, .device, .device > :last-child')]
      .map((part) => part.getBoundingClientRect())
      .map(({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ')),
  );
}

for (const width of [320, 390, 768, 1024, 1280]) {
  for (const text of ['as it comes', 'spaced', 'of 24 px'] as const) {
    test(`closing moves nothing at ${width} px, text ${text}, and leaves the name in its place`, async ({ page, account, sessionElsewhere }) => {
      // High enough that the message at the lower edge covers nothing.
      await page.setViewportSize({ width, height: 3_600 });
      await fill(sessionElsewhere);
      await signIn(page, account);
      await alive(page);
      await showText(page, text);
      const close = closeButton(page, 'Chrome on Windows');
      await close.hover();
      const before = await places(page);
      let answer = () => {};
      const asked = new Promise<void>((resolve) => (answer = resolve));
      await page.route('**/api/sessions/close', async (route) => {
        await asked;
        await route.continue();
      });

      await close.click();
      await expect(page.getByText('Closing…')).toBeVisible();
      expect(await places(page)).toEqual(before);
      answer();
      const place = page.locator('tr.gone');
      await expect(place).toContainText('Closed');
      await expect(place).toContainText('Chrome on Windows');
      await expect(place.locator('bdi').first()).toHaveCSS('text-decoration-line', 'line-through');
      expect(await places(page)).toEqual(before);
      await page.mouse.move(1, 1);
      await expect(place).toHaveCount(0);
    });
  }
}
