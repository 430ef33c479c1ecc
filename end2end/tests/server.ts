// A server of its own for each test: the binary that people run, on a free port, with a database of its own. Where the
// storage is for several nodes, it is two of them.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { type Database, type Storage, createDatabase } from './database.ts';
import { Gate } from './gate.ts';
import { end, freePort } from './process.ts';

const workspace = resolve(import.meta.dirname, '../..');

export type Account = { name: string; password: string };

/** What an operator says of a website. */
export type Registration = {
  name: string;
  redirectUri: string;
  backchannelLogoutUri?: string | undefined;
  postLogoutRedirectUri?: string | undefined;
  site?: string;
  scopes?: string[];
  /** Whether it cannot keep a secret. */
  isPublic?: boolean;
  /** More words of `website add`. */
  words?: readonly string[];
};

/** What a website is told when it is registered. */
export type Registered = { clientId: string; clientSecret: string | undefined };

export class Server {
  readonly #nodes: Node[];
  readonly #database: Database;
  readonly #folder: string;
  /** What leads to the second node. */
  readonly #gate: Gate | undefined;

  private constructor(nodes: Node[], database: Database, folder: string, gate: Gate | undefined) {
    this.#nodes = nodes;
    this.#database = database;
    this.#folder = folder;
    this.#gate = gate;
  }

  /** A server that others look for at a certain place is told its port. */
  static async start(options: string[], account: Account | undefined, storage: Storage, port = 0): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), 'user-sessions-'));
    const database = await createDatabase(storage, folder);
    if (account) await addAccount(account, database);
    const first = await Node.start([...database.options, ...options], port);
    if (storage === 'sqlite') return new Server([first], database, folder, undefined);
    const elsewhere = await freePort();
    const second = await Node.start([...database.options, ...options, '--public-url', first.url], elsewhere);
    return new Server([first, second], database, folder, await Gate.open(first.url, elsewhere));
  }

  /** Where it answers, without a slash at the end. */
  get url(): string {
    return this.#first.url;
  }

  /** The proxy by which devices other than the first get to the second node, where there is one. */
  get gate(): string | undefined {
    return this.#gate?.url;
  }

  /** The line that it greets the terminal with. */
  get greeting(): string {
    return this.#first.greeting;
  }

  /** The one-time link to make the first account with. */
  get setUpLink(): string {
    const link = /http:\S+\/setup\?token=\S+/.exec(this.greeting)?.[0];
    if (!link) throw new Error(`no link in: ${this.greeting}`);
    return link;
  }

  /** All that it has logged so far. */
  get log(): string {
    return this.#nodes.map((node) => node.log).join('');
  }

  /** The database's file, for a test that puts something old into it. */
  get databaseFile(): string {
    if (!this.#database.file) throw new Error('this database is no file');
    return this.#database.file;
  }

  async addAccount(account: Account): Promise<void> {
    await addAccount(account, this.#database);
  }

  /** Registers a website, as an operator does while the server runs. */
  async addWebsite(registration: Registration): Promise<Registered> {
    const { name, redirectUri, backchannelLogoutUri, postLogoutRedirectUri, site, scopes = [], isPublic, words = [] } = registration;
    const option = (flag: string, value: string | undefined) => (value === undefined ? [] : [flag, value]);
    const answer = await run([
      ...['website', 'add', '--json', '--allow-private-websites', '--name', name, '--redirect-uri', redirectUri],
      ...option('--backchannel-logout-uri', backchannelLogoutUri),
      ...option('--post-logout-redirect-uri', postLogoutRedirectUri),
      ...option('--site', site),
      ...scopes.flatMap((scope) => ['--scope', scope]),
      ...(isPublic ? ['--public'] : []),
      ...words,
      ...this.#database.options,
    ]);
    const { client_id: clientId, client_secret: clientSecret } = JSON.parse(answer) as Record<string, string>;
    if (!clientId) throw new Error(`no client_id in: ${answer}`);
    return { clientId, clientSecret };
  }

  /** What `user-sessions` says to these words, about this server's database. */
  async command(...words: string[]): Promise<string> {
    return run([...words, ...this.#database.options]);
  }

  /** All bytes that the database keeps. */
  async storedBytes(): Promise<Buffer> {
    return this.#database.storedBytes();
  }

  async stop(): Promise<void> {
    await this.#gate?.close();
    await Promise.all(this.#nodes.map((node) => node.stop()));
    await this.#database.remove();
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #first(): Node {
    const [first] = this.#nodes;
    if (!first) throw new Error('a server has a node');
    return first;
  }
}

/** One process of the server. */
class Node {
  readonly #process: ChildProcess;
  readonly #log: string[];

  private constructor(
    readonly url: string,
    readonly greeting: string,
    running: ChildProcess,
    log: string[],
  ) {
    this.#process = running;
    this.#log = log;
  }

  static async start(options: string[], port: number): Promise<Node> {
    const running = spawn(binary(), ['--listen', `127.0.0.1:${port}`, ...options], { env: environment() });
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
    const address = port === 0 ? /http:\/\/[^\s/]+/.exec(greeting)?.[0] : `http://127.0.0.1:${port}`;
    if (!address) throw new Error(`no address in: ${greeting}`);
    return new Node(address, greeting, running, log);
  }

  get log(): string {
    return this.#log.join('');
  }

  async stop(): Promise<void> {
    await end(this.#process, 'SIGKILL');
  }
}

async function addAccount({ name, password }: Account, database: Database): Promise<void> {
  await run(['account', 'add', name, ...database.options], password);
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
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('USER_SESSIONS_'));
  // What a browser shows does not depend on the deadline, and a machine that runs browsers may be slow.
  return { ...Object.fromEntries(others), USER_SESSIONS_READ_DEADLINE: '5s' };
}

async function run(parameters: string[], input?: string): Promise<string> {
  // Whoever is not asked for anything may be gone before it could be said.
  const stdin = input === undefined ? 'ignore' : 'pipe';
  const running = spawn(binary(), parameters, { env: environment(), stdio: [stdin, 'pipe', 'pipe'] });
  let [answer, errors] = ['', ''];
  running.stdout?.setEncoding('utf8').on('data', (text: string) => (answer += text));
  running.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  running.stdin?.end(`${input}\n`);
  // `exit` may come before all that was said has arrived.
  const [code] = (await once(running, 'close')) as [number | null];
  if (code !== 0) throw new Error(`user-sessions ${parameters.slice(0, 2).join(' ')}: ${errors}`);
  return answer;
}
