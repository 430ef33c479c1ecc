// What the tests of the embedded list start from: the wire, and a product's page on another site.

import AxeBuilder from '@axe-core/playwright';
import { type Locator, type Page, expect, test as plain } from '@playwright/test';

import { type Answer, Product } from './embed_host.ts';
import { Wire } from './embed_wire.ts';

type Fixtures = {
  wire: Wire;
  product: Product;
  /** What the product's server answers to the question for a token; a test may answer otherwise. */
  token: { answer: () => Promise<Answer> | Answer };
  /** What the browser's console says of errors, and what a policy refused. */
  complaints: string[];
};

export const test = plain.extend<Fixtures>({
  wire: async ({}, use) => {
    const wire = await Wire.start();
    await use(wire);
    await wire.stop();
  },
  token: async ({ wire }, use) => use({ answer: () => ({ status: 200, body: JSON.stringify(wire.mint()) }) }),
  product: async ({ wire, token }, use) => {
    const product = await Product.start(wire.url, () => token.answer());
    await use(product);
    await product.stop();
  },
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await use(complaints);
  },
});

export const element = (page: Page): Locator => page.locator('user-sessions');

export async function expectState(page: Page, state: string): Promise<void> {
  await expect(element(page)).toHaveAttribute('data-state', state);
}

/** The events of the element from now on, by their names without the prefix. */
export async function watchEvents(page: Page): Promise<() => Promise<{ name: string; detail: object }[]>> {
  await page.addInitScript(() => {
    const seen: { name: string; detail: object }[] = [];
    Object.assign(globalThis, { seen });
    for (const name of ['ready', 'session-started', 'session-ended', 'over', 'problem']) {
      document.addEventListener(`user-sessions-${name}`, (event) => seen.push({ name, detail: (event as CustomEvent<object>).detail }));
    }
  });
  return () => page.evaluate(() => (globalThis as unknown as { seen: { name: string; detail: object }[] }).seen);
}

export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

export { expect };
