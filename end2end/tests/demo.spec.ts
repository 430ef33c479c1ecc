// The demo as `cargo xtask demo` starts it: its three links lead to what it says of them, and nothing of it stays. With
// UPDATE_PICTURE set, the README's picture of it is taken.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

import { type Page, expect, test as plain } from '@playwright/test';

const workspace = resolve(import.meta.dirname, '../..');

type Demo = { running: ChildProcess; links: string[]; said: string };

const test = plain.extend<{ demo: Demo }>({
  demo: async ({}, use) => {
    const program = process.env['USER_SESSIONS_TESTING'];
    if (!program) throw new Error('There is no test service: `cargo xtask test demo` builds it, or set USER_SESSIONS_TESTING.');
    const running = spawn('node', [join(workspace, 'testing/demo/demo.mjs'), resolve(workspace, program)], {
      env: { ...process.env, PORT: '0' },
    });
    let said = '';
    running.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    await new Promise<void>((greeted, failed) => {
      running.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('Try this:')) greeted();
      });
      running.on('close', (code) => failed(new Error(`the demo ended with ${code}: ${said}`)));
    });
    await use({ running, links: said.match(/http:\S+/g) ?? [], said });
    running.kill('SIGKILL');
  },
});

function sessions(page: Page) {
  return page.getByRole('table', { name: 'Active sessions' }).getByRole('rowheader');
}

test('the three links show the list in a product, the page of the account, and its websites', async ({ page, context, demo }) => {
  const [product = '', account = '', websites = ''] = demo.links;
  expect(demo.links).toHaveLength(3);
  await page.goto(product);
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect(sessions(page)).toHaveCount(9);
  await expect(page.getByText('Current Session')).toHaveCount(1);
  if (process.env['UPDATE_PICTURE']) await takePicture(page);

  const other = await context.newPage();
  await other.goto(account);
  await expect(sessions(other)).toHaveCount(9);
  await page.getByRole('button', { name: /^Close session: Safari on iPhone, / }).click();
  await expect(page.getByRole('status')).toHaveText(/^Closed: Safari on iPhone/);
  await expect(sessions(other)).toHaveCount(8);

  await other.goto(websites);
  await expect(other.getByRole('rowheader')).toHaveText(/Wiki/);
});

test('another browser comes into the list, and empties itself when it is closed', async ({ page, browser, demo }) => {
  const [product = '', account = ''] = demo.links;
  await page.goto(account);
  await page.getByLabel('Login name').fill('ada');
  await page.getByLabel('Password').fill(/the password: (.*)/.exec(demo.said)?.[1] ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(sessions(page)).toHaveCount(9);

  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const second = await (await browser.newContext({ userAgent })).newPage();
  await second.goto(product);
  await expect(sessions(second)).toHaveCount(10);
  await expect(sessions(page)).toHaveCount(10);
  await page.getByRole('row').filter({ has: page.getByText('New', { exact: true }) }).getByRole('button', { name: /^Close session: / }).click();
  await expect(second.getByText('This session was closed')).toBeVisible();
  await second.goto(product.replace('/start', '/'));
  await expect(second).toHaveURL(/\/sign-in/);
});

test('Ctrl-C ends everything', async ({ demo }) => {
  const ended = once(demo.running, 'close');
  demo.running.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  for (const link of demo.links) await expect(fetch(link)).rejects.toThrow('fetch failed');
});

async function takePicture(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1240, height: 960 });
  await page.screenshot({ path: join(workspace, 'docs/dashboard.png'), animations: 'disabled' });
}
