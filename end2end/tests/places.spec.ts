// Places out of a file that people really have, in the browser that shows them.

import { createRequire } from 'node:module';

import { closeButton, expect, openSessions, rowOf, rows, safariOnIphone, signIn, test } from './support.ts';

/** Countries, in the public domain (CC0). */
const COUNTRIES = createRequire(import.meta.url).resolve(
  '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb',
);

// Addresses for documentation are nowhere, so these are those of a public resolver, which stay where they are.
const IN_AUSTRALIA = '1.1.1.1';
const IN_THE_UNITED_STATES = '2001:4860:4860::8888';

test.use({
  serverOptions: ['--trusted-proxies', '127.0.0.0/8', '--poll-interval', '500ms', '--places', COUNTRIES],
  extraHTTPHeaders: { 'X-Forwarded-For': '192.168.1.4' },
});

test('a session is recognised by its country, and one in another country is marked', async ({ page, account, sessionElsewhere }) => {
  await openSessions(page, account);
  await expect(rows(page).first()).toContainText('Local network');

  await sessionElsewhere({ userAgent: safariOnIphone, from: IN_AUSTRALIA });
  const phone = rowOf(page, 'Safari on iPhone');
  await expect(phone).toContainText('Australia');
  await expect(phone).toContainText(IN_AUSTRALIA);
  await expect(phone.getByText('New place')).toBeVisible();

  await sessionElsewhere({ userAgent: 'curl/8.14.1', from: IN_THE_UNITED_STATES });
  await expect(rowOf(page, 'curl')).toContainText('United States');

  await closeButton(page, 'Safari on iPhone').click();
  await expect(phone).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the same is in the page from the beginning', async ({ page, account, sessionElsewhere }) => {
    await sessionElsewhere({ userAgent: safariOnIphone, from: IN_AUSTRALIA });
    await signIn(page, account);
    await expect(rowOf(page, 'Safari on iPhone')).toContainText('Australia');
    await expect(rowOf(page, 'Safari on iPhone')).toContainText('with a password');
  });
});
