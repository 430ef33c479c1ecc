// Every page in every language: chosen, remembered, and as accessible as in English.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { alive, chromeOnWindows, expect, firefoxOnLinux, safariOnIphone, signIn, test } from './support.ts';

const LANGUAGES = [
  ['ar', 'الجلسات'],
  ['de', 'Sitzungen'],
  ['es', 'Sesiones'],
  ['fr', 'Sessions'],
  ['it', 'Sessioni'],
  ['ja', 'セッション'],
  ['pl', 'Sesje'],
  ['pt-BR', 'Sessões'],
  ['zh-Hans', '会话'],
] as const;

const PAGES = ['/account', '/account/sessions', '/account/websites', '/account/security', '/account/secure'];

test.use({ userAgent: firefoxOnLinux });

async function expectAccessible(page: Page): Promise<void> {
  const results = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const found = results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found).toEqual([]);
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overhang, 'horizontal overhang').toBeLessThanOrEqual(0);
}

for (const [language, heading] of LANGUAGES) {
  test.describe(language, () => {
    test.use({ locale: language });

    test(`every page is accessible in ${language}, at 320 px too, and the list is alive in it`, async ({ page, account, sessionElsewhere }) => {
      test.slow();
      await (await sessionElsewhere({ userAgent: chromeOnWindows })).post('/api/sign-out');
      await sessionElsewhere({ userAgent: safariOnIphone });
      await page.goto('/sign-in');
      await expectAccessible(page);
      await signIn(page, account);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
      await alive(page);
      const row = page.locator('tr[data-row]');
      await expect(row).toHaveCount(1);
      for (const path of PAGES) {
        await page.goto(path);
        await alive(page);
        for (const width of [1280, 320]) {
          await page.setViewportSize({ width, height: 800 });
          await expectAccessible(page);
        }
      }
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto('/account/sessions');
      await alive(page);
      await row.getByRole('button').click();
      await page.mouse.move(1, 1);
      await expect(row).toHaveCount(0);
      await expect(page.getByRole('status')).not.toHaveText(/closed/i);
      await expect(page.getByRole('status')).toContainText('iPhone');
    });
  });
}

test('the language is chosen under the login name, and remembered', async ({ page, account }) => {
  await signIn(page, account);
  await page.locator('.menu summary').click();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sitzungen');
  await page.goto('/account/security');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('it is chosen where people sign in', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('العربية');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page).toHaveURL(/\/sign-in$/);
  });
});
