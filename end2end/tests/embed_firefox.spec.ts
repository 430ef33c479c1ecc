// What people do first with the list in a page of another site, in Firefox. All else is tested in Chromium.

import { Product } from './embed_host.ts';
import { openFirefox } from './firefox.ts';
import { type Server, type Session, chromeOnWindows, curl, expect, expectRefused, firefoxOnLinux, madeFor, safariOnIphone, test as plain } from './support.ts';
import type { Visitor } from './webdriver.ts';

/** What the other browsers connect from; nobody but the list has it. */
const ADDRESS = '203.0.113.7';

type Fixtures = {
  /** The session that the product's page is about. */
  own: Session;
  product: Product;
  visitor: Visitor;
};

const test = plain.extend<Fixtures>({
  serverOptions: ['--poll-interval', '500ms', '--trusted-proxies', '127.0.0.1'],

  own: async ({ sessionElsewhere }, use) => use(await sessionElsewhere({ userAgent: firefoxOnLinux, from: '192.0.2.9' })),

  product: async ({ server, own }, use) => {
    let key = '';
    const product = await Product.start(server.url, async () => {
      const answer = await fetch(`${server.url}/api/v1/embed-tokens`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ session_token: own.cookie.replace(/^.*=/, '') }),
      });
      return { status: answer.status, body: await answer.text(), headers: { 'Content-Type': 'application/json' } };
    });
    key = await keyFor(server, product.at());
    await use(product);
    await product.stop();
  },

  visitor: async ({ product: _ }, use) => {
    const visitor = await openFirefox();
    await use(visitor);
    await visitor.quit();
  },
});

async function keyFor(server: Server, origin: string): Promise<string> {
  const words = ['--name', 'Dashboard', '--right', 'embed', '--origin', origin, '--json'];
  return (JSON.parse(await server.command('api-key', 'add', ...words)) as { key: string }).key;
}

/** Opens the product's page and waits until its list is alive. */
async function open(visitor: Visitor, product: Product, host: Product['page'] = {}): Promise<void> {
  product.page = host;
  await visitor.open(`${product.at()}/dashboard`);
  await visitor.sees('[part=freshness]', 'Live');
}

/** The texts of elements of the list. */
async function texts(visitor: Visitor, selector: string): Promise<string[]> {
  return visitor.evaluate('return [...document.querySelector("user-sessions").shadowRoot.querySelectorAll(arguments[0])].map(({ innerText }) => innerText)', selector);
}

// Firefox starts anew for each, which takes most of the time.
test.describe.configure({ timeout: 120_000 });

const ROWS = '[part~=active] tbody tr';

test('two lines of HTML show four sessions, the current one first and without a button', async ({ visitor, product, sessionElsewhere }) => {
  for (const userAgent of [safariOnIphone, chromeOnWindows, curl]) await sessionElsewhere({ userAgent });
  await open(visitor, product);
  expect(await visitor.spoken('[part~=active] table')).toEqual({ role: 'table', name: 'Active sessions' });
  const rows = await texts(visitor, ROWS);
  expect(rows).toHaveLength(4);
  for (const [at, device] of ['Firefox on Linux', 'curl', 'Chrome on Windows', 'Safari on iPhone'].entries()) {
    expect(rows[at]).toContain(device);
  }
  expect(rows.map((row) => row.includes('Current Session'))).toEqual([true, false, false, false]);
  expect(await texts(visitor, `${ROWS} button`)).toHaveLength(3);
  const { role, name } = await visitor.spoken(`${ROWS}:nth-child(4) button`);
  expect([role, name.replace(/started .*/, 'started …')]).toEqual(['button', 'Close session: Safari on iPhone, started …']);
});

test('a session is closed by the keyboard, and the focus goes on to the next', async ({ visitor, product, server, sessionElsewhere }) => {
  await sessionElsewhere({ userAgent: chromeOnWindows });
  const phone = await sessionElsewhere({ userAgent: safariOnIphone });
  await open(visitor, product);
  await visitor.press('Enter', `${ROWS}:nth-child(2) button`, 'Close');
  await visitor.sees('[role=status]', 'Closed: Safari on iPhone.');
  await expectRefused(server, phone.cookie);
  expect(await texts(visitor, ROWS)).toHaveLength(2);
  const focused = 'return document.querySelector("user-sessions").shadowRoot.activeElement.getAttribute("aria-label")';
  expect(await visitor.evaluate(focused)).toMatch(/^Close session: Chrome on Windows, started /);
});

test('all others are closed after a question, which can be answered with no', async ({ visitor, product, server, own, sessionElsewhere }) => {
  const others = [await sessionElsewhere({ userAgent: safariOnIphone }), await sessionElsewhere({ userAgent: chromeOnWindows })];
  await open(visitor, product);
  await visitor.click('button', 'Close All Other Sessions (2)');
  await visitor.sees('dialog h3', 'Close 2 other sessions?');
  await visitor.click('dialog button', 'Cancel');
  await visitor.seesNo('dialog');
  for (const { post } of others) expect(await post('/api/sessions/list')).toBe(200);

  await visitor.click('button', 'Close All Other Sessions (2)');
  await visitor.click('dialog button', 'Close 2 sessions');
  await visitor.sees('[role=status]', '2 other sessions were closed.');
  await visitor.seesNo('dialog');
  for (const { cookie } of others) await expectRefused(server, cookie);
  expect(await own.post('/api/sessions/list')).toBe(200);
  expect(await texts(visitor, ROWS)).toHaveLength(1);
});

/** As strict as a page can be that shows the list. What it refuses is told to the product. */
function strict(service: string, script = service): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `script-src ${script}`,
    `connect-src 'self' ${service}`,
    // The page's own icon.
    'img-src data:',
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    'report-uri /refused',
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}

const refused = (product: Product) => product.asked.filter(({ path }) => path === '/refused').length;

test('it works in the strictest page, which is told of nothing that it would have to refuse', async ({ visitor, product, server, sessionElsewhere }) => {
  const phone = await sessionElsewhere({ userAgent: safariOnIphone });
  await open(visitor, product, { headers: strict(server.url) });
  expect(await visitor.evaluate('return crossOriginIsolated')).toBe(true);
  const style = 'const button = document.querySelector("user-sessions").shadowRoot.querySelector("[part~=close-others]"); return getComputedStyle(button).color';
  expect(await visitor.evaluate(style)).toBe('rgb(179, 38, 30)');
  await visitor.click(`${ROWS} button`, 'Close');
  await visitor.sees('[role=status]', 'Closed: Safari on iPhone.');
  await expectRefused(server, phone.cookie);
  expect(refused(product)).toBe(0);

  // A page that refuses the script is told so, and keeps what stands inside the tag.
  product.page = { headers: strict(server.url, "'none'") };
  await visitor.open(`${product.at()}/dashboard`);
  await visitor.sees('user-sessions a', 'User Sessions');
  await expect.poll(() => refused(product)).toBeGreaterThan(0);
});

test('a list whose session is closed elsewhere empties itself, and asks for nothing any more', async ({ visitor, product, server, own, sessionElsewhere }) => {
  const phone = await sessionElsewhere({ userAgent: safariOnIphone, from: ADDRESS });
  const head = '<script>addEventListener("user-sessions-over", ({ detail }) => { document.documentElement.dataset.over = detail.reason })</script>';
  await open(visitor, product, { head });
  const all = 'return document.documentElement.outerHTML + document.querySelector("user-sessions").shadowRoot.innerHTML';
  expect(await visitor.evaluate(all)).toContain(ADDRESS);

  const session = await madeFor(server, own.cookie);
  expect(await phone.post('/api/sessions/close', { session })).toBe(200);
  await expectRefused(server, own.cookie);
  await visitor.sees('[role=alert] h2', 'This session was closed');
  await visitor.sees('[role=alert]', 'It was closed from Safari on iPhone');
  for (const said of [ADDRESS, '192.0.2.9', 'Firefox on Linux', 'table']) expect(await visitor.evaluate(all)).not.toContain(said);
  expect(await visitor.evaluate('return document.documentElement.dataset.over')).toBe('closed');
  const asked = 'return performance.getEntriesByType("resource").length';
  const before = await visitor.evaluate<number>(asked);
  expect(before).toBeGreaterThan(0);
  await visitor.evaluate('const list = document.querySelector("user-sessions"); list.resume(); return list.refresh()');
  expect(await visitor.evaluate(asked)).toBe(before);
});
