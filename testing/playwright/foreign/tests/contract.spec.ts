// Each promise of docs/testing.md, read from its tables and looked for in the service.

import { readFileSync } from 'node:fs';

import type { Locator, Page } from '@playwright/test';
import { type Account, expect, test, type UserSessions } from '@user-sessions/playwright';

const contract = readFileSync('testing.md', 'utf8');

/** The rows of the table with these words in its head, without it. Code is freed of its backticks. */
function table(...head: string[]): string[][] {
  const [, after] = contract.split(`\n| ${head.join(' | ')} |\n`);
  if (after === undefined) throw new Error(`docs/testing.md has no table of ${head.join(', ')}`);
  const rows = after.split('\n');
  const end = rows.findIndex((row) => !row.startsWith('|'));
  return rows.slice(1, end).map((row) => row.slice(2, -1).split(/ \| ?/).map((cell) => cell.trim()));
}

/** What stands between backticks in a cell. */
function codes(cell: string | undefined): string[] {
  return [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');
}

/** Somebody of whom every part of a page has something to show. */
async function somebody(us: UserSessions): Promise<Account> {
  const ada = await us.account();
  await ada.session({ device: 'Safari on iPhone', from: '203.0.113.7', started: '3 days' });
  await ada.session({ device: 'Firefox on Linux', from: '192.0.2.44', started: '1 day' });
  await (await ada.session({ device: 'Edge on Windows', from: '198.51.100.24' })).close();
  await us.website({ redirectUri: 'https://wiki.example.com/callback', allowedBy: [ada] });
  return ada;
}

for (const [place = '', cell] of table('place', 'found by')) {
  const [where = ''] = codes(place);
  for (const code of codes(cell)) {
    test(`${where} has ${code}`, async ({ page, userSessions: us }) => {
      const ada = await somebody(us);
      if (where !== '/sign-in') await page.context().addCookies((await ada.session()).cookies);
      await page.goto(where.startsWith('/') ? us.url + where : 'http://localhost:4000/settings');
      await expect(found(page, code).first()).toBeVisible();
    });
  }
}

/** The locator that is written in the table. */
function found(page: Page, code: string): Locator {
  return new Function('page', `return page.${code}`)(page) as Locator;
}

for (const [cell, signedIn, signedOut] of table('route', 'signed in', 'signed out')) {
  const [code = ''] = codes(cell);
  test(`${code} answers ${signedIn}, and ${signedOut} to those who are signed out`, async ({ request, userSessions: us }) => {
    const { cookies: [cookie] } = await (await us.account()).session();
    const [method = '', path = ''] = code.split(' ');
    const ask = async (headers: Record<string, string>) => {
      const answer = await request.fetch(us.url + path, { method, headers, maxRedirects: 0 });
      const { location } = answer.headers();
      return location ? `${answer.status()} to \`${location.split('?')[0]}\`` : String(answer.status());
    };
    expect(await ask({ Cookie: `${cookie!.name}=${cookie!.value}` })).toBe(signedIn);
    expect(await ask({})).toBe(signedOut);
  });
}

const BODIES: Record<string, (us: UserSessions) => Promise<object | undefined> | object> = {
  'POST /accounts': () => ({ name: 'grace', password: 'a battery of staples, correctly' }),
  'POST /sessions': async (us) => ({
    ...{ account: (await us.account()).id, device: 'Safari on iPhone', from: '203.0.113.7' },
    ...{ started: '3 days', lastActive: '2h 30min', proved: '1 day', embedOrigin: 'https://wiki.example.com' },
  }),
  'POST /sessions/{id}/close': () => ({ reason: 'signed-out' }),
  'POST /clock': () => ({ by: '2h 30min' }),
  'POST /websites': async (us) => ({
    ...{ name: 'Wiki', redirectUri: 'https://wiki.example.com/callback', backchannelLogoutUri: 'https://wiki.example.com/logout' },
    ...{ embedOrigin: 'https://wiki.example.com', allowedBy: [await signedIn(us)] },
  }),
  'POST /keys': () => ({ rights: ['verify', 'embed'], origins: ['https://wiki.example.com'] }),
  'POST /faults': () => ({ storage: 'up' }),
};

/** The id of an account with a session. */
async function signedIn(us: UserSessions): Promise<string> {
  const ada = await us.account();
  await ada.session();
  return ada.id;
}

for (const [request, body, answer] of table('request', 'body', 'answer')) {
  const [code = ''] = codes(request);
  test(`the control answers ${code} with what it promises`, async ({ freshUserSessions: us }) => {
    const [method = '', path = ''] = code.split(' ');
    const given = await BODIES[code]?.(us);
    // Each member that the table names is sent, so that none is refused, and none is sent that it does not name.
    const named = codes(body).map((member) => member.replace('?', ''));
    expect(Object.keys(given ?? {}).filter((member) => !named.includes(member))).toEqual([]);
    const ended = await (await us.account()).session();
    if (path.includes('{id}')) await (method === 'GET' ? ended.close() : undefined);
    const address = path.replace('{id}', ended.id).replace('after=&wait=', 'wait=0');
    const came = await us.ask<object | undefined>(method as 'GET' | 'POST', address, given);
    const promised = codes(answer).map((member) => member.replace('?', ''));
    expect(Object.keys(came ?? {})).toEqual(expect.arrayContaining(promised));
  });
}

test('the table of what fixtures can do names all that there is', async ({ freshUserSessions: us, userSessions }) => {
  const account = await us.account();
  const names = (thing: object) => Object.getOwnPropertyNames(Object.getPrototypeOf(thing));
  const calls = table('call', 'what it does').map(([call]) => call).join('\n');
  const session = await account.session();
  const own = [...Object.keys(account), ...Object.keys(session), ...names(account), ...names(session), ...names(userSessions)];
  const kept = ['constructor', 'service', 'stop'];
  for (const name of [...own, ...Object.keys(us)].filter((name) => !kept.includes(name))) expect(calls).toContain(name);
});
