// The page that a dashboard leads to when it may not close a session by itself, in a tab of its own.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { type Account, type Server, expect, expectRefused, fillSignIn, firefoxOnLinux, safariOnIphone, signIn, test as plain } from './support.ts';
import { Upstream } from './upstream.ts';

/** A product on another site: a link to whatever is put into `address`, and the same in a frame. */
class Dashboard {
  address = '';
  frame = '';

  private constructor(readonly upstream: Upstream) {}

  static async start(server: Server): Promise<Dashboard> {
    const upstream: Upstream = await Upstream.start((asked, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      const content = asked.url === '/frame'
        ? `<iframe title="Sessions" src="${dashboard.frame}"></iframe>`
        : `<a target="_blank" rel="noopener" href="${dashboard.address}">Close it there</a>`;
      response.end(`<!doctype html><html lang="en"><title>Dash</title><link rel="icon" href="data:,"><h1>Dash</h1>${content}`);
    });
    const dashboard = new Dashboard(upstream);
    await server.command('api-key', 'add', '--name', 'Dash', '--right', 'embed', '--origin', dashboard.origin);
    return dashboard;
  }

  get origin(): string {
    return `http://localhost:${this.upstream.port}`;
  }

  get place(): string {
    return new URL(this.origin).host;
  }

  /** The page that asks before the phone's session is closed. */
  leadsTo(server: Server, session: string): void {
    this.address = `${server.url}/account/sessions/close?${new URLSearchParams({ session, from: this.origin })}`;
  }

  /** The page that asks before all others are closed. */
  leadsToOthers(server: Server): void {
    this.address = `${server.url}/account/sessions/close-others?${new URLSearchParams({ from: this.origin })}`;
  }

  /** Follows the link, which opens a tab. */
  async follow(page: Page): Promise<Page> {
    const opened = page.context().waitForEvent('page');
    await page.goto(this.origin);
    await page.getByRole('link', { name: 'Close it there' }).click();
    return opened;
  }
}

const test = plain.extend<{ dashboard: Dashboard }>({
  userAgent: firefoxOnLinux,
  dashboard: async ({ server }, use) => {
    const dashboard = await Dashboard.start(server);
    await use(dashboard);
    await dashboard.upstream.stop();
  },
});

async function expectGood(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** The public id of the phone's session, as the list has it. */
async function idOf(page: Page, account: Account): Promise<string> {
  await signIn(page, account);
  const id = await page.locator('main input[name=session]').first().getAttribute('value');
  return id ?? '';
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ serverOptions: ['--step-up-window', '0s', '--poll-interval', '500ms'] });

    test('it says what is closed and for whom, asks, closes, and the tab can be shut', async ({ page, device, server, account, dashboard, sessionElsewhere }) => {
      const phone = await sessionElsewhere({ userAgent: safariOnIphone });
      // Axe needs scripts of its own, so the page is looked at in another browser.
      const judge = await device();
      dashboard.leadsTo(server, await idOf(judge, account));
      const browser = javaScriptEnabled ? page : await device({ javaScriptEnabled: false });
      await signIn(browser, account);
      const tab = await dashboard.follow(browser);
      await expect(tab.getByRole('heading', { level: 1 })).toHaveText(/^Close Safari on iPhone, started \d{4}-/);
      await expect(tab.getByText('Connected from 127.0.0.1')).toBeVisible();
      await expect(tab.getByText(`You came here from Dash (${dashboard.place}).`)).toBeVisible();
      await judge.goto(tab.url());
      await expectGood(judge);

      await tab.getByLabel('Password').fill('not this one');
      await tab.getByRole('button', { name: 'Close session' }).click();
      await expect(tab.getByText('That is not your password.')).toBeVisible();
      await tab.getByLabel('Password').fill(account.password);
      await tab.getByRole('button', { name: 'Close session' }).click();
      await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Safari on iPhone is closed');
      await expect(tab.getByText('You can shut this tab.')).toBeVisible();
      await expectRefused(server, phone.cookie);
      await judge.goto(tab.url());
      await expectGood(judge);
    });
  });
}

test('while the authentication is recent it is one click, and the dashboard holds no handle of the tab', async ({ page, server, account, dashboard, sessionElsewhere }) => {
  const phone = await sessionElsewhere({ userAgent: safariOnIphone });
  dashboard.leadsTo(server, await idOf(page, account));
  const tab = await dashboard.follow(page);
  await expect(tab.getByLabel('Password')).toHaveCount(0);
  expect(await tab.evaluate(() => window.opener)).toBeNull();
  await tab.getByRole('button', { name: 'Close session' }).click();
  await expect(tab.getByText('You can shut this tab.')).toBeVisible();
  await expectRefused(server, phone.cookie);
});

test('closing all others ends there as well, and the tab can be shut', async ({ page, server, account, dashboard, sessionElsewhere }) => {
  const phone = await sessionElsewhere({ userAgent: safariOnIphone });
  await signIn(page, account);
  dashboard.leadsToOthers(server);
  const tab = await dashboard.follow(page);
  await expect(tab.getByText(`You came here from Dash (${dashboard.place}).`)).toBeVisible();
  await tab.getByRole('button', { name: 'Close 1 session' }).click();
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('The other sessions are closed');
  await expect(tab.getByRole('status')).toHaveText('1 other session was closed.');
  await expect(tab.getByText('You can shut this tab.')).toBeVisible();
  expect(tab.url()).toBe(dashboard.address);
  await expectGood(tab);
  await expectRefused(server, phone.cookie);
});

test('who is signed out, or signed in as somebody else, is told so', async ({ page, server, account, dashboard, device, sessionElsewhere }) => {
  await sessionElsewhere({ userAgent: safariOnIphone });
  dashboard.leadsTo(server, await idOf(page, account));
  const grace = { name: 'grace.hopper', password: account.password };
  await server.addAccount(grace);
  const stranger = await device();
  const tab = await dashboard.follow(stranger);
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await fillSignIn(tab, grace);
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('No such session in this account');
  await expect(tab.locator('main')).toContainText(`You are signed in here as ${grace.name}`);
  await expect(tab.locator('main')).not.toContainText('iPhone');
  await expectGood(tab);
  await tab.getByRole('link', { name: 'Sign in to another account' }).click();
  await fillSignIn(tab, account);
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText(/^Close Safari on iPhone/);
});

/** Row 17. */
test('no dashboard can hold it in a frame, not even a registered one', async ({ page, guard, server, account, dashboard, sessionElsewhere }) => {
  guard.expectMessage(/frame-ancestors|X-Frame-Options|Refused to (display|frame)/i);
  await sessionElsewhere({ userAgent: safariOnIphone });
  dashboard.leadsTo(server, await idOf(page, account));
  dashboard.frame = dashboard.address;
  const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
  await page.goto(`${dashboard.origin}/frame`);
  await refused;
  await expect.poll(() => page.frames().map((frame) => frame.url())).toContain('chrome-error://chromewebdata/');
});
