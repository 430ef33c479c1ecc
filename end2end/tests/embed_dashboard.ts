// A dashboard on another site than the real service, which embeds the list with a key of its own.

import { type Product, Product as Dashboard } from './embed_host.ts';
import { type Server, test as plain } from './support.ts';

type Fixtures = {
  /** A dashboard whose server has a key for its own origin; `cookie` is the session's of whoever is in front of it. */
  dashboard: (cookie: string) => Promise<Product>;
};

export const test = plain.extend<Fixtures>({
  dashboard: async ({ server, guard }, use) => {
    const products: Product[] = [];
    await use(async (cookie) => {
      let key = '';
      const product = await Dashboard.start(server.url, () => mint(server, key, cookie));
      products.push(product);
      const words = ['api-key', 'add', '--name', 'Dashboard', '--right', 'embed', '--origin', product.at()];
      key = /us_key_[\w-]+/.exec(await server.command(...words))?.[0] ?? '';
      guard.keepSecret(key);
      return product;
    });
    for (const product of products) await product.stop();
  },
});

async function mint(server: Server, key: string, cookie: string) {
  const answer = await fetch(`${server.url}/api/v1/embed-tokens`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ session_token: cookie.slice(cookie.indexOf('=') + 1) }),
  });
  return { status: answer.status, body: await answer.text(), headers: { 'Content-Type': answer.headers.get('Content-Type') ?? '' } };
}
