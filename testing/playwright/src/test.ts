// The fixtures: a service for each worker, so that workers cannot meet, and one for each test that moves the clock.

import { test as plain } from '@playwright/test';

import { Gate } from './gate.js';
import { type Product, RunningProduct } from './product.js';
import { FreshUserSessions, UserSessions } from './user_sessions.js';

/** What `use` of `playwright.config.ts` may say. */
export type UserSessionsOptions = {
  /** Settings of the service, as on its command line: `['--step-up-window', 'always']`. */
  userSessionsSettings: string[];
  /** The product that is tested: each service gets one of its own. Without it, the tests start the product themselves. */
  product: Product | undefined;
};

type OfTests = {
  /** A service for this test alone, whose clock can be moved and whose storage can fail. */
  freshUserSessions: FreshUserSessions;
};

type OfWorkers = UserSessionsOptions & {
  /** The worker's service. Tests keep apart by accounts of their own. */
  userSessions: UserSessions;
  /** Not for tests. The way from this worker's browsers to the product of the service that the test uses. */
  productGate: Gate | undefined;
};

export const test = plain.extend<OfTests, OfWorkers>({
  userSessionsSettings: [[], { option: true, scope: 'worker' }],
  product: [undefined, { option: true, scope: 'worker' }],

  productGate: [
    async ({ product }, use) => {
      const gate = product && (await Gate.open(product.url));
      await use(gate);
      await gate?.close();
    },
    { scope: 'worker' },
  ],

  userSessions: [
    async ({ userSessionsSettings, product, productGate }, use, { config }) => {
      const service = await UserSessions.start(userSessionsSettings);
      await lend(service, { product, productGate, folder: folderOf(config) }, use);
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  freshUserSessions: async ({ userSessionsSettings, product, productGate }, use, { config }) => {
    const service = await FreshUserSessions.start(userSessionsSettings);
    await lend(service, { product, productGate, folder: folderOf(config) }, use);
  },

  // A proxy, because every browser has one, and what the test itself asks for goes through it too.
  proxy: async ({ proxy, productGate }, use) => {
    if (productGate && proxy) throw new Error('`product` needs the setting `proxy` for itself: leave one of the two out');
    await use(productGate ? { server: productGate.url, bypass: '<-loopback>' } : proxy);
  },
});

type Beside = { product: Product | undefined; productGate: Gate | undefined; folder: string };

/** Lends a service with the product beside it, and stops both whatever happens. A service that had ended fails here. */
async function lend<Service extends UserSessions>(
  service: Service,
  { product, productGate, folder }: Beside,
  use: (service: Service) => Promise<void>,
): Promise<void> {
  let running: RunningProduct | undefined;
  const before = productGate?.port;
  try {
    running = product && (await RunningProduct.start(product, service, folder));
    if (productGate) productGate.port = running?.port;
    await use(service);
  } finally {
    if (productGate) productGate.port = before;
    await running?.stop();
    await service.stop();
  }
}

/** The folder of `playwright.config.ts`. */
function folderOf({ configFile, rootDir }: { configFile?: string | undefined; rootDir: string }): string {
  return configFile ? configFile.replace(/[^/\\]*$/, '') : rootDir;
}
