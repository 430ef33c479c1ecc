// A product of docs/samples: started as its README says for one test, and ended with it.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { end, freePort } from './process.ts';
import type { Server } from './server.ts';

export const samples = resolve(import.meta.dirname, '../../docs/samples');

/** The products that have a server of their own. */
export const WITH_SERVER = ['dashboard-express', 'dashboard-react'] as const;

export class Sample {
  readonly #process: ChildProcess;

  private constructor(
    /** Where it answers; on the host of the service, so that it gets the session's cookie. */
    readonly url: string,
    running: ChildProcess,
  ) {
    this.#process = running;
  }

  /** Makes a key for it as an operator does, and starts it. */
  static async start(name: (typeof WITH_SERVER)[number], server: Server): Promise<Sample> {
    const folder = join(samples, name);
    if (!existsSync(join(folder, 'node_modules'))) throw new Error(`${name} is not installed: \`cargo xtask test browser\` does it.`);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const words = ['--name', 'Dashboard', '--right', 'verify', '--right', 'embed', '--origin', url, '--json'];
    const { key } = JSON.parse(await server.command('api-key', 'add', ...words)) as { key: string };
    const running = spawn(process.execPath, ['server.js'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], PORT: String(port), USER_SESSIONS_URL: server.url, USER_SESSIONS_KEY: key },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    running.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    await new Promise<void>((listening, failed) => {
      running.stdout.once('data', () => listening());
      running.on('error', failed);
      running.on('exit', (code) => failed(new Error(`${name} ended with ${code}: ${errors}`)));
    });
    return new Sample(url, running);
  }

  /** What it answers to a browser that holds this cookie. */
  async ask(cookie: string, path = '/', headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
    return fetch(this.url + path, { method, headers: { ...headers, Cookie: cookie }, redirect: 'manual' });
  }

  async stop(): Promise<void> {
    await end(this.#process, 'SIGTERM');
  }
}
