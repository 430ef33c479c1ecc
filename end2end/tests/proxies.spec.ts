// Products behind nginx and Caddy, with the configurations of docs/proxies.md.

import { entrance, reach, signInWith, test } from './proxied.ts';
import { ACCOUNT, type Answer, Proxy, WIKI } from './proxy.ts';
import { alive, chromeOnWindows, closeButton, expect, status } from './support.ts';
import { Upstream, valuesOf } from './upstream.ts';

/** The identity headers, as a product reads them. */
const IDENTITY = ['x-account-id', 'x-login-name', 'x-session-id'];

/** Instead of a status: no answer at all. */
const HANGS = 0;

/** Names that one product or another takes for an identity header. */
const SPELLINGS = [
  ...['X-Login-Name', 'x-login-name', 'X-LOGIN-NAME', 'X_Login_Name', 'x_login_name', 'X_LOGIN_NAME'],
  ...['X-Login_Name', 'X_Login-Name', 'X.Login.Name', 'X-Login.Name', 'X.Login_Name'],
  ...['X_Account_Id', 'X-Account-ID', 'X.Account.Id', 'X_Session_Id', 'X-SESSION-ID', 'X-Session_Id'],
  // Every other character that a name may have (RFC 9110, 5.6.2), which some products make the same of.
  ...[..."!#$%&'*+^`|~"].flatMap((mark) => [`X${mark}Login${mark}Name`, `x-account${mark}id`, `X${mark}SESSION-ID`]),
];

/** Addresses that could slip past a rule about /wiki/ on the one host, or about all of the other. */
const ODD_PATHS = [
  ...['/wiki/', '/wiki/page', '//wiki/page', '/wiki//page', '/WIKI/page', '/%77iki/page', '/wiki%2fpage', '/wiki%2Fpage'],
  ...['/./wiki/page', '/account/../wiki/page', '/account/..%2fwiki/page', '/account/%2e%2e/wiki/page', '/wiki/../wiki/page'],
  ...['/favicon.svg/../wiki/page', '/sign-in/..;/wiki/page', '/wiki/;page', '/wiki/page?signed-out=redirect', '/wiki/..'],
  ...['/wiki/updates', '/updates', '/wiki/%00', '/wiki\\page', '/verify', '/verify/../wiki/page'],
  ...[`https://${WIKI}/page`, `https://${ACCOUNT}/wiki/page`],
];

/** Nobody got in: the answer is one of the proxy or of the service. */
function expectOutside(answer: Answer, what: string): void {
  expect(answer.body, what).not.toContain('Hello');
  expect(answer.headers['set-cookie'] ?? [], what).not.toContain('theme=dark; Path=/');
}

for (const kind of ['nginx', 'caddy'] as const) {
  test.describe(kind, () => {
    test.use({ kind });

    test.describe('on another port than 443', () => {
      test.use({ namesPort: true });

      test('it leads to the service and to the product all the same', async ({ front, wiki, account, proxyPort }) => {
        const host = `${ACCOUNT}:${proxyPort}`;
        expect((await front.ask(host, '/sign-in')).status).toBe(200);
        const cookie = await signInWith(front, account, host);
        expect((await front.ask(`${WIKI}:${proxyPort}`, '/page', { Cookie: cookie })).status).toBe(200);
        expect(valuesOf(wiki.last, 'host')).toEqual([`${WIKI}:${proxyPort}`]);
      });
    });

    for (const [sharesCookies, address] of [
      [true, `https://${WIKI}/page`],
      [false, `https://${ACCOUNT}/wiki/page`],
    ] as const) {
      test.describe(address, () => {
        test.use({ sharesCookies });

        test('a session that is closed elsewhere reaches the product no more', async ({ page, front, wiki, account, device, guard }) => {
          guard.expectStatus(401);
          const phone = await device({ userAgent: chromeOnWindows });
          await reach(phone, address, account);
          await reach(page, address, account);
          const { headers } = wiki.last;
          const cookies = valuesOf(wiki.last, 'cookie').join('; ');
          expect(cookies, 'the product keeps its own cookie').toContain('theme=dark');
          expect(cookies, "and gets none of the service's").not.toMatch(/__(?:Host|Secure)-/);
          expect(valuesOf(wiki.last, 'x-login-name')).toEqual([account.name]);
          expect(valuesOf(wiki.last, 'x-account-id').join()).toMatch(/^[0-9a-f-]{36}$/);
          expect(headers.filter(([name]) => /^x-session-activity$/i.test(name))).toEqual([]);

          await page.goto('/account/sessions');
          await alive(page);
          await closeButton(page, 'Chrome on Windows').click();
          await expect(status(page)).toHaveText('Closed: Chrome on Windows.');
          const reached = wiki.reached.length;
          await phone.reload();
          await expect(phone).toHaveURL(entrance(address));
          await expect(phone.getByText('This session was closed')).toBeVisible();
          expect(wiki.reached.length).toBe(reached);
          const script = await front.ask(new URL(address).host, new URL(address).pathname, { Accept: 'application/json' });
          expectOutside(script, 'a program');
          expect(script.status).toBe(401);
        });
      });
    }

    test('what a client says of itself gets to no product', async ({ front, wiki, account }) => {
      const cookie = await signInWith(front, account);
      for (const name of SPELLINGS) {
        const stranger = await front.ask(WIKI, '/page', { [name]: 'admin' });
        expectOutside(stranger, name);
        expect([stranger.status, wiki.reached.length], name).toEqual([401, 0]);
      }
      const names = Object.fromEntries(SPELLINGS.map((name) => [name, 'admin']));
      for (const headers of [
        names,
        ...SPELLINGS.map((name) => ({ [name]: 'admin' })),
        { 'X-Login-Name': ['admin', 'root'] },
        { Connection: 'close, X-Login-Name, X-Account-Id, X-Session-Id' },
        { Connection: 'X-Account-Id, X-Login-Name, X-Session-Id, close', 'X-Login-Name': 'admin' },
      ]) {
        const answer = await front.ask(WIKI, '/page', { ...headers, Cookie: cookie });
        expect([answer.status, valuesOf(wiki.last, 'x-login-name')]).toEqual([200, [account.name]]);
        for (const name of IDENTITY) expect(valuesOf(wiki.last, name), JSON.stringify(headers)).toHaveLength(1);
        expect(JSON.stringify(wiki.last.headers)).not.toContain('admin');
      }
    });

    test('no odd address and no odd name leads past the question who it is', async ({ front, wiki }) => {
      for (const host of [ACCOUNT, WIKI, `${WIKI}:443`, `${WIKI}.`, WIKI.toUpperCase(), 'evil.example.com']) {
        for (const path of ODD_PATHS) {
          for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS', 'PROPFIND']) {
            const claims = { 'X-Forwarded-Uri': '/sign-in', 'X-Original-URL': '/sign-in', 'X-Forwarded-Method': 'OPTIONS' };
            const answer = await front.ask(host, path, { ...claims, 'User-Agent': 'kube-probe/1.30' }, method).catch(() => undefined);
            if (answer) expectOutside(answer, `${method} ${host} ${path}`);
            expect(wiki.reached, `${method} ${host} ${path}`).toEqual([]);
          }
        }
      }
    });

    test('of two session cookies neither gets anybody in, and none gets to the product', async ({ front, wiki, account }) => {
      const cookie = await signInWith(front, account);
      expect((await front.ask(WIKI, '/page', { Cookie: `${cookie}; ${cookie}` })).status).toBe(401);
      expect((await front.ask(WIKI, '/page', { Cookie: [cookie, cookie] })).status).toBe(401);
      expect(wiki.reached).toEqual([]);
      for (const line of [
        `a=1; ${cookie}; b=2`,
        `${cookie}; a=1; b=2`,
        `a=1; b=2; ${cookie}`,
        `__Host-browser=x; a=1; ${cookie}; b=2`,
        `a=1; ${cookie}; b=2; __Host-session=x`,
        `__Host-notice=y; ${cookie};__Host-browser=x; a=1; b=2`,
      ]) {
        expect((await front.ask(WIKI, '/page', { Cookie: line })).status, line).toBe(200);
        const left = valuesOf(wiki.last, 'cookie').join('; ').split(/[; ]+/).filter(Boolean);
        expect(left, line).toEqual(['a=1', 'b=2']);
      }
      const many = `${cookie}; __Host-session=x; __Host-browser=y; __Host-notice=z`;
      expect((await front.ask(WIKI, '/page', { Cookie: many })).status).toBe(200);
      expect(valuesOf(wiki.last, 'cookie').join()).not.toContain('__');
    });

    test('a WebSocket is opened for who is signed in and for nobody else', async ({ front, wiki, account }) => {
      const cookie = await signInWith(front, account);
      const upgrade = {
        Connection: 'Upgrade, X-Login-Name',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      };
      expect((await front.ask(WIKI, '/socket', { ...upgrade, 'X-Login-Name': 'admin' })).status).toBe(401);
      expect(wiki.reached).toEqual([]);
      expect((await front.ask(WIKI, '/socket', { ...upgrade, 'X-Login-Name': 'admin', Cookie: cookie })).status).toBe(101);
      expect(valuesOf(wiki.last, 'x-login-name')).toEqual([account.name]);
    });

    test('while the service is down nobody gets in', async ({ front, server, wiki, account }) => {
      const cookie = await signInWith(front, account);
      expect((await front.ask(WIKI, '/page', { Cookie: cookie })).status).toBe(200);
      await server.stop();
      const reached = wiki.reached.length;
      for (const headers of [{ Cookie: cookie }, { Cookie: cookie, Accept: 'text/html' }, {}]) {
        const answer = await front.ask(WIKI, '/page', headers);
        expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
        expectOutside(answer, JSON.stringify(headers));
      }
      expect(wiki.reached.length).toBe(reached);
    });

    test('what the service answers is what happens, and it is asked about each request', async ({ wiki, proxyPort }) => {
      let status = 200;
      const service = await Upstream.start((_, response) => {
        if (status === HANGS) return;
        const identity = { 'X-Account-Id': 'a', 'X-Login-Name': 'ada', 'X-Session-Id': 's' };
        response.writeHead(status, status === 200 ? identity : {}).end();
      });
      const proxy = await Proxy.start(kind, { proxy: proxyPort, service: service.port, product: wiki.port });
      try {
        const asked = () => service.reached.length;
        const before = asked();
        for (let times = 1; times <= 3; times += 1) {
          await proxy.ask(WIKI, '/page', { 'X-Session-Activity': 'none', 'X-Forwarded-For': '6.6.6.6' });
          expect([asked(), service.last.method]).toEqual([before + times, 'GET']);
          expect(service.last.path).toMatch(/^\/verify(\?|$)/);
          expect(valuesOf(service.last, 'x-session-activity')).toEqual([]);
          expect(valuesOf(service.last, 'x-forwarded-for')).toEqual(['127.0.0.1']);
        }
        await proxy.ask(WIKI, '/updates?since=1');
        expect(valuesOf(service.last, 'x-session-activity')).toEqual(['none']);
        // What tells that nobody has asked for the page yet, or looks at the answer.
        await proxy.ask(WIKI, '/page', { 'Sec-Purpose': 'prefetch;prerender', 'X-Forwarded-Method': 'HEAD' });
        expect(valuesOf(service.last, 'sec-purpose')).toEqual(['prefetch;prerender']);
        expect(valuesOf(service.last, 'x-forwarded-method')).toEqual(['GET']);
        await proxy.ask(WIKI, '/page', { 'X-Forwarded-Method': 'GET' }, 'HEAD');
        expect([service.last.method, ...valuesOf(service.last, 'x-forwarded-method')]).toEqual(['GET', 'HEAD']);
        // Should the service name nobody, nobody is named by the client either.
        status = 204;
        const forged = Object.fromEntries(IDENTITY.map((name) => [name, 'admin']));
        expect((await proxy.ask(WIKI, '/page', forged)).status).toBe(200);
        expect(JSON.stringify(wiki.last.headers)).not.toContain('admin');
        const reached = wiki.reached.length;
        for (const [answered, told] of [[401, 401], [503, 503], [500, 503], [404, 503]] as const) {
          status = answered;
          const answer = await proxy.ask(WIKI, '/page');
          expectOutside(answer, String(answered));
          // Caddy hands on what the service said; nginx knows but two words for it.
          expect(kind === 'caddy' ? answered : told).toBe(answer.status);
        }
        status = HANGS;
        expect((await proxy.ask(WIKI, '/page')).status).toBe(503);
        expect(wiki.reached.length).toBe(reached);
      } finally {
        await proxy.stop();
        await service.stop();
      }
    });
  });
}
