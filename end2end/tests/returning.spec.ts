// Back to the product behind nginx and Caddy: who is sent to sign in comes back to the page that they wanted.

import { entrance, test } from './proxied.ts';
import { ACCOUNT, WIKI } from './proxy.ts';
import { expect, fillSignIn } from './support.ts';

for (const kind of ['nginx', 'caddy'] as const) {
  test.describe(kind, () => {
    test.use({ kind });

    test('a person comes back to the page that they wanted, whatever is in its address', async ({ page, front: _, account }) => {
      const address = `https://${WIKI}/a%20page/%C3%A4?q=a+b&next=https://evil.example/%2F..&c=%26|{}^'%22`;
      await page.goto(address);
      await expect(page.getByText(`You will return to ${WIKI}.`)).toBeVisible();
      await fillSignIn(page, { ...account, password: 'not this one' });
      await expect(page.getByText('The login name or the password is wrong.')).toBeVisible();
      await expect(page.getByText(`You will return to ${WIKI}.`)).toBeVisible();
      await fillSignIn(page, account);
      await expect(page.getByText(`Hello ${account.name}`)).toBeVisible();
      expect(decodeURIComponent(page.url())).toBe(decodeURIComponent(address));
    });

    test('who is signed in elsewhere by then goes on at once, and a form leads to the first page', async ({ page, context, front, account }) => {
      await page.goto(`https://${WIKI}/page`);
      await expect(page.getByText(`You will return to ${WIKI}.`)).toBeVisible();
      const other = await context.newPage();
      await other.goto(`https://${ACCOUNT}/sign-in`);
      await fillSignIn(other, account);
      await expect(other).toHaveURL(`https://${ACCOUNT}/account/sessions`);
      await page.reload();
      await expect(page).toHaveURL(`https://${WIKI}/page`);
      const sent = await front.ask(WIKI, '/save?a=b', { Accept: 'text/html' }, 'POST', 'a=b');
      expect([sent.status, sent.headers.location]).toEqual([303, entrance(`https://${WIKI}/`)]);
    });

    test('nobody is led by a proxy to a place of somebody else', async ({ page, front, account }) => {
      const claims = {
        Accept: 'text/html',
        'X-Forwarded-Host': 'evil.example',
        'X-Forwarded-Proto': 'javascript',
        'X-Forwarded-Uri': '//evil.example',
        'X-Sign-In': 'https://evil.example/',
        'X-Forwarded-Method': 'POST',
      };
      const answer = await front.ask(WIKI, '/page', claims);
      expect([answer.status, answer.headers.location]).toEqual([303, entrance(`https://${WIKI}/page`)]);
      await page.goto(entrance('https://evil.example/'));
      await fillSignIn(page, account);
      await expect(page).toHaveURL(`https://${ACCOUNT}/account/sessions`);
      await expect(page.getByText('This service does not know the page that you came from')).toBeVisible();
    });
  });
}
