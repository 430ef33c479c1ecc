// Closing in the embedded list, against the wire.

import { expect, test, watchEvents } from './embed_fixtures.ts';
import { closeButton, closeOthersButton, rowOf, rows, status } from './support.ts';

test('a closed row goes, is said once, and the focus goes on', async ({ page, product }) => {
  const events = await watchEvents(page);
  await product.open(page);
  await closeButton(page, 'Safari on iPhone').focus();
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
  await expect(rowOf(page, 'Safari on iPhone')).toHaveCount(0);
  await expect(closeButton(page, 'Chrome on Windows')).toBeFocused();
  expect((await events()).slice(1)).toEqual([{ name: 'session-ended', detail: { id: 'a', by: 'here' } }]);
});

test('all others are closed after a question, and not when it is answered with no', async ({ page, product, wire }) => {
  await product.open(page);
  await closeOthersButton(page).click();
  await expect(page.getByRole('dialog')).toContainText('Close 3 other sessions?');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(rows(page)).toHaveCount(4);
  expect(wire.asked.some(({ method }) => method === 'POST')).toBe(false);
  await closeOthersButton(page).click();
  await page.getByRole('button', { name: 'Close 3 sessions' }).click();
  await expect(status(page)).toHaveText('3 other sessions were closed.');
  await expect(rows(page)).toHaveCount(1);
  await expect(closeOthersButton(page)).toHaveCount(0);
});

test('a key that is held down closes one session', async ({ page, product }) => {
  await product.open(page);
  await closeButton(page, 'Safari on iPhone').focus();
  await page.keyboard.down('Enter');
  await expect(closeButton(page, 'Chrome on Windows')).toBeFocused();
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
  await expect(rows(page)).toHaveCount(3);
});

test('where nothing may be closed there is no button for it', async ({ page, product, wire }) => {
  wire.closing = 'never';
  await product.open(page);
  await expect(rows(page)).toHaveCount(4);
  await expect(page.getByRole('button', { name: /^Close/ })).toHaveCount(0);
});

for (const [kind, text] of [
  ['password-required', 'Enter your password to continue: you last entered it a while ago'],
  ['confirm-required', 'Sessions are closed at account.app.localhost'],
] as const) {
  test(`${kind}: nothing is closed, and a link leads to the service`, async ({ page, product, wire }) => {
    const confirm = `${wire.url}/account/sessions/close?session=a`;
    wire.instead = ({ method }) => (method === 'DELETE' ? { status: 403, kind, more: { confirm } } : undefined);
    await product.open(page);
    await closeButton(page, 'Safari on iPhone').click();
    await expect(page.getByRole('alert').filter({ hasText: text })).toBeVisible();
    const link = page.getByRole('link', { name: /^Continue at account\.app\.localhost/ });
    await expect(link).toBeFocused();
    await expect(link).toHaveAttribute('href', `${confirm}&from=${encodeURIComponent(product.at())}`);
    await expect(link).toHaveAttribute('target', '_blank');
    await expect(page.locator('input')).toHaveCount(0);
    const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    expect(await tab.evaluate(() => opener)).toBeNull();
    await tab.close();
    await page.bringToFront();
    wire.others.shift();
    wire.changed();
    await expect(rowOf(page, 'Safari on iPhone')).toHaveCount(0);
    await expect(link).toHaveCount(0);
  });
}

test('a question that is left with Escape is gone, and the button has the focus', async ({ page, product, wire }) => {
  wire.instead = ({ method }) => (method === 'DELETE' ? { status: 403, kind: 'password-required' } : undefined);
  await product.open(page);
  await closeButton(page, 'curl').click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
  await expect(closeButton(page, 'curl')).toBeFocused();
});

test('what is not answered is said to be open, or not to be known', async ({ page, product, wire }) => {
  wire.instead = ({ method }) => (method === 'DELETE' ? { status: 503, kind: 'unavailable' } : undefined);
  await product.open(page);
  await closeButton(page, 'curl').click();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveText('curl was not closed: the service could not answer. Try again.');
  await expect(closeButton(page, 'curl')).toBeVisible();
});
