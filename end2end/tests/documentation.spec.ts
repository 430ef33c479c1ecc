// What the pages of docs tell people to copy is what the other tests run, and does what they say.

import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { type Server, expect, test } from './support.ts';

const folder = resolve(import.meta.dirname, '../../docs');
const read = (page: string) => readFile(join(folder, page), 'utf8');

/** The blocks of a language, each as it is copied. */
async function blocks(page: string, language: string): Promise<string[]> {
  const found = (await read(page)).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'));
  return [...found].map(([, block]) => block ?? '');
}

for (const [page, language, file] of [
  ['websites.md', 'apache', 'apache.conf'],
  ['websites-node.md', 'ts', 'openid_client.ts'],
  ['websites-python.md', 'python', 'authlib_client.py'],
] as const) {
  test(`${page} shows ${file} as the tests run it`, async () => {
    const tested = await readFile(resolve(import.meta.dirname, '../foreign_clients', file), 'utf8');
    expect(await blocks(page, language)).toEqual([tested]);
  });
}

test('websites.md shows the exchange for a page as the tests run it', async () => {
  const tested = await readFile(resolve(import.meta.dirname, '../foreign_clients/openid_client_embed.mjs'), 'utf8');
  const page = (await read('websites.md')).replace(/^ {3}/gm, '');
  const [, block = ''] = /^```js\n(app\.post.*?)^```$/ms.exec(page) ?? [];
  expect(block).toContain('genericGrantRequest');
  expect(tested).toContain(block);
});

test('the commands that register a website do what they say', async ({ server }) => {
  const [add = '', choose = ''] = await blocks('websites.md', 'sh');
  const words = add.replaceAll('\\\n', ' ').trim().split(/\s+/);
  expect(words.shift()).toBe('user-sessions');
  const added = await server.command(...words);
  expect(added).toContain('Wiki is registered.');
  expect(added).toMatch(/client secret: [\w-]{43}/);

  const output = execFileSync('sh', ['-c', choose], { encoding: 'utf8' });
  const secret = /client secret: ([\w-]{43})\n/.exec(output)?.[1] ?? '';
  const hash = /secret-sha256 = "([0-9a-f]{64})"/.exec(output)?.[1] ?? '';
  const [file = ''] = await blocks('websites.md', 'toml');
  await apply(server, file.replace('0'.repeat(64), hash));
  const listed = JSON.parse(await server.command('website', 'list', '--json')) as { client_id: string; name: string }[];
  expect(listed.map(({ client_id: id, name }) => [id, name])).toEqual(
    expect.arrayContaining([['wiki', 'Wiki'], ['notes', 'Notes']]),
  );
  const proof = { Authorization: `Basic ${Buffer.from(`wiki:${secret}`).toString('base64')}` };
  const body = new URLSearchParams({ token: 'nothing' });
  const answer = await fetch(`${server.url}/oauth2/introspect`, { method: 'POST', headers: proof, body });
  expect([answer.status, await answer.json()]).toEqual([200, { active: false }]);
});

test('the file of websites names every key, and the page every option', async ({ server }) => {
  const [file = ''] = await blocks('websites.md', 'toml');
  const refusal = await apply(server, file.replace('public = true', 'no-such-key = true')).catch(String);
  const known = /expected one of (.*)/.exec(refusal)?.[1]?.match(/[a-z0-9-]{2,}/g) ?? [];
  expect(known.length).toBeGreaterThan(8);
  for (const key of known) expect(file, key).toMatch(new RegExp(`^${key} = `, 'm'));

  const optionsOf = async (command: string) =>
    ((await server.command('website', command, '--help')).match(/^ +--[a-z-]+/gm) ?? []).map((option) => option.trim());
  // What every command knows is in the README.
  const general = await optionsOf('list');
  const own = (await optionsOf('add')).filter((option) => !general.includes(option));
  expect(own.length).toBeGreaterThan(8);
  const page = await read('websites.md');
  for (const option of own) expect(page, option).toContain(`| \`${option}\` |`);
});

test('what the provider announces is what the page says', async ({ server }) => {
  const page = await read('websites.md');
  const answer = await fetch(`${server.url}/.well-known/openid-configuration`);
  const announced = (await answer.json()) as Record<string, string[]>;
  for (const list of [
    'scopes_supported',
    'code_challenge_methods_supported',
    'id_token_signing_alg_values_supported',
    'prompt_values_supported',
    'introspection_endpoint_auth_methods_supported',
  ]) {
    for (const word of announced[list] ?? []) expect(page, list).toContain(`\`${word}\``);
  }
  expect(announced['backchannel_logout_session_supported']).toBe(true);
});

test('the table of libraries names the versions that the tests run', async () => {
  const page = await read('websites.md');
  const pinned = await readFile(resolve(import.meta.dirname, '../package.json'), 'utf8');
  const { devDependencies } = JSON.parse(pinned) as { devDependencies: Record<string, string> };
  const node = ['express-openid-connect', 'passport-openidconnect', 'openid-client-5', 'openid-client'].map(
    (name) => `${name.replace('-5', '')} ${devDependencies[name]?.replace(/.*@/, '')}`,
  );
  const requirements = await readFile(resolve(import.meta.dirname, '../foreign_clients/requirements.txt'), 'utf8');
  const python = [...requirements.matchAll(/^(mozilla-django-oidc|flask-oidc|Authlib)==(.*)$/gm)].map(
    ([, name, version]) => `${name} ${version}`,
  );
  for (const library of [...node, ...python]) expect(page, library).toContain(`| ${library} |`);
  expect(python).toHaveLength(3);
});

test('check-proxy explains what proxies.md shows', async ({ server }) => {
  const [[command = ''], [shown = '']] = [await blocks('proxies.md', 'sh'), await blocks('proxies.md', 'text')];
  const words = [...command.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
  expect(words.shift()).toBe('user-sessions');
  expect(shown).toContain('The client address is');
  expect(await server.command(...words)).toContain(shown);
});

/** Applies a file of websites, with a picture beside it. */
async function apply(server: Server, text: string): Promise<string> {
  const beside = await mkdtemp(join(tmpdir(), 'user-sessions-websites-'));
  try {
    const file = join(beside, 'websites.toml');
    await writeFile(file, text);
    await writeFile(join(beside, 'wiki.png'), Buffer.from('\x89PNG\r\n', 'latin1'));
    return await server.command('website', 'apply', file);
  } finally {
    await rm(beside, { recursive: true });
  }
}
