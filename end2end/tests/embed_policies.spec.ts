// The embedded list under the strictest policies that a page may have, and beside the rudest styles.

import { createHash } from 'node:crypto';

import { element, expect, expectState, test } from './embed_fixtures.ts';
import { Wire } from './embed_wire.ts';
import { closeButton, closeOthersButton, rows, status } from './support.ts';

const HTML = 'text/html; charset=utf-8';

test('it runs where nothing is allowed but its origin, with Trusted Types and isolation', async ({ page, product, wire, complaints }) => {
  await product.open(page, {
    headers: {
      'Content-Type': HTML,
      'Content-Security-Policy': `default-src 'none'; img-src data:; script-src ${wire.url}; connect-src 'self' ${wire.url}; require-trusted-types-for 'script'; trusted-types 'none'`,
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Opener-Policy': 'same-origin',
    },
  });
  await expectState(page, 'live');
  await expect(closeOthersButton(page)).toHaveCSS('cursor', 'pointer');
  await closeOthersButton(page).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await closeButton(page, 'curl').click();
  await expect(status(page)).toHaveText('Closed: curl.');
  expect(complaints).toEqual([]);
});

test('it runs with a nonce and strict-dynamic', async ({ page, product, wire, complaints }) => {
  await product.open(page, {
    script: `<script type="module" nonce="abc" src="${wire.url}/embed/user-sessions.js"></script>`,
    headers: {
      'Content-Type': HTML,
      'Content-Security-Policy': `script-src 'nonce-abc' 'strict-dynamic'; style-src 'nonce-abc'; connect-src 'self' ${wire.url}; object-src 'none'; base-uri 'none'`,
    },
  });
  await expectState(page, 'live');
  await expect(closeOthersButton(page)).toHaveCSS('cursor', 'pointer');
  expect(complaints).toEqual([]);
});

test('where a policy refuses it, what stands inside stays of use', async ({ page, product }) => {
  await product.open(page, { headers: { 'Content-Type': HTML, 'Content-Security-Policy': "default-src 'none'; img-src data:" } });
  await expect(page.getByRole('link', { name: 'User Sessions' })).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('what stands inside stays of use', async ({ page, product }) => {
    await product.open(page);
    await expect(page.getByRole('link', { name: 'User Sessions' })).toBeVisible();
  });
});

test('styles of the page do not reach in, and what is offered for them does', async ({ page, product, wire }) => {
  const rude = 'html, body { font: 16px sans-serif } main * { all: unset } button, table { display: none !important } tr { position: fixed }';
  const style = (rules: string) => `<style>${rules}</style>`;
  const looks = () => element(page).evaluate((list) => [...(list.shadowRoot?.querySelectorAll('table, tr, button, h2, h3') ?? [])].map((part) => {
    const { display, position, color, borderRadius, fontWeight } = getComputedStyle(part);
    return [part.localName, display, position, color, borderRadius, fontWeight];
  }));
  wire.pollAfter = 60_000;
  await product.open(page, { head: style('html, body { font: 16px sans-serif }') });
  await expectState(page, 'live');
  const plain = await looks();
  await product.open(page, { head: style(rude) });
  await expectState(page, 'live');
  expect(await looks()).toEqual(plain);
  await product.open(page, { head: style('user-sessions { --user-sessions-danger: rgb(1, 2, 3) } user-sessions::part(close-others) { font-weight: 900 }') });
  await expectState(page, 'live');
  await expect(closeOthersButton(page)).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(closeOthersButton(page)).toHaveCSS('font-weight', '900');
});

test('with integrity it runs as it is, and not when a byte is another', async ({ page, product, wire }) => {
  const bytes = await Wire.element();
  const digest = (content: Buffer) => `sha384-${createHash('sha384').update(content).digest('base64')}`;
  const script = (integrity: string) => `<script type="module" crossorigin integrity="${integrity}" src="${wire.url}/embed/user-sessions.js"></script>`;
  await product.open(page, { script: script(digest(bytes)) });
  await expectState(page, 'live');
  await product.open(page, { script: script(digest(Buffer.concat([bytes, Buffer.from(' ')]))) });
  await expect(page.getByRole('link', { name: 'User Sessions' })).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
});
