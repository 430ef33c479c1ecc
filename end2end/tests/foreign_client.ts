// Programs that others wrote, which sign people in to a website of their own: started for one test, ended with it.

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { expect } from '@playwright/test';

import { end, freePort } from './process.ts';
import type { Registered } from './server.ts';

const configurations = resolve(import.meta.dirname, '../foreign_clients');

const APACHE = '/usr/sbin/apache2';
const APACHE_MODULES = '/usr/lib/apache2/modules';
const PYTHON = '/usr/bin/python3';

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

  /** Apache with mod_auth_openidc. */
  static async apache(place: Place, accountUrl: string, registered: Registered): Promise<ForeignClient> {
    const folder = await mkdtemp(join(tmpdir(), 'user-sessions-apache-'));
    await mkdir(join(folder, 'pages'));
    await writeFile(join(folder, 'pages/index.html'), PAGE);
    // Started by root, Apache reads its pages as somebody else.
    await chmod(folder, 0o755);
    const running = spawn(APACHE, ['-DFOREGROUND', '-f', join(configurations, 'httpd.conf')], {
      env: {
        ...settings(place, accountUrl, registered),
        APACHE_CONF: join(configurations, 'apache.conf'),
        COOKIE_KEY: randomBytes(24).toString('hex'),
        MODULES: APACHE_MODULES,
        PORT: String(place.port),
        SERVER_ROOT: folder,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return new ForeignClient(running, folder).#begun(place);
  }

  /** A website of Python's with Authlib. */
  static async authlib(place: Place, accountUrl: string, registered: Registered): Promise<ForeignClient> {
    const folder = await mkdtemp(join(tmpdir(), 'user-sessions-authlib-'));
    const script = join(configurations, 'authlib_client.py');
    const running = spawn(PYTHON, ['-B', script], {
      env: { ...settings(place, accountUrl, registered), PYTHONUNBUFFERED: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return new ForeignClient(running, folder).#begun(place);
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
    await expect.poll(answers, { message: 'whether it answers', timeout: 10_000, intervals: [50] }).toBe(true);
    return this;
  }
}

/** What every configuration reads from its environment. */
function settings(place: Place, accountUrl: string, { clientId, clientSecret = '' }: Registered): Record<string, string> {
  return { ACCOUNT_URL: accountUrl, WEBSITE_URL: place.url, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret };
}
