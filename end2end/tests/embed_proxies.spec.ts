// The list in a page of a product that knows nothing of it, behind nginx and Caddy, as docs/proxies.md sets it up.

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { Page } from '@playwright/test';

import { reach, signInWith, test as proxied } from './proxied.ts';
import { ACCOUNT, type Answer, WIKI } from './proxy.ts';
import { activeTable, alive, chromeOnWindows, closeButton, expect, fillSignIn, status } from './support.ts';
import { Upstream } from './upstream.ts';

const ORIGIN = `https://${WIKI}`;
const documentation = resolve(import.meta.dirname, '../../docs');

/** The blocks of a language in docs/proxies.md that belong to the list in a product's page, each as it is copied. */
async function blocks(language: string): Promise<string[]> {
  const page = await readFile(resolve(documentation, 'proxies.md'), 'utf8');
  const [, section = ''] = page.split("## The list in a product's page\n");
  const found = (section.split('\n## ')[0] ?? '').matchAll(new RegExp(`^ *\`\`\`${language}\\n(.*?)^ *\`\`\`$`, 'gms'));
  return [...found].map(([, block = '']) => block.replace(/^ {3}/gm, ''));
}

const test = proxied.extend({
  // A product whose page holds what the documentation says, and whose server knows nothing of it.
  wiki: async ({}, use) => {
    const [lines = ''] = await blocks('html');
    const wiki = await Upstream.start((asked, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><title>Wiki</title><link rel="icon" href="data:,">
<h1>Wiki</h1><p>Hello ${String(asked.headers['x-login-name'])}</p>${asked.url === '/sessions' ? lines : ''}`);
    });
    await use(wiki);
    await wiki.stop();
  },
});

/** What the element asks its page's server, as a browser sends it. */
const fromItsPage = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'cors' };

function problem(answer: Answer): [status: number, kind: string | undefined] {
  const { type } = JSON.parse(answer.body) as { type: string };
  return [answer.status, type.split('/').at(-1)];
}

/** Asks the page's own server for a token, as a script of the page does. */
async function askForToken(page: Page): Promise<{ status: number; token: string; origin: string }> {
  return page.evaluate(async () => {
    const answer = await fetch('/user-sessions/token', { method: 'POST' });
    return { status: answer.status, ...(await answer.json()) };
  });
}

test('what the documentation has people copy is what the proxies run, and no more than ten lines', async () => {
  const [[nginx = ''], [html = '']] = [await blocks('nginx'), await blocks('html')];
  const file = await readFile(resolve(documentation, 'nginx.conf'), 'utf8');
  expect(file.replace(/^ {4}/gm, '')).toContain(nginx);
  const setting = 1;
  expect(nginx.trim().split('\n').length + html.trim().split('\n').length + setting).toBeLessThanOrEqual(10);
});

for (const kind of ['nginx', 'caddy'] as const) {
  test.describe(kind, () => {
    test.use({ kind, settings: ['--embed-origins', ORIGIN] });

    test("a page gets a token for its own origin, and the product's server hears nothing of it", async ({ page, wiki, account, guard }) => {
      await reach(page, `${ORIGIN}/page`, account);
      const reached = wiki.reached.length;
      const { status, token, origin } = await askForToken(page);
      expect([status, origin, wiki.reached.length]).toEqual([201, ORIGIN, reached]);
      expect(token).toMatch(/^us_embed_[\w-]{43}$/);

      const read = (bearer: string) =>
        page.evaluate(async ([service, authorization]) => {
          const answer = await fetch(`${service}/api/v1/embed/sessions`, { headers: { Authorization: authorization ?? '' } });
          // Whoever does not read an answer keeps it open.
          await answer.text();
          return answer.status;
        }, [`https://${ACCOUNT}`, `Bearer ${bearer}`]);
      expect(await read(token)).toBe(200);
      guard.expectStatus(401);
      expect(await read(`${token.slice(0, -4)}AAAA`)).toBe(401);
    });

    test("the list is live in the product's page, and what is closed there is refused everywhere", async ({ page, account, device, guard }) => {
      const phone = await device({ userAgent: chromeOnWindows });
      await reach(phone, `${ORIGIN}/page`, account);
      await reach(page, `${ORIGIN}/sessions`, account);
      await expect(activeTable(page).getByRole('row', { name: /Current Session/ })).toHaveCount(1);

      await closeButton(page, 'Chrome on Windows').click();
      await expect(status(page)).toHaveText('Closed: Chrome on Windows.');
      await phone.reload();
      await expect(phone).toHaveURL(new RegExp(`^https://${ACCOUNT}/sign-in`));
      await expect(phone.getByText('This session was closed')).toBeVisible();

      // The other way round, the list empties itself.
      guard.expectStatus(401);
      await fillSignIn(phone, account);
      await expect(closeButton(page, 'Chrome on Windows')).toBeVisible();
      await phone.goto(`https://${ACCOUNT}/account/sessions`);
      await alive(phone);
      await closeButton(phone, 'Firefox on Linux').click();
      await expect(page.getByText('This session was closed')).toBeVisible();
      await expect(activeTable(page)).toHaveCount(0);
    });

    test('nobody gets a token but a page of the registered origin, for who is signed in', async ({ front, wiki, account }) => {
      const cookie = await signInWith(front, account);
      const ask = (headers: Record<string, string>, host = WIKI) => front.ask(host, '/user-sessions/token', headers, 'POST');
      expect((await ask({ ...fromItsPage, Cookie: cookie })).status).toBe(201);
      expect(problem(await ask(fromItsPage))).toEqual([401, 'signed-out']);
      for (const headers of [
        {},
        { Origin: ORIGIN },
        { ...fromItsPage, 'Sec-Fetch-Site': 'cross-site' },
        { ...fromItsPage, 'Sec-Fetch-Site': 'same-site' },
        { ...fromItsPage, Origin: 'null' },
        { 'Sec-Fetch-Site': 'same-origin' },
      ]) {
        expect(problem(await ask({ ...headers, Cookie: cookie })), JSON.stringify(headers)).toEqual([403, 'foreign-origin']);
      }
      const elsewhere = await ask({ ...fromItsPage, Origin: 'https://evil.example.com', Cookie: cookie });
      expect(problem(elsewhere)).toEqual([422, 'origin-not-registered']);
      expect(elsewhere.body).toContain('EMBED_ORIGINS');
      expect((await front.ask(WIKI, '/user-sessions/token', { ...fromItsPage, Cookie: cookie })).status).toBe(405);
      // Another page of the service's own host is no registered one.
      expect(problem(await ask({ ...fromItsPage, Origin: `https://${ACCOUNT}`, Cookie: cookie }))).toEqual([422, 'origin-not-registered']);
      expect(wiki.reached.map(({ path }) => path)).not.toContain('/user-sessions/token');
    });
  });
}
