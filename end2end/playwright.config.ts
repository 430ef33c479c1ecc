import { defineConfig, devices } from '@playwright/test';

import { withoutUnseen } from '../testing/playwright/foreign/chromium.ts';
import type { Options } from './tests/support.ts';

// Debian's Chromium, because Playwright's own browsers are downloads that a closed network refuses.
const chromium = process.env['USER_SESSIONS_CHROMIUM'] ?? '/usr/bin/chromium';

// Chromium's sandbox does not work for root, which is who continuous integration is.
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

// The tests that `two-nodes` runs once more, on two nodes over one PostgreSQL: the first device is at one node, all others are at
// the other. What is done at one has to be true at the other here. What a person meets who is at one node alone (how a page
// looks, its keys, its times, the questions of a website) is the same on however many nodes, and `browser` tests that.
const crossesNodes = [
  'closing_for_dashboards.spec.ts',
  'embed_frame.spec.ts',
  'embed_own_origin.spec.ts',
  'embed_service.spec.ts',
  'live_updates.spec.ts',
  'logout_notices.spec.ts',
  'made_for.spec.ts',
  'over.spec.ts',
  'secrets.spec.ts',
  'security.spec.ts',
  'sessions.spec.ts',
  'set_up.spec.ts',
  'settling.spec.ts',
  'sign_in.spec.ts',
  'step_up.spec.ts',
  'website_secrets.spec.ts',
  'websites.spec.ts',
];

export default defineConfig<Options>({
  testDir: 'tests',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Long enough for a slow machine. What is promised within a time says so where it is tested.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  globalTimeout: 60 * 60_000,
  reporter: 'list',
  // Apart, because the others need programs that not every machine has. What a part leaves behind, such as pictures, is not
  // to go when another part runs.
  projects: [
    { name: 'browser', testIgnore: ['demo.spec.ts', 'foreign_clients.spec.ts', 'documented_clients.spec.ts', 'proxies.spec.ts', 'returning.spec.ts', 'embed_proxies.spec.ts', 'embed_samples_nginx.spec.ts', 'fail2ban.spec.ts', 'metrics.spec.ts'] },
    {
      name: 'two-nodes',
      testMatch: crossesNodes,
      outputDir: 'test-results/two-nodes',
      use: { storage: 'postgres' },
    },
    {
      name: 'foreign-clients',
      testMatch: ['foreign_clients.spec.ts', 'documented_clients.spec.ts'],
      outputDir: 'test-results/foreign-clients',
    },
    { name: 'demo', testMatch: ['demo.spec.ts'], outputDir: 'test-results/demo' },
    { name: 'proxies', testMatch: ['proxies.spec.ts', 'returning.spec.ts', 'embed_proxies.spec.ts', 'embed_samples_nginx.spec.ts', 'fail2ban.spec.ts', 'metrics.spec.ts'], outputDir: 'test-results/proxies' },
  ],
  use: {
    ...devices['Desktop Chrome'],
    // Not the server's zone and language: pages show the person's own.
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    launchOptions: {
      executablePath: chromium,
      args: [
        ...sandbox,
        '--disable-gpu',
        // The rest keeps Chromium from asking the network for anything that a test did not ask for.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-quic',
        '--disable-sync',
        '--no-first-run',
        withoutUnseen,
      ],
    },
    // A picture of every frame would cost half of the machine.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: false },
  },
});
