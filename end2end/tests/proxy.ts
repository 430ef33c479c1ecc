// The proxies that docs/proxies.md has configurations for, as Debian ships them: started for one test, ended with it.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';

import { expect } from '@playwright/test';

import { end } from './process.ts';
import { installed } from './unpacked.ts';

const workspace = resolve(import.meta.dirname, '../..');

export const ACCOUNT = 'account.example.com';
export const WIKI = 'wiki.example.com';

/** Where the proxy's neighbours listen, all on 127.0.0.1. */
export type Ports = { proxy: number; service: number; product: number };

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

export type Kind = 'nginx' | 'caddy';

/** A product of files that nginx serves itself: its configuration, and what is in the folder that this names. */
export type Site = { nginx: string; folder: string; files: Record<string, string> };

export class Proxy {
  readonly #process: ChildProcess;
  readonly #folder: string;
  #errors = '';

  private constructor(
    readonly port: number,
    running: ChildProcess,
    folder: string,
  ) {
    this.#process = running;
    this.#folder = folder;
    running.stderr?.setEncoding('utf8').on('data', (more: string) => (this.#errors += more));
  }

  static async start(kind: Kind, ports: Ports, site?: Site): Promise<Proxy> {
    const folder = await mkdtemp(join(tmpdir(), `user-sessions-${kind}-`));
    // Started by root, nginx works as somebody else.
    await chmod(folder, 0o755);
    const running = await (kind === 'nginx' ? nginx(folder, ports, site) : caddy(folder, ports));
    const proxy = new Proxy(ports.proxy, running, folder);
    try {
      return await proxy.#begun();
    } catch (error) {
      await proxy.stop();
      throw error;
    }
  }

  /** The answer to a request that is sent as it stands, odd paths and names of headers included. */
  async ask(host: string, path: string, headers: OutgoingHttpHeaders = {}, method = 'GET', body = ''): Promise<Answer> {
    const asked = request({
      host: '127.0.0.1',
      port: this.port,
      servername: host.replace(/[.:]?\d*$/, '').toLowerCase(),
      path,
      method,
      headers: { Host: host, ...headers, ...(body ? { 'Content-Length': Buffer.byteLength(body) } : {}) },
      rejectUnauthorized: false,
      agent: false,
    });
    asked.end(body);
    const [answer, opened] = await answered(asked);
    opened?.destroy();
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: opened ? '' : await text(answer) };
  }

  async stop(): Promise<void> {
    await end(this.#process, 'SIGTERM');
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #begun(): Promise<this> {
    const answers = async () => {
      if (this.#process.exitCode !== null) throw new Error(`the proxy ended: ${this.#errors}`);
      // Each has a certificate of its own, and the last is made a moment after the first.
      const asked = [WIKI, ACCOUNT].map((host) => this.ask(host, '/.user-sessions/verify'));
      return Promise.all(asked).then(() => true, () => false);
    };
    await expect.poll(answers, { message: 'whether it answers', timeout: 30_000, intervals: [50] }).toBe(true);
    return this;
  }
}

/** What came, with the connection when it was opened for another protocol. */
function answered(asked: ClientRequest): Promise<[IncomingMessage, Duplex?]> {
  return new Promise((resolved, failed) => {
    asked.on('response', (answer) => resolved([answer]));
    asked.on('upgrade', (answer, opened) => resolved([answer, opened]));
    asked.on('error', failed);
  });
}

const NO_SITE: Site = { nginx: '', folder: '/nowhere', files: {} };

async function nginx(folder: string, ports: Ports, site: Site = NO_SITE): Promise<ChildProcess> {
  const [certificate, key] = ['certificate.pem', 'key.pem'].map((name) => join(folder, name));
  execFileSync('openssl', [
    ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=example.com'.split(' '),
    ...['-addext', 'subjectAltName=DNS:*.example.com', '-out', certificate ?? '', '-keyout', key ?? ''],
  ], { stdio: 'ignore' });
  for (const name of ['protected', 'answers']) {
    await writeFile(join(folder, `user-sessions-${name}.conf`), await documented(`nginx-${name}.conf`, ports));
  }
  await mkdir(join(folder, 'site'));
  for (const [name, content] of Object.entries(site.files)) await writeFile(join(folder, 'site', name), content);
  const file = `${await documented('nginx.conf', ports)}${site.nginx}`
    .replace(site.folder, join(folder, 'site'))
    .replaceAll('listen 443 ', `listen 127.0.0.1:${ports.proxy} `)
    .replace('/etc/ssl/example.com.pem', certificate ?? '')
    .replace('/etc/ssl/example.com.key', key ?? '');
  await writeFile(join(folder, 'user-sessions.conf'), file);
  // As much of nginx as is needed around it. Nothing of the system's own nginx is read or touched.
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
  const around = `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr warn;
${process.getuid?.() === 0 ? 'user www-data;' : ''}
events { worker_connections 64; }
http { access_log off; ${kept.join(' ')} include user-sessions.conf; }
`;
  await writeFile(join(folder, 'nginx.conf'), around);
  return spawn(installed('/usr/sbin/nginx'), ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function caddy(folder: string, ports: Ports): Promise<ChildProcess> {
  await writeFile(join(folder, 'user-sessions.caddyfile'), await documented('Caddyfile', ports));
  // Certificates of its own, and nothing of them told to the system.
  const around = `{
	admin off
	auto_https disable_redirects
	default_bind 127.0.0.1
	https_port ${ports.proxy}
	local_certs
	skip_install_trust
	storage file_system ${folder}/storage
}
import ${folder}/user-sessions.caddyfile
`;
  await writeFile(join(folder, 'Caddyfile'), around);
  return spawn(installed('/usr/bin/caddy'), ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], {
    env: { HOME: folder, PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** A file of the documentation, byte for byte but for the addresses of the test. */
async function documented(name: string, { service, product }: Ports): Promise<string> {
  const file = await readFile(join(workspace, 'docs', name), 'utf8');
  return file.replaceAll('127.0.0.1:3000', `127.0.0.1:${service}`).replaceAll('127.0.0.1:8080', `127.0.0.1:${product}`);
}
