// How the embedded list comes to its tokens, against the wire.

import { element, expect, expectState, test } from './embed_fixtures.ts';

test('a token is replaced before it ends, and nobody sees it', async ({ page, product, wire }) => {
  wire.lifetime = 1;
  await product.open(page);
  await expect.poll(() => product.tokensAsked).toBeGreaterThan(3);
  await expectState(page, 'live');
  expect(wire.asked.some(({ headers }) => headers.authorization === 'Bearer us_embed_1')).toBe(true);
});

test('a refused token is replaced once, and then less and less often', async ({ page, product, wire }) => {
  await product.open(page);
  await expectState(page, 'live');
  const before = product.tokensAsked;
  wire.tokens.clear();
  await expect.poll(() => product.tokensAsked).toBe(before + 1);
  await expectState(page, 'live');
  wire.instead = ({ path }) => (path.includes('/embed/sessions') ? { status: 401, kind: 'token-refused' } : undefined);
  await expectState(page, 'stale');
  await expect(element(page)).toContainText('Not updated since Today, ');
});

test('a token for another origin is said on the console, with what to do', async ({ page, product, token, complaints }) => {
  token.answer = () => ({ status: 200, body: JSON.stringify({ token: 'us_embed_x', expires_in: 600, origin: 'https://app.example.com' }) });
  await product.open(page);
  await expectState(page, 'unavailable');
  expect(complaints.join()).toContain(`The token is for https://app.example.com, and this page is at ${product.at()}`);
});

test('a page without the right path to tokens says so on the console', async ({ page, product, token, complaints }) => {
  token.answer = () => ({ status: 422, body: JSON.stringify({ type: '/api/v1/problems/origin-not-registered', detail: 'Run user-sessions …' }) });
  await product.open(page);
  await expectState(page, 'unavailable');
  expect(complaints.join()).toContain('origin-not-registered. Run user-sessions …');
});

test('a function may get the token, whether it is set before or after the element is defined', async ({ page, product, wire }) => {
  const { token } = wire.mint();
  const before = `<script>addEventListener('DOMContentLoaded', () => { document.querySelector('user-sessions').getToken = async () => ({ access_token: '${token}', expires_in: 600 }); });</script>`;
  await product.open(page, { head: before });
  await expectState(page, 'live');
  await element(page).evaluate((list, token) => Object.assign(list, { getToken: async () => token }), wire.mint().token);
  await expect.poll(() => wire.polls().at(-1)?.headers.authorization).toBe('Bearer us_embed_1');
});
