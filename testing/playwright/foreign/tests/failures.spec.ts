// What a person reads when there is nothing to test with: Playwright's own output, of tests that cannot succeed.

import { execFile } from 'node:child_process';

import { expect, test } from '@playwright/test';

async function outputWith(variables: Record<string, string | undefined>): Promise<string> {
  const env = { ...process.env, ...variables };
  for (const [name, value] of Object.entries(variables)) if (value === undefined) delete env[name];
  return new Promise((done) => {
    const command = ['node_modules/@playwright/test/cli.js', 'test', '--config=failing'];
    execFile(process.execPath, command, { env }, (error, output) => done(error ? output : 'it has succeeded'));
  });
}

test('without a service it is said how to get one', async () => {
  const output = await outputWith({ USER_SESSIONS_TESTING: undefined });
  expect(output).toContain('There is no service to test with: USER_SESSIONS_TESTING is not set.');
  expect(output).toContain('cargo build --release --package user-sessions-testing');
});

test('a service that is not where it should be is named', async () => {
  const output = await outputWith({ USER_SESSIONS_TESTING: 'not/there' });
  expect(output).toMatch(/USER_SESSIONS_TESTING names \S*not\/there, which is not there\./);
});

test('a service that does not start says why', async () => {
  const output = await outputWith({ USER_SESSIONS_TESTING: 'failing/playwright.config.ts' });
  expect(output).toContain('user-sessions-testing cannot be started: ');
  expect(output).toContain('EACCES');
});

test('a service that ends by itself fails the test with its last words', async () => {
  const output = await outputWith({ USER_SESSIONS_TESTING: 'failing/dies.mjs' });
  expect(output).toContain('user-sessions-testing ended with status 3; it said last:');
  expect(output).toContain('there is no room left on the disk');
});

test('a product that ends says what it said last', async () => {
  const output = await outputWith({ PRODUCT: 'echo no such module; exit 5' });
  expect(output).toContain('The product (`echo no such module; exit 5`) ended with status 5; it said last:');
  expect(output).toContain('no such module');
});
