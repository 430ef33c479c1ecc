// A server and a product behind nginx or Caddy, with the configurations of docs/proxies.md.

import type { Page } from '@playwright/test';

import { Place } from './foreign_client.ts';
import { ACCOUNT, type Kind, Proxy } from './proxy.ts';
import { Server } from './server.ts';
import { type Account, expect, fillSignIn, firefoxOnLinux, test as plain } from './support.ts';
import { Upstream, product } from './upstream.ts';

type Fixtures = {
  kind: Kind;
  /** Whether products are on hosts of their own. */
  sharesCookies: boolean;
  /** Whether browsers come to the proxy's own port, and not to 443. */
  namesPort: boolean;
  /** More settings of the service. */
  settings: readonly string[];
  wiki: Upstream;
  /** The proxy in front of the server and the product. */
  front: Proxy;
};

export const test = plain.extend<Fixtures, { proxyPort: number }>({
  proxyPort: [async ({}, use) => use((await Place.find()).port), { scope: 'worker' }],

  launchOptions: [
    async ({ launchOptions, proxyPort }, use) => {
      const rules = `--host-resolver-rules=MAP *.example.com:443 127.0.0.1:${proxyPort}`;
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), rules] });
    },
    { scope: 'worker' },
  ],

  kind: ['nginx', { option: true }],
  sharesCookies: [true, { option: true }],
  namesPort: [false, { option: true }],
  settings: [[], { option: true }],
  baseURL: `https://${ACCOUNT}`,
  contextOptions: { ignoreHTTPSErrors: true },
  ignoreHTTPSErrors: true,
  userAgent: firefoxOnLinux,

  server: async ({ sharesCookies, namesPort, settings, proxyPort, account }, use) => {
    const { port } = await Place.find();
    const domain = sharesCookies ? ['--cookie-domain', 'example.com'] : [];
    const url = namesPort ? `https://${ACCOUNT}:${proxyPort}` : `https://${ACCOUNT}`;
    const options = ['--public-url', url, '--trusted-proxies', '127.0.0.1', ...domain, ...settings];
    const server = await Server.start([...options, '--poll-interval', '500ms'], account, 'sqlite', port);
    await use(server);
    await server.stop();
  },

  wiki: async ({}, use) => {
    const wiki = await Upstream.start(product);
    await use(wiki);
    await wiki.stop();
  },

  front: async ({ kind, server, wiki, proxyPort }, use) => {
    const service = Number(new URL(server.url).port);
    const proxy = await Proxy.start(kind, { proxy: proxyPort, service, product: wiki.port });
    await use(proxy);
    await proxy.stop();
  },

  // The browsers go before the proxy does.
  context: async ({ front: _, context }, use) => use(context),
  device: async ({ front: _, device }, use) => use(device),
});

export async function signInWith(front: Proxy, account: Account, host = ACCOUNT): Promise<string> {
  const body = new URLSearchParams({ login_name: account.name, password: account.password }).toString();
  const headers = { Origin: `https://${host}`, 'Content-Type': 'application/x-www-form-urlencoded' };
  const answer = await front.ask(host, '/api/sign-in', headers, 'POST', body);
  expect(answer.status, answer.body).toBe(200);
  const pairs = (answer.headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0] ?? '');
  return pairs.find((pair) => /^__(?:Host|Secure)-session=/.test(pair)) ?? '';
}

/** Where somebody signs in who wanted the page at `address`. */
export function entrance(address: string): string {
  return `https://${ACCOUNT}/sign-in?${new URLSearchParams({ return: address })}`;
}

/** Opens the product, signs in where that leads, and is back. */
export async function reach(page: Page, address: string, account: Account): Promise<void> {
  await page.goto(address);
  await expect(page).toHaveURL(entrance(address));
  await expect(page.getByText(`You will return to ${new URL(address).host}.`)).toBeVisible();
  await fillSignIn(page, account);
  await expect(page).toHaveURL(address);
  await expect(page.getByText(`Hello ${account.name}`)).toBeVisible();
  await page.reload();
}
