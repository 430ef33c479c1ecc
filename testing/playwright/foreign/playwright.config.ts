// The configuration that docs/testing.md shows, with what this machine needs.

import { defineConfig, devices } from '@playwright/test';

import { withoutUnseen } from './chromium.ts';
import documented from './documented.config.ts';

// Chromium's sandbox does not work for root, which is who continuous integration is.
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig(documented, {
  forbidOnly: true,
  workers: 4,
  retries: 0,
  timeout: 60_000,
  projects: [
    { name: 'sample', testDir: 'tests/documented' },
    // Afterwards, because its tests start Playwright itself, and the time of the sample is looked at.
    { name: 'contract', testIgnore: 'documented/**', dependencies: ['sample'] },
  ],
  use: {
    ...devices['Desktop Chrome'],
    ...documented.use,
    launchOptions: {
      executablePath: process.env['USER_SESSIONS_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        ...sandbox,
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
        withoutUnseen,
      ],
    },
  },
});
