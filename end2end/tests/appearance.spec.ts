// How the page looks where colours are few, on paper, and with a name too long for the bar.

import { alive, chromeOnWindows, endedTable, expect, firefoxOnLinux, openSessions, rowOf, rows, signIn, tabTo, test } from './support.ts';

test.use({ userAgent: firefoxOnLinux });

test('with forced colours the open page is the one that is underlined', async ({ page, account }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await signIn(page, account);
  const line = (name: string) => page.getByRole('link', { name }).evaluate((link) => getComputedStyle(link).borderBottomWidth);
  expect(await line('User Sessions')).toBe('3px');
  expect(await line('Authorized Websites')).toBe('0px');
  const [icon, ink] = await rowOf(page, 'Current Session').evaluate((row) => [
    getComputedStyle(row.querySelector('.icon') ?? row).color,
    getComputedStyle(row).color,
  ]);
  expect(icon).toBe(ink);
});

test('on paper there is dark ink and nothing to press', async ({ page, account, sessionElsewhere }) => {
  await (await sessionElsewhere({ userAgent: chromeOnWindows })).post('/api/sign-out');
  await sessionElsewhere();
  await signIn(page, account);
  await alive(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const part of await page.locator('button, nav, summary, .skip').all()) await expect(part).toBeHidden();
  await expect(rows(page)).toHaveCount(2);
  await expect(endedTable(page)).toBeVisible();
  for (const part of ['h1', 'tbody th bdi', 'td time']) {
    await expect(page.locator(part).first()).toHaveCSS('color', /^rgb\((0, 0, 0|51, 51, 51)\)$/);
  }
});

test.describe('with a long login name', () => {
  test.use({ account: { name: 'augusta-ada-king-countess-of-lovelace-1815', password: 'correct horse battery staple' } });

  test('the menu shows the whole of it, keeps its caret, and closes when the focus leaves it', async ({ page, account }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await openSessions(page, account);
    const menu = page.locator('.menu summary');
    await expect(menu).toHaveAccessibleName(`${account.name}, account menu`);
    const cut = await menu.locator('bdi').evaluate((name) => name.scrollWidth > name.clientWidth);
    const caret = await menu.evaluate((summary) => {
      const name = summary.querySelector('bdi')?.getBoundingClientRect();
      return summary.getBoundingClientRect().right - (name?.right ?? 0);
    });
    expect(cut).toBe(true);
    expect(caret).toBeGreaterThanOrEqual(16);

    await menu.click();
    const whole = page.locator('details.menu > div');
    expect(await whole.evaluate((list) => getComputedStyle(list, '::before').content)).toContain(account.name);
    expect(await whole.evaluate((list) => list.scrollWidth <= list.clientWidth)).toBe(true);
    await expect(whole.getByRole('link', { name: 'My Account' })).toHaveAttribute('href', '/account');
    await expect(whole.getByRole('link', { name: 'Change password' })).toBeVisible();
    await page.getByRole('button', { name: 'Sign out' }).focus();
    await page.keyboard.press('Tab');
    await expect(whole).toBeHidden();
    await tabTo(page, page.locator('main a').first());
  });
});

test('fields and their edges stand out against what is around them', async ({ page, account }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/sign-in');
    const contrast = await page.getByLabel('Login name').evaluate((field) => {
      const light = (colour: string) => {
        const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((part) => {
          const value = Number(part) / 255;
          return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const style = getComputedStyle(field);
      const edge = light(style.borderTopColor);
      return [style.backgroundColor, getComputedStyle(document.body).backgroundColor].map((ground) => {
        const other = light(ground);
        return (Math.max(edge, other) + 0.05) / (Math.min(edge, other) + 0.05);
      });
    });
    for (const ratio of contrast) expect(ratio).toBeGreaterThanOrEqual(3);
  }
  await signIn(page, account);
  await page.goto('/account/sessions/close-others');
  const form = await page.locator('form.card').boundingBox();
  expect(form?.width).toBeLessThanOrEqual(480);
});
