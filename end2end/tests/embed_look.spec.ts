// How the embedded list looks: in every light, at every width, in other languages, and for assistive technology. The pictures
// are in test-results/embed.

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { Page } from '@playwright/test';

import { element, expect, expectAccessible, expectState, test } from './embed_fixtures.ts';
import { closeButton, closeOthersButton, endedTable, rows } from './support.ts';

const HEAD = '<style>:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif } body { margin: 0 auto; max-inline-size: 62rem; padding: 1rem; background: light-dark(#f5f7f9, #0b1015); color: light-dark(#16202b, #e7ecf2) }</style>';

const overhang = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const picture = (page: Page, name: string) => page.screenshot({ path: `test-results/embed/${name}.png`, animations: 'disabled', fullPage: true });

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [name, width] of [['wide', 1180], ['narrow', 320]] as const) {
    test(`${colorScheme} and ${name}, in every state`, async ({ page, product, wire }) => {
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 760 });
      await product.open(page, { head: HEAD });
      await expectState(page, 'live');
      const look = async (state: string) => {
        await picture(page, `${name}-${colorScheme}-${state}`);
        expect(await overhang(page), state).toBeLessThanOrEqual(0);
        await expectAccessible(page);
      };
      await look('live');
      await closeButton(page, 'curl').click();
      await expect(page.getByRole('status')).toHaveText('Closed: curl.');
      await look('closed');
      wire.instead = ({ method }) => (method === 'DELETE' ? { status: 403, kind: 'password-required' } : undefined);
      await closeButton(page, 'Chrome on Windows').click();
      await expect(page.getByRole('link', { name: /^Continue at/ })).toBeVisible();
      await look('password');
      await page.keyboard.press('Escape');
      await closeOthersButton(page).click();
      await look('dialog');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Pause live updates' }).click();
      await look('paused');
      await page.getByRole('button', { name: 'Resume live updates' }).click();
      wire.instead = () => ({ status: 503, kind: 'unavailable' });
      await expectState(page, 'stale');
      await look('stale');
      await page.reload();
      await expectState(page, 'unavailable');
      await look('unavailable');
      wire.instead = () => undefined;
      wire.over = { at: Date.now(), reason: 'closed', by: { device: 'Safari on iPhone', address: '203.0.113.7' } };
      await page.reload();
      await expectState(page, 'over');
      await look('over');
    });
  }
}

test('in a column of 280 px on a wide page, and at every width, nothing hangs over', async ({ page, product }) => {
  await product.open(page, { head: `${HEAD}<style>user-sessions { inline-size: 280px }</style>` });
  await expectState(page, 'live');
  await picture(page, 'column');
  await page.setViewportSize({ width: 1400, height: 900 });
  const wide = await element(page).evaluate((list) => [...(list.shadowRoot?.querySelectorAll('*') ?? [])].filter((part) => part.getBoundingClientRect().width > 281).map(({ localName }) => localName));
  expect(wide).toEqual([]);
  await product.open(page, { head: HEAD });
  await expectState(page, 'live');
  for (let width = 280; width <= 1280; width += 40) {
    await page.setViewportSize({ width, height: 900 });
    expect(await overhang(page), `${width} px`).toBeLessThanOrEqual(0);
  }
});

test('with forced colours the current session, badges and states are told by lines', async ({ page, product }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await product.open(page, { head: HEAD });
  await expectState(page, 'live');
  await picture(page, 'forced');
  await expect(rows(page).first()).toHaveCSS('border-inline-start-width', '3px');
  await expectAccessible(page);
});

test('right to left, in German, no English is left and dates are German', async ({ page, product, wire }) => {
  wire.others = wire.others.map((one) => ({ ...one, started_at: Date.now() - 40 * 86_400_000 }));
  await product.open(page, { head: HEAD, language: 'de', attributes: 'dir="rtl"' });
  await expectState(page, 'live');
  const english = await readFile(resolve(import.meta.dirname, '../../public/embed/user-sessions.js'), 'utf8');
  const keys = [...(/const STRINGS = [^(]*\((\{.*?\n\})\);/s.exec(english)?.[1] ?? '').matchAll(/^ {2}'?([a-z-]+)'?: /gm)].map(([, key]) => key ?? '');
  expect(keys.length).toBeGreaterThan(50);
  await element(page).evaluate((list, keys) => Object.assign(list, { strings: Object.fromEntries(keys.map((key) => [key, 'Ü{device}{when}{address}'])) }), keys);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Ü');
  const text = (await element(page).evaluate((list) => list.shadowRoot?.querySelector('.stack')?.textContent ?? '')).replace(/Safari on iPhone|Chrome on Windows|Firefox on Linux|Edge on Windows/g, '');
  expect(text).not.toMatch(/session|close|live|start|active|ago|today|now/i);
  expect(text).toMatch(/\d\. (Jan|Feb|März|Apr|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez)/);
  await picture(page, 'rtl');
  const current = page.getByRole('row').nth(1);
  const [first, last] = [current.getByRole('rowheader'), current.getByRole('cell').last()];
  expect((await first.boundingBox())?.x).toBeGreaterThan((await last.boundingBox())?.x ?? Infinity);
});

test('the heading has the level that the page needs, and the text that it slots', async ({ page, product }) => {
  await product.open(page, { attributes: 'heading-level="3"', inside: '<span slot="heading">Where I am</span>' });
  await expect(page.getByRole('heading', { level: 3, name: 'Where I am' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 4, name: 'Active sessions' })).toBeVisible();
  await expect(endedTable(page)).toBeVisible();
});
