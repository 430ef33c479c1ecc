// What comes with the package beside its code.

import { readFile } from 'node:fs/promises';

import { expect, test } from '@playwright/test';

test('the licence that the package names comes with it', async () => {
  const file = (name: string) => readFile(`node_modules/@user-sessions/playwright/${name}`, 'utf8');
  const { license } = JSON.parse(await file('package.json')) as { license: string };
  expect((await file('LICENSE')).split('\n')[0]).toBe(`${license} License`);
});
