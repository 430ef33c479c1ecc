// The embedded list in a page of another site, against the wire.

import { expect, test as plain } from '@playwright/test';

import { Product } from './embed_host.ts';
import { Wire } from './embed_wire.ts';
import { activeTable, closeButton, closeOthersButton, rowOf, rows, status } from './support.ts';

const test = plain.extend<{ wire: Wire; product: Product }>({
  wire: async ({}, use) => {
    const wire = await Wire.start();
    await use(wire);
    await wire.stop();
  },
  product: async ({ wire }, use) => {
    const product = await Product.start(wire.url, () => ({ status: 200, body: JSON.stringify(wire.mint()) }));
    await use(product);
    await product.stop();
  },
});

test('two lines of HTML show the list, the current session first and without a button', async ({ page, product }) => {
  await product.open(page);
  await expect(activeTable(page)).toBeVisible();
  await expect(rows(page)).toHaveCount(4);
  await expect(rows(page).first()).toContainText('Current Session');
  await expect(rows(page).first().getByRole('button')).toHaveCount(0);
  await page.screenshot({ path: 'test-results/embed/first.png' });
});

test('a closed row goes, is said once, and the focus goes on', async ({ page, product }) => {
  await product.open(page);
  await closeButton(page, 'Safari on iPhone').focus();
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
  await expect(rowOf(page, 'Safari on iPhone')).toHaveCount(0);
  await expect(closeButton(page, 'Chrome on Windows')).toBeFocused();
});

test('all others are closed after a question', async ({ page, product }) => {
  await product.open(page);
  await closeOthersButton(page).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(rows(page)).toHaveCount(4);
  await closeOthersButton(page).click();
  await page.getByRole('button', { name: 'Close 3 sessions' }).click();
  await expect(status(page)).toHaveText('3 other sessions were closed.');
  await expect(rows(page)).toHaveCount(1);
});
