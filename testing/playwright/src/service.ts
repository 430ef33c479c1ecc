// The program `user-sessions-testing` while it runs, and the way to tell it what to do.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** How long it may take to start, and to end, in milliseconds. */
const PATIENCE = 20_000;

/** How long after its connections have broken it may be known that it has ended, in milliseconds. */
const LAST_MOMENT = 1_000;

/** How much of what it complained about is shown when it ends by itself, in characters. */
const LAST_WORDS = 2_000;

/** The line that it prints. */
type Greeting = { url: string; control: string; token: string };

export class TestService {
  readonly url: string;
  readonly #control: string;
  readonly #token: string;
  readonly #process: TestProcess;

  private constructor({ url, control, token }: Greeting, process: TestProcess) {
    this.url = url;
    this.#control = control;
    this.#token = token;
    this.#process = process;
  }

  static async start(settings: string[]): Promise<TestService> {
    const process = new TestProcess(binary(), settings);
    return new TestService(await process.greeting(), process);
  }

  /** Tells the service to do something. Fails with what it answered, or with its last words when it is gone. */
  async ask<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const asked = fetch(this.#control + path, {
      method,
      headers: { Authorization: `Bearer ${this.#token}`, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: this.#process.gone,
    });
    const read = asked.then(async (answer) => ({ ok: answer.ok, status: answer.status, text: await answer.text() }));
    const answer = await read.catch(async (error: unknown) => {
      throw (await this.#process.whyGone()) ?? error;
    });
    if (!answer.ok) throw new Error(`user-sessions-testing refused ${method} ${path}: ${answer.status} ${answer.text}`);
    return (answer.text ? JSON.parse(answer.text) : undefined) as Answer;
  }

  async stop(): Promise<void> {
    await this.#process.stop();
  }
}

class TestProcess {
  readonly #running: ChildProcess;
  readonly #gone = new AbortController();
  #complained = '';
  #isStopping = false;

  constructor(program: string, settings: string[]) {
    this.#running = spawn(program, settings, {
      env: environment(),
      // It ends when its standard input does, so also with a worker that is killed.
      stdio: ['pipe', 'pipe', 'pipe'],
      // A session of its own: Linux shares the processor out by sessions, and all workers and their services are one.
      detached: process.platform !== 'win32',
    });
    this.#running.stdin?.on('error', () => {});
    this.#running.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complained = (this.#complained + text).slice(-LAST_WORDS);
    });
    this.#running.on('error', (error) => this.#leave(`cannot be started: ${error.message}`));
    // `close` comes when all that it said has arrived; `exit` may come before.
    this.#running.on('close', (code, signal) => this.#leave(`ended with ${signal ?? `status ${code}`}`));
  }

  /** Aborted when it has ended, with an error that says how. */
  get gone(): AbortSignal {
    return this.#gone.signal;
  }

  /** The error that says how it has ended, if it is ending: a connection may break before that is known. */
  async whyGone(): Promise<unknown> {
    if (!this.gone.aborted) {
      await Promise.race([once(this.gone, 'abort'), new Promise((late) => setTimeout(late, LAST_MOMENT))]);
    }
    return this.gone.aborted ? this.gone.reason : undefined;
  }

  async greeting(): Promise<Greeting> {
    let late: NodeJS.Timeout | undefined;
    const line = new Promise<string>((greeted, failed) => {
      const words = `has not said where it listens within ${PATIENCE} ms`;
      late = setTimeout(() => failed(new Error(this.#words(words))), PATIENCE);
      this.gone.addEventListener('abort', () => failed(this.gone.reason as Error));
      let said = '';
      this.#running.stdout?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('\n')) greeted(said.slice(0, said.indexOf('\n')));
      });
    });
    try {
      return JSON.parse(await line) as Greeting;
    } catch (error) {
      await this.stop().catch(() => {});
      throw error;
    } finally {
      clearTimeout(late);
    }
  }

  /** Ends it. Fails when it had ended before it was told to. */
  async stop(): Promise<void> {
    if (this.gone.aborted) throw this.gone.reason;
    this.#isStopping = true;
    const ended = once(this.#running, 'close');
    const late = setTimeout(() => this.#running.kill('SIGKILL'), PATIENCE);
    this.#running.stdin?.end();
    await ended;
    clearTimeout(late);
  }

  #leave(how: string): void {
    if (this.gone.aborted) return;
    const words = this.#isStopping ? 'user-sessions-testing was stopped' : this.#words(how);
    this.#gone.abort(new Error(words));
  }

  #words(what: string): string {
    const complaint = this.#complained.trim();
    return `user-sessions-testing ${what}${complaint ? `; it said last:\n${complaint}` : ', without a word'}`;
  }
}

function binary(): string {
  const named = process.env['USER_SESSIONS_TESTING'];
  const path = named && resolve(named);
  if (path && existsSync(path)) return path;
  const what = path ? `names ${path}, which is not there` : 'is not set';
  throw new Error(
    `There is no service to test with: USER_SESSIONS_TESTING ${what}. Build it with \`cargo xtask site\` `
      + 'and `cargo build --release --package user-sessions-testing` in a checkout of User Sessions, and set '
      + 'USER_SESSIONS_TESTING to the path of target/release/user-sessions-testing there.',
  );
}

/** Settings of whoever runs the tests do not count. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('USER_SESSIONS_')));
}
