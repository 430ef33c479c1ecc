// The product of docs/samples that is nothing but files behind nginx.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { test as proxied } from './proxied.ts';
import { ACCOUNT, Proxy } from './proxy.ts';
import { samples } from './sample.ts';
import { activeTable, closeButton, expect, fillSignIn, rows, safariOnIphone, status } from './support.ts';

const DASHBOARD = 'dashboard.example.com';
const ORIGIN = `https://${DASHBOARD}`;

const test = proxied.extend({
  settings: ['--embed-origins', ORIGIN],

  // The product that the others are about is not looked at.
  front: async ({ server, wiki, proxyPort }, use) => {
    const ports = { proxy: proxyPort, service: Number(new URL(server.url).port), product: wiki.port };
    const [nginx, page] = await Promise.all(['nginx.conf', 'dashboard.html'].map((name) => readFile(join(samples, 'behind-nginx', name), 'utf8')));
    const proxy = await Proxy.start('nginx', ports, { nginx: nginx ?? '', folder: '/var/www/dashboard', files: { 'dashboard.html': page ?? '' } });
    await use(proxy);
    await proxy.stop();
  },
});

test('behind-nginx shows the list without code, and whoever is closed there is refused everywhere at once', async ({ page, front, account, device, guard }) => {
  const phone = await device({ userAgent: safariOnIphone });
  for (const browser of [phone, page]) {
    await browser.goto(`${ORIGIN}/`);
    await fillSignIn(browser, account);
    await expect(browser).toHaveURL(/^https:\/\/(?:account\.example\.com\/account\/sessions|dashboard\.example\.com\/)$/);
    await browser.goto(`${ORIGIN}/`);
    await expect(rows(browser).first()).toContainText('Current Session');
  }
  await expect(rows(phone)).toHaveCount(2);
  const cookies = (await phone.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  expect((await front.ask(DASHBOARD, '/', { Cookie: cookies, Accept: 'text/html' })).body).toContain('<user-sessions>');

  // The phone's own page asks on, and is told.
  guard.expectStatus(401);
  await closeButton(page, 'Safari on iPhone').click();
  await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
  const refused = await front.ask(DASHBOARD, '/', { Cookie: cookies, Accept: 'text/html' });
  expect([refused.status, refused.body.includes('<user-sessions>')]).toEqual([303, false]);
  const from = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin', Cookie: cookies };
  expect((await front.ask(DASHBOARD, '/user-sessions/token', from, 'POST')).status).toBe(401);
  expect((await front.ask(ACCOUNT, '/account/sessions', { Cookie: cookies })).status).toBe(303);
  await expect(rows(page)).toHaveCount(1);

  await expect(phone.getByText('This session was closed')).toBeVisible();
  await expect(activeTable(phone)).toHaveCount(0);
  await phone.goto(`${ORIGIN}/`);
  await expect(phone).toHaveURL(new RegExp(`^https://${ACCOUNT}/sign-in`));
});
