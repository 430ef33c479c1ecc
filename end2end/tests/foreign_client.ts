// Programs that others wrote, which sign people in to a website of their own: started for one test, ended with it.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { expect } from '@playwright/test';

import { end, freePort } from './process.ts';
import type { Registered } from './server.ts';

const configurations = resolve(import.meta.dirname, '../foreign_clients');

const APACHE = '/usr/sbin/apache2';
const APACHE_MODULES = '/usr/lib/apache2/modules';
const PYTHON = '/usr/bin/python3';
/** The Python that has what requirements.txt names. */
const PYTHON_OF_WEBSITES = resolve(configurations, '../../target/foreign_clients/bin/python');

/** What apache.conf shows to whoever is signed in. */
const PAGE = `<!doctype html><html lang="en"><title>Wiki</title><link rel="icon" href="data:,">
<h1>Wiki</h1><p>Signed in as <!--#echo var="REMOTE_USER" --></p>`;

/** A place for a website that is not there yet. */
export class Place {
  private constructor(readonly port: number) {}

  static async find(): Promise<Place> {
    return new Place(await freePort());
  }

  /** Another site to the browser than the service, which is at 127.0.0.1. */
  get url(): string {
    return `http://localhost:${this.port}`;
  }

  get redirectUri(): string {
    return `${this.url}/callback`;
  }

  /** Where the service reaches it, whatever `localhost` leads to first. */
  get loopbackUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }
}

export class ForeignClient {
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(running: ChildProcess, folder: string) {
    this.#process = running;
    this.#folder = folder;
  }

  /** Apache with mod_auth_openidc, as one of the configurations sets it up. */
  static async apache(configuration: string, place: Place, accountUrl: string, registered: Registered): Promise<ForeignClient> {
    return ForeignClient.#begin(APACHE, ['-DFOREGROUND', '-f', join(configurations, 'httpd.conf')], place, {
      ...settings(place, accountUrl, registered),
      APACHE_CONF: join(configurations, configuration),
      MODULES: APACHE_MODULES,
      PORT: String(place.port),
    });
  }

  /** A website of Python's with Debian's Authlib. */
  static async authlib(place: Place, accountUrl: string, registered: Registered): Promise<ForeignClient> {
    const script = join(configurations, 'authlib_client.py');
    return ForeignClient.#begin(PYTHON, ['-B', script], place, settings(place, accountUrl, registered));
  }

  /** What a program says that imports the website with Debian's Authlib. */
  static async runWithAuthlib(program: string, place: Place, accountUrl: string, registered: Registered): Promise<string> {
    const options = { cwd: configurations, env: settings(place, accountUrl, registered) };
    return (await promisify(execFile)(PYTHON, ['-B', '-c', program], options)).stdout;
  }

  /** A website of Python's, whose clock can be put forward. */
  static async python(script: string, place: Place, accountUrl: string, registered: Registered): Promise<ForeignClient> {
    const words = ['-B', ...['later.py', script].map((file) => join(configurations, file))];
    return ForeignClient.#begin(PYTHON_OF_WEBSITES, words, place, settings(place, accountUrl, registered));
  }

  /** A website of Node's. */
  static async node(script: string, place: Place, accountUrl: string, registered: Registered): Promise<ForeignClient> {
    return ForeignClient.#begin(process.execPath, [join(configurations, script)], place, settings(place, accountUrl, registered));
  }

  static async #begin(program: string, words: string[], place: Place, env: Record<string, string>): Promise<ForeignClient> {
    const folder = await mkdtemp(join(tmpdir(), 'user-sessions-foreign-'));
    await mkdir(join(folder, 'pages'));
    await writeFile(join(folder, 'pages/index.html'), PAGE);
    // Started by root, Apache reads its pages as somebody else.
    await chmod(folder, 0o755);
    const running = spawn(program, words, {
      env: { ...env, COOKIE_KEY: randomBytes(24).toString('hex'), SERVER_ROOT: folder, PYTHONUNBUFFERED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new ForeignClient(running, folder).#begun(place);
  }

  /** Makes it a quarter of an hour later for a website of Python's. */
  async later(): Promise<void> {
    const said = once(this.#process.stdout ?? this.#process, 'data');
    this.#process.kill('SIGUSR1');
    await said;
  }

  /** What it has logged of itself. */
  async log(): Promise<string> {
    return readFile(join(this.#folder, 'error.log'), 'utf8').catch(() => '');
  }

  async stop(): Promise<void> {
    await end(this.#process, 'SIGTERM');
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Waits until something answers at the place. */
  async #begun(place: Place): Promise<this> {
    let errors = '';
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
    const answers = async () => {
      if (this.#process.exitCode !== null) throw new Error(`it ended: ${errors}${await this.log()}`);
      return fetch(place.loopbackUrl, { redirect: 'manual' }).then(() => true, () => false);
    };
    await expect.poll(answers, { message: 'whether it answers', timeout: 30_000, intervals: [50] }).toBe(true);
    return this;
  }
}

/** What every configuration reads from its environment. */
function settings(place: Place, accountUrl: string, { clientId, clientSecret = '' }: Registered): Record<string, string> {
  return { ACCOUNT_URL: accountUrl, WEBSITE_URL: place.url, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret };
}
