// The list in a frame of a product on the same site, by the first-party cookie: `<user-sessions frame>`, and the frame alone.

import type { FrameLocator, Page } from '@playwright/test';

import { Place } from './foreign_client.ts';
import { Server } from './server.ts';
import { type Account, expect, fillSignIn, firefoxOnLinux, safariOnIphone, test as plain } from './support.ts';
import { Upstream } from './upstream.ts';

type Fixtures = {
  /** Where the service is for browsers: beside the products, on the same site. */
  service: string;
  /** A product at dash.app.localhost, which is registered. */
  dash: Upstream;
  /** A product at another port of the same name, and at another name of the same site: neither is registered. */
  sibling: Upstream;
};

const originOf = (name: string, { port }: Upstream) => `http://${name}.localhost:${port}`;

/** A page with what is asked for by its path: the element, or the bare frame for an origin. */
function product(service: string): Promise<Upstream> {
  return Upstream.start((asked, response) => {
    const { pathname, searchParams } = new URL(asked.url ?? '/', 'http://product');
    const source = `${service}/embed/frame?${new URLSearchParams({ origin: searchParams.get('origin') ?? '' })}`;
    const content = pathname === '/element'
      ? `<script type="module" src="${service}/embed/user-sessions.js"></script>
         <user-sessions frame><a href="${service}/account/sessions">User Sessions</a></user-sessions>`
      : `<iframe title="User Sessions" src="${source}"></iframe>`;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><title>Dash</title><link rel="icon" href="data:,"><h1>Dash</h1>${content}
<script>addEventListener('message', ({ origin, data }) => (window.heard ??= []).push({ origin, data }))</script>`);
  });
}

const test = plain.extend<Fixtures>({
  userAgent: firefoxOnLinux,

  server: async ({ account }, use) => {
    const { port } = await Place.find();
    const options = ['--public-url', `http://account.app.localhost:${port}`, '--poll-interval', '500ms'];
    const server = await Server.start(options, account, 'sqlite', port);
    await use(server);
    await server.stop();
  },

  service: async ({ server }, use) => use(`http://account.app.localhost:${new URL(server.url).port}`),

  dash: async ({ server, service }, use) => {
    const dash = await product(service);
    await server.command('api-key', 'add', '--name', 'Dash', '--right', 'embed', '--origin', originOf('dash.app', dash));
    await use(dash);
    await dash.stop();
  },

  sibling: async ({ service }, use) => {
    const sibling = await product(service);
    await use(sibling);
    await sibling.stop();
  },
});

async function signInAt(page: Page, service: string, account: Account): Promise<void> {
  await page.goto(`${service}/sign-in`);
  await fillSignIn(page, account);
  await expect(page).toHaveURL(`${service}/account/sessions`);
}

function framed(page: Page): FrameLocator {
  return page.frameLocator('iframe');
}

function table(page: Page) {
  return framed(page).getByRole('table', { name: 'Active sessions' });
}

test('a page of the same site holds the list in a frame that is as high as it needs to be', async ({ page, guard, service, account, dash, device }) => {
  // The phone's own page asks once more and is refused.
  guard.expectStatus(401);
  const phone = await device({ userAgent: safariOnIphone });
  await signInAt(phone, service, account);
  await signInAt(page, service, account);
  await page.goto(`${originOf('dash.app', dash)}/element`);
  await expect(table(page).getByRole('row')).not.toHaveCount(0);
  await expect(table(page)).toContainText('Safari on iPhone');
  const height = () => page.locator('iframe').evaluate((frame) => frame.getBoundingClientRect().height);
  const before = await height();
  expect(before).toBeGreaterThan(200);
  const close = framed(page).getByRole('button', { name: /^Close session: Safari on iPhone/ });
  await close.click();
  // The row stays where it is under the pointer, and says that it is closed.
  await expect(close).toHaveCount(0);
  await phone.reload();
  await expect(phone).toHaveURL(/\/sign-in/);

  // The page around it hears of the height, and of nothing else.
  const heard = await page.evaluate(() => (window as unknown as { heard: { origin: string; data: object }[] }).heard);
  expect(heard.length).toBeGreaterThan(0);
  for (const { origin, data } of heard) {
    expect([origin, Object.keys(data)]).toEqual([service, ['height']]);
  }
});

test('no message commands the frame', async ({ page, service, account, dash, device }) => {
  await signInAt(await device({ userAgent: safariOnIphone }), service, account);
  await signInAt(page, service, account);
  await page.goto(`${originOf('dash.app', dash)}/element`);
  await expect(table(page)).toContainText('Safari on iPhone');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') asked.push(`${request.method()} ${request.url()}`);
  });
  const polled = page.waitForResponse((answer) => answer.url().includes('/api/v1/sessions'));
  await page.evaluate(() => {
    const frame = document.querySelector('user-sessions')?.shadowRoot?.querySelector('iframe');
    for (const message of ['close', 'refresh', { close: 'all' }, { type: 'close-others' }, { height: 1 }, { token: 'x' }, null]) {
      frame?.contentWindow?.postMessage(message, '*');
    }
  });
  await polled;
  await expect(table(page)).toContainText('Safari on iPhone');
  expect(asked).toEqual([]);
});

test('who is signed out is told so in the frame, and sees the list when they come back', async ({ page, context, service, account, dash }) => {
  await page.goto(`${originOf('dash.app', dash)}/element`);
  const link = framed(page).getByRole('link', { name: 'Sign in' });
  await expect(framed(page).getByText('You are signed out.')).toBeVisible();
  const opened = context.waitForEvent('page');
  await link.click();
  const tab = await opened;
  await fillSignIn(tab, account);
  await expect(tab).toHaveURL(`${service}/account/sessions`);
  await tab.close();
  await page.reload();
  await expect(table(page)).toContainText('Firefox on Linux');
});

test('no other page can hold it, whatever it says that it is', async ({ page, guard, service, account, dash, sibling }) => {
  guard.expectStatus(403);
  guard.expectMessage(/frame-ancestors|X-Frame-Options|Refused to (display|frame)/i);
  await signInAt(page, service, account);
  const registered = originOf('dash.app', dash);
  for (const [around, asked] of [
    [originOf('evil.app', sibling), registered],
    [originOf('evil.app', sibling), originOf('evil.app', sibling)],
    [originOf('dash.app', sibling), registered],
    [originOf('dash.app', sibling), originOf('dash.app', sibling)],
    [originOf('other', sibling), registered],
    [registered, originOf('evil.app', sibling)],
    [registered, '*'],
  ] as const) {
    const refused = page.waitForEvent('console', (message) => /frame-ancestors|X-Frame-Options/.test(message.text()));
    await page.goto(`${around}/?${new URLSearchParams({ origin: asked })}`);
    await refused;
    await expect.poll(() => page.frames().map((frame) => frame.url()), `${asked} in ${around}`).toContain('chrome-error://chromewebdata/');
  }
});
