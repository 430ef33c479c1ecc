// The product that is tested, started beside each service, so that it knows of no other.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';

import type { UserSessions } from './user_sessions.js';

/** How long a product may take until it listens, in milliseconds, and how long a failed look at its port is. */
const PATIENCE = 60_000;
const NEXT_LOOK = 50;

/** How much of what it said is shown when it does not come, in characters. */
const LAST_WORDS = 2_000;

/** How a product is started. */
export type Product = {
  /** As in a terminal, in the folder of `playwright.config.ts`. */
  command: string;
  /** Where tests look for it, such as `http://localhost:4000`. Nothing has to listen there, and several workers may. */
  url: string;
  /** More variables, beside `PORT` (to listen on), `USER_SESSIONS_URL` and `USER_SESSIONS_KEY` (rights `verify`, `embed`). */
  env?: (service: UserSessions) => Promise<Record<string, string>> | Record<string, string>;
};

export class RunningProduct {
  readonly port: number;
  readonly #running: ChildProcess;
  readonly #endWithWorker = () => this.#kill();
  #said = '';

  private constructor(port: number, running: ChildProcess) {
    this.port = port;
    this.#running = running;
    for (const stream of [running.stdout, running.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#said = (this.#said + text).slice(-LAST_WORDS)));
    }
    process.on('exit', this.#endWithWorker);
  }

  static async start({ command, url, env }: Product, service: UserSessions, folder: string): Promise<RunningProduct> {
    const port = await freePort();
    const key = await service.key({ rights: ['verify', 'embed'], origins: [new URL(url).origin] });
    const given = { PORT: String(port), USER_SESSIONS_URL: service.url, USER_SESSIONS_KEY: key, ...(await env?.(service)) };
    const running = spawn(command, {
      shell: true,
      cwd: folder,
      env: { ...process.env, ...given },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, because what the shell starts has to end with it.
      detached: process.platform !== 'win32',
    });
    const product = new RunningProduct(port, running);
    try {
      await product.#listens(command);
    } catch (error) {
      await product.stop();
      throw error;
    }
    return product;
  }

  async stop(): Promise<void> {
    process.off('exit', this.#endWithWorker);
    if (this.#running.exitCode !== null || this.#running.signalCode !== null) return;
    const ended = once(this.#running, 'exit');
    this.#kill();
    await ended;
  }

  async #listens(command: string): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    while (!(await takesConnections(this.port))) {
      const { exitCode, signalCode } = this.#running;
      const ended = exitCode === null ? signalCode : `status ${exitCode}`;
      const late = `does not listen on the port of its variable PORT (${this.port}) after ${PATIENCE} ms`;
      const how = ended ? `ended with ${ended}` : Date.now() > deadline ? late : undefined;
      if (how) throw new Error(`The product (\`${command}\`) ${how}; it said last:\n${this.#said.trim()}`);
      await new Promise((look) => setTimeout(look, NEXT_LOOK));
    }
  }

  #kill(): void {
    const { pid } = this.#running;
    try {
      if (pid !== undefined && process.platform !== 'win32') process.kill(-pid, 'SIGKILL');
      else this.#running.kill('SIGKILL');
    } catch {
      // It was gone already.
    }
  }
}

async function takesConnections(port: number): Promise<boolean> {
  return new Promise((found) => {
    const socket = connect({ host: 'localhost', port });
    socket.on('connect', () => found(true)).on('error', () => found(false)).on('connect', () => socket.destroy());
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
