// What every browser test starts from, in the words of people: a server, an account, and the devices that sign in to it.

import {
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
  type Request,
  expect,
  request,
  test as plain,
} from '@playwright/test';

import { Guard } from './guard.ts';
import type { Storage } from './database.ts';
import { type Account, Server } from './server.ts';

export { expect };
export type { Account, Server };

export const firefoxOnLinux = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
export const safariOnIphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
export const chromeOnWindows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';
export const curl = 'curl/8.14.1';

export type Options = {
  /** What the server keeps its things in. */
  storage: Storage;
  /** How the server is started, beside its address and database. */
  serverOptions: string[];
  /** Whether the account is there from the start. */
  withAccount: boolean;
};

type Fixtures = {
  account: Account;
  server: Server;
  guard: Guard;
  /** A browser on another device: cookies of its own. */
  device: (options?: BrowserContextOptions) => Promise<Page>;
  /** A session that was started elsewhere, without a browser to look at. */
  sessionElsewhere: (options?: Elsewhere) => Promise<Session>;
};

type Elsewhere = { userAgent?: string; from?: string };

/** A session as the program that started it holds it. */
export type Session = { cookie: string; post: (path: string, form?: Record<string, string>) => Promise<number> };

export const test = plain.extend<Fixtures & Options>({
  storage: ['sqlite', { option: true }],
  serverOptions: [['--poll-interval', '500ms'], { option: true }],
  withAccount: [true, { option: true }],

  account: { name: 'ada.lovelace', password: 'correct horse battery staple' },

  server: async ({ serverOptions, withAccount, account, storage }, use) => {
    const server = await Server.start(serverOptions, withAccount ? account : undefined, storage);
    await use(server);
    await server.stop();
  },

  baseURL: async ({ server }, use) => use(server.url),

  guard: async ({ server, account }, use) => {
    const guard = new Guard();
    guard.keepSecret(account.password);
    await use(guard);
    await guard.check(server.log);
  },

  context: async ({ context, guard }, use) => {
    await guard.watch(context);
    await use(context);
    await guard.look(context);
  },

  device: async ({ browser, server, guard, contextOptions }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...contextOptions, baseURL: server.url, ...throughGate(server), ...options });
      contexts.push(context);
      await guard.watch(context);
      return context.newPage();
    });
    for (const context of contexts) {
      await guard.look(context);
      await context.close();
    }
  },

  sessionElsewhere: async ({ server, guard, account }, use) => {
    await use(async ({ userAgent = curl, from } = {}) => {
      // Header values are bytes; Node takes a string of one character for each.
      const agent = Buffer.from(userAgent, 'utf8').toString('latin1');
      const headers = { Origin: server.url, 'User-Agent': agent, Accept: 'application/json' };
      const api = await request.newContext({
        baseURL: server.gate ?? server.url,
        extraHTTPHeaders: from ? { ...headers, 'X-Forwarded-For': from } : headers,
      });
      try {
        const form = { login_name: account.name, password: account.password };
        const answer = await api.post('/api/sign-in', { form });
        expect(answer.status(), await answer.text()).toBe(200);
        const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie');
        const cookie = cookies.map(({ value }) => value.split(';', 1)[0] ?? '').find((pair) => /^(__Host-)?session=/.test(pair));
        if (!cookie) throw new Error('no session cookie came');
        guard.keepSecret(cookie.slice(cookie.indexOf('=') + 1));
        return { cookie, post: (path, form = {}) => post(server, cookie, path, form, from) };
      } finally {
        await api.dispose();
      }
    });
  },
});

/** Leads to another node than the first device is at, where there is one; Chromium is told to use it on loopback too. */
function throughGate({ gate }: Server): { proxy?: { server: string; bypass: string } } {
  return gate ? { proxy: { server: gate, bypass: '<-loopback>' } } : {};
}

/** The public id of the session that a page for this cookie is made for; empty when it opens none. */
export async function madeFor(server: Server, cookie: string): Promise<string> {
  const page = await fetch(`${server.url}/account/security`, { headers: { Cookie: cookie }, redirect: 'manual' });
  return / data-made-for="([^"]+)"/.exec(await page.text())?.[1] ?? '';
}

/** The status of the answer to a program that sends this cookie, as a page of its session would. */
export async function post(
  server: Server,
  cookie: string,
  path: string,
  form: Record<string, string>,
  from?: string,
): Promise<number> {
  const answer = await send(server, cookie, path, form, from);
  await answer.arrayBuffer();
  return answer.status;
}

/** The answer itself. */
export async function send(
  server: Server,
  cookie: string,
  path: string,
  form: Record<string, string>,
  from?: string,
): Promise<Response> {
  const session = await madeFor(server, cookie);
  return fetch((server.gate ?? server.url) + path, {
    method: 'POST',
    headers: {
      Cookie: cookie,
      Origin: server.url,
      Accept: 'application/json',
      'X-Made-For': session,
      ...(from ? { 'X-Forwarded-For': from } : {}),
    },
    body: new URLSearchParams(form),
  });
}

/** The session cookie that a device holds, as it sends it. */
export async function sessionCookie(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  const cookie = cookies.find(({ name }) => name === '__Host-session');
  if (!cookie) throw new Error('this device holds no session cookie');
  return `${cookie.name}=${cookie.value}`;
}

/** Nobody is let in with this cookie: not to a page, not to a server function. */
export async function expectRefused(server: Server, cookie: string): Promise<void> {
  const page = await fetch(`${server.url}/account/sessions`, { headers: { Cookie: cookie }, redirect: 'manual' });
  expect(page.status).toBe(303);
  expect(page.headers.get('location')).toMatch(/^\/sign-in/);
  expect(await post(server, cookie, '/api/sessions/list', {})).toBe(401);
  expect(await post(server, cookie, '/api/sessions/close-others', {})).toBe(401);
}

export async function fillSignIn(page: Page, account: Account): Promise<void> {
  // Whatever the page's language is.
  await page.locator('input[name=login_name]').fill(account.name);
  await page.locator('input[name=password]').fill(account.password);
  await page.locator('button.main').click();
}

/** Signs in and waits for the list, not yet for its living part. */
export async function signIn(page: Page, account: Account): Promise<void> {
  await page.goto('/sign-in');
  await fillSignIn(page, account);
  await expect(page).toHaveURL(/\/account\/sessions$/);
}

/** Another tab of the page's browser is signed out of `account`, and in to `other`. */
export async function signInAs(other: Account, page: Page, account: Account): Promise<void> {
  const tab = await page.context().newPage();
  await tab.goto('/account/sessions');
  await tab.getByText(account.name).click();
  await tab.getByRole('button', { name: 'Sign out' }).click();
  await signIn(tab, other);
  await tab.close();
}

/** Waits until the page's living parts have come to life. */
export async function alive(page: Page): Promise<void> {
  await expect(page.locator('html[data-alive]')).toBeAttached();
}

/** Says from now on whether the page that is shown has run any wasm. */
export async function watchWasm(page: Page): Promise<() => Promise<boolean>> {
  await page.addInitScript(() => {
    for (const name of ['instantiate', 'instantiateStreaming'] as const) {
      const run = WebAssembly[name] as (...parameters: unknown[]) => unknown;
      const watched = (...parameters: unknown[]) => {
        Object.assign(globalThis, { hasRunWasm: true });
        return run.apply(WebAssembly, parameters);
      };
      Object.assign(WebAssembly, { [name]: watched });
    }
  });
  return async () => page.evaluate(() => 'hasRunWasm' in globalThis);
}

/** Signs in and waits until the list is alive. */
export async function openSessions(page: Page, account: Account): Promise<void> {
  await signIn(page, account);
  await alive(page);
  await expect(freshness(page)).toContainText('Live');
}

export function activeTable(page: Page): Locator {
  return page.getByRole('table', { name: 'Active sessions' });
}

export function endedTable(page: Page): Locator {
  return page.getByRole('table', { name: 'Recently ended' });
}

/** The rows of sessions, without the one of captions. */
export function rows(page: Page): Locator {
  return activeTable(page).getByRole('row').filter({ has: page.getByRole('rowheader') });
}

export function rowOf(page: Page, device: string): Locator {
  return rows(page).filter({ hasText: device });
}

export function closeButton(page: Page, device: string): Locator {
  return page.getByRole('button', { name: `Close session: ${device}, started ` });
}

export function closeOthersButton(page: Page): Locator {
  return page.getByRole('button', { name: /^Close All Other Sessions \(\d+\)$/ });
}

export function freshness(page: Page): Locator {
  return page.locator('.live > span').filter({ hasText: /(Live|Paused, as of|Not updated since)/ });
}

export function status(page: Page): Locator {
  return page.getByRole('status');
}

/** What could not be done, as the page says it. */
export function problem(page: Page): Locator {
  // What is shown of a crash is in every page, and hidden as soon as the style has come.
  return page.getByRole('alert').filter({ hasText: /\S/, hasNotText: 'stopped working' });
}

/** Puts the page behind another one, or before it. */
export async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, hidden);
}

/** The moments at which the page asked for changes, from now on. */
export function questions(page: Page): number[] {
  const moments: number[] = [];
  page.on('request', (asked: Request) => {
    if (new URL(asked.url()).pathname === '/api/sessions/list') moments.push(performance.now());
  });
  return moments;
}

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('Tab never reached it');
}
