// The filter for fail2ban that docs/operations.md shows, in the program itself.

import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import type { Account, Server } from './server.ts';
import { expect, test } from './support.ts';
import { installed } from './unpacked.ts';

const operations = resolve(import.meta.dirname, '../../docs/operations.md');

const signIn = (server: Server, address: string, account: Account) =>
  fetch(`${server.url}/api/sign-in`, {
    method: 'POST',
    headers: { Accept: 'application/json', Origin: server.url, 'X-Forwarded-For': address },
    body: new URLSearchParams({ login_name: account.name, password: account.password }),
  });

/** The addresses that fail2ban finds in the log with the filter. */
function found(log: string, filter: string): string[] {
  const modules = dirname(installed('/usr/lib/python3/dist-packages/fail2ban'));
  const output = execFileSync(installed('/usr/bin/fail2ban-regex'), ['--out', '<ip>', log, filter], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: modules },
  });
  return output.split('\n').filter(Boolean);
}

for (const format of ['text', 'json']) {
  test.describe(`a log of format ${format}`, () => {
    test.use({ serverOptions: ['--trusted-proxies', '127.0.0.1', '--log-format', format] });

    test('gives fail2ban the addresses of those who fail, and nobody else', async ({ server, account }, testInfo) => {
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const answer = await signIn(server, '203.0.113.7', { name: account.name, password: 'wrong' });
        expect(answer.status).toBe(401);
      }
      expect((await signIn(server, '2001:db8::7', { name: 'nobody', password: 'wrong' })).status).toBe(401);
      expect((await signIn(server, '203.0.113.9', account)).status).toBe(200);

      const filter = /```ini\n(# \/etc\/fail2ban\/filter\.d.*?)```/s.exec(await readFile(operations, 'utf8'))?.[1];
      const [filterFile, logFile] = [testInfo.outputPath('filter.conf'), testInfo.outputPath('service.log')];
      await writeFile(filterFile, filter ?? '');
      await writeFile(logFile, server.log);
      expect(found(logFile, filterFile)).toEqual([...Array<string>(5).fill('203.0.113.7'), '2001:db8::7']);
    });
  });
}
