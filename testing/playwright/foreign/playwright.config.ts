// The configuration that docs/testing.md shows, with what this machine needs.

import { defineConfig, devices } from '@playwright/test';

import documented from './documented.config.ts';

// Chromium's sandbox does not work for root, which is who continuous integration is.
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

// What a whole Chromium makes for each window and no test looks at: the answers below its address bar, which are two pages of
// their own, and a process that may be needed. Playwright's own browser makes neither.
const unseen = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];

// Chromium follows the last list only, so what Playwright switches off is named again.
const alsoOff = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

export default defineConfig(documented, {
  forbidOnly: true,
  workers: 4,
  retries: 0,
  timeout: 60_000,
  projects: [
    { name: 'sample', testDir: 'tests/documented' },
    { name: 'contract', testIgnore: 'documented/**' },
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
        `--disable-features=${[...alsoOff, ...unseen].join()}`,
      ],
    },
  },
});
