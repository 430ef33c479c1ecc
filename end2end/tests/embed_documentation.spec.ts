// docs/embedding.md names what the element has, and nothing that it has not.

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { expect, test } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFile(resolve(root, path), 'utf8');

/** What stands between two headings of the page. */
async function section(title: string): Promise<string> {
  const found = (await read('docs/embedding.md')).split(/^## /m).find((part) => part.startsWith(`${title}\n`));
  if (!found) throw new Error(`there is no section ${title}`);
  return found;
}

/** The names in the first column of a table. */
const names = (text: string) => [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name ?? '');
const all = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();
const element = () => read('public/embed/user-sessions.js');

test('every attribute, and no other', async () => {
  const observed = /observedAttributes = \[([^\]]*)\]/.exec(await element())?.[1] ?? '';
  const documented = names(await section('Attributes')).filter((name) => name !== 'data-state');
  expect(documented.sort()).toEqual(all(observed, /'([^']+)'/g));
});

test('every state', async () => {
  const code = /get #state\(\) \{(.*?)\n {2}\}/s.exec(await element())?.[1] ?? '';
  const [line = ''] = (await section('Attributes')).match(/^\| `data-state`.*/m) ?? [];
  expect(all(line, /`([a-z]+)`/g)).toEqual(all(code, /'([a-z]+)'/g));
});

test('every property and method', async () => {
  const types = await read('public/embed/user-sessions.d.ts');
  const declared = /interface UserSessionsElement[^{]*\{(.*?)\n\}/s.exec(types)?.[1] ?? '';
  const documented = names(await section('Properties and methods')).map((name) => name.replace('()', ''));
  expect(documented.sort()).toEqual(all(declared, /^ {2}(\w+)[:(]/gm));
});

test('every event', async () => {
  const documented = names(await section('Events')).sort();
  const types = await read('public/embed/user-sessions.d.ts');
  expect(documented).toEqual(all(types, /^ {2}'(user-sessions-[a-z-]+)': CustomEvent/gm));
  const emitted = all(await element(), /#emit\(['`]([a-z]+(?:-\$\{\w+\}|[a-z-]*))['`]/g);
  for (const name of emitted) {
    const pattern = new RegExp(`^user-sessions-${name.replace(/\$\{\w+\}/, '[a-z]+')}$`);
    expect(documented.some((one) => pattern.test(one)), name).toBe(true);
  }
});

test('every custom property', async () => {
  const code = await element();
  const colours = /const COLOURS = \{(.*?)\};/s.exec(code)?.[1] ?? '';
  const own = [...all(colours, /(?:^|[ ,])'?([a-z-]+)'?: '/g), ...all(code, /var\(--user-sessions-([a-z]+)/g)];
  const documented = names(await section('Look')).filter((name) => name.startsWith('--')).map((name) => name.replace('--user-sessions-', ''));
  expect(documented.sort()).toEqual([...new Set(own)].sort());
});

test('every part and every slot', async () => {
  // What is filled in is named by the states of a row.
  const code = (await element()).replace(/\$\{[^}]*\}/g, ' ');
  const look = await section('Look');
  const paragraph = /For `::part\(\)`:(.*?)\./s.exec(look)?.[1] ?? '';
  const literal = all(code, /part: ['`]([^'`]*)['`]/g).flatMap((parts) => parts.split(/\s+/));
  const passed = [...all(code, /#button\('[a-z-]*', '([a-z-]*)'/g), ...all(code, /#link\([^)]*?, '[a-z-]+', '([a-z -]+)'\)/g).flatMap((parts) => parts.split(' '))];
  const states = ['current', 'new', 'gone'];
  expect(all(paragraph, /`([a-z-]+)`/g)).toEqual([...new Set([...literal, ...passed, ...states])].filter(Boolean).sort());
  expect(names(look).filter((name) => !name.startsWith('--')).sort()).toEqual(all(code, /make\('slot', \{ name: '([a-z]+)' \}/g));
});

test('every text, in its English', async () => {
  const literal = /const STRINGS = [^(]*\((\{.*?\n\})\);/s.exec(await element())?.[1] ?? '';
  const strings = (await import(`data:text/javascript,${encodeURIComponent(`export default ${literal}`)}`)) as { default: Record<string, string | Record<string, string>> };
  const written = (text: string | Record<string, string>) =>
    typeof text === 'string' ? text.replace(/^ /, '␣') : Object.entries(text).map(([form, one]) => `${form}: ${one}`).join(' · ');
  const rows = [...(await section('Languages')).matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)].map(([, name, text]) => [name, text]);
  expect(rows).toEqual(Object.entries(strings.default).map(([name, text]) => [name, written(text).trimEnd()]));
  for (const name of all(await element(), /\bsay\('([a-z-]+)'/g)) expect(Object.keys(strings.default), name).toContain(name);
});

test('a server in Express has at most fifteen lines, and a proxy at most ten', async () => {
  const page = await read('docs/embedding.md');
  const lines = (language: string, has: string) =>
    [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, block]) => block ?? '').find((block) => block.includes(has))?.trim().split('\n').length;
  expect(lines('js', 'app.post')).toBeLessThanOrEqual(15);
  expect(lines('nginx', 'location')).toBeLessThanOrEqual(10);
});
