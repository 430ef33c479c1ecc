// What Prometheus reads, as its own program judges it.

import { execFileSync } from 'node:child_process';

import { Place } from './foreign_client.ts';
import { expect, test as plain } from './support.ts';
import { installed } from './unpacked.ts';

const test = plain.extend<{ metricsPort: number }>({
  metricsPort: async ({}, use) => use((await Place.find()).port),
  serverOptions: async ({ metricsPort }, use) => use(['--metrics-listen', `127.0.0.1:${metricsPort}`]),
});

test('promtool finds nothing wrong with the metrics', async ({ server, metricsPort }) => {
  await fetch(`${server.url}/sign-in`);
  const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  expect(metrics).toContain('user_sessions_http_requests_total{route="/sign-in",status="2xx"}');
  // It complains on standard error and by its status.
  execFileSync(installed('/usr/bin/promtool'), ['check', 'metrics'], { input: metrics, encoding: 'utf8' });
});
