// A server of its own for each test: the binary that people run, on a free port, with a database in a new folder.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const workspace = resolve(import.meta.dirname, '../..');

export type Account = { name: string; password: string };

export class Server {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #log: string[];

  private constructor(
    /** Where it answers, without a slash at the end. */
    readonly url: string,
    /** The line that it greets the terminal with. */
    readonly greeting: string,
    running: ChildProcess,
    folder: string,
    log: string[],
  ) {
    this.#process = running;
    this.#folder = folder;
    this.#log = log;
  }

  static async start(options: string[], account: Account | undefined): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), 'user-sessions-'));
    const database = ['--database-url', `sqlite:${databaseFile(folder)}`];
    if (account) await run(['account', 'add', account.name, ...database], account.password);
    const running = spawn(binary(), ['--listen', '127.0.0.1:0', ...database, ...options], { env: environment() });
    const log: string[] = [];
    running.stderr.setEncoding('utf8').on('data', (text: string) => log.push(text));
    const greeting = await new Promise<string>((greeted, failed) => {
      let text = '';
      running.stdout.setEncoding('utf8').on('data', (more: string) => {
        text += more;
        if (text.includes('\n')) greeted(text.trim());
      });
      running.on('error', failed);
      running.on('exit', (code) => failed(new Error(`the server ended with ${code}: ${log.join('')}`)));
    });
    const address = /http:\/\/[^\s/]+/.exec(greeting)?.[0];
    if (!address) throw new Error(`no address in: ${greeting}`);
    return new Server(address, greeting, running, folder, log);
  }

  /** The one-time link to make the first account with. */
  get setUpLink(): string {
    const link = /http:\S+\/setup\?token=\S+/.exec(this.greeting)?.[0];
    if (!link) throw new Error(`no link in: ${this.greeting}`);
    return link;
  }

  /** All that it has logged so far. */
  get log(): string {
    return this.#log.join('');
  }

  /** The database's file, for a test that puts something old into it. */
  get databaseFile(): string {
    return databaseFile(this.#folder);
  }

  /** All bytes that the database keeps. */
  async storedBytes(): Promise<Buffer> {
    const names = await readdir(this.#folder);
    return Buffer.concat(await Promise.all(names.map((name) => readFile(join(this.#folder, name)))));
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const ended = once(this.#process, 'exit');
      this.#process.kill('SIGKILL');
      await ended;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function databaseFile(folder: string): string {
  return join(folder, 'sessions.sqlite');
}

function binary(): string {
  const named = process.env['USER_SESSIONS_BINARY'];
  const built = ['target/debug/user-sessions', 'target/dist/user-sessions'].map((path) => join(workspace, path));
  const found = named ?? built.find((path) => existsSync(path));
  if (!found) throw new Error('There is no server to test: run `cargo xtask build`, or set USER_SESSIONS_BINARY.');
  return resolve(workspace, found);
}

/** Settings of whoever runs the tests do not count. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('USER_SESSIONS_')));
}

async function run(parameters: string[], input: string): Promise<void> {
  const running = spawn(binary(), parameters, { env: environment(), stdio: ['pipe', 'ignore', 'pipe'] });
  let errors = '';
  running.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  running.stdin.end(`${input}\n`);
  const [code] = (await once(running, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`user-sessions ${parameters.slice(0, 2).join(' ')}: ${errors}`);
}
