// The service as an embedded list sees it, without a database behind it: for states that the real one cannot be brought into
// at will. It serves the real element, and speaks what docs/api.md says of `/api/v1/embed`.

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';

import type { EndedSession, Session, SessionEnd } from '../../public/embed/user-sessions.d.ts';

/** As it is written, or the one that is named: the file that the build has made of it. */
const ELEMENT = process.env['USER_SESSIONS_ELEMENT'] ?? resolve(import.meta.dirname, '../../public/embed/user-sessions.js');
const MINUTE = 60_000;

export type Asked = { method: string; path: string; headers: IncomingMessage['headers']; at: number };

/** A session for a list; what is not said does not matter to the test. */
export function session(id: string, device: string, more: Partial<Session> = {}): Session {
  const started = Date.now() - 90 * MINUTE;
  return {
    id,
    name: null,
    device,
    kind: 'computer',
    browser: null,
    started_at: started,
    last_active_at: started + 85 * MINUTE,
    amr: ['pwd'],
    connected_from: '192.0.2.7',
    connected_in: null,
    started_from: '192.0.2.7',
    started_in: null,
    is_new_place: false,
    is_new_browser: false,
    websites: [],
    websites_total: 0,
    ...more,
  };
}

export class Wire {
  readonly #server = createServer((asked, answer) => void this.#answer(asked, answer));
  readonly asked: Asked[] = [];
  /** What the list says. Whoever changes it calls `changed`. */
  current = session('c', 'Firefox on Linux', { last_active_at: Date.now() });
  others = [
    session('a', 'Safari on iPhone', { kind: 'phone', connected_from: '203.0.113.7', started_from: '192.0.2.7', websites: ['Wiki', 'Mail'], websites_total: 5 }),
    session('b', 'Chrome on Windows', { connected_from: '2001:db8:85a3:8d3:1319:8a2e:370:7348' }),
    session('d', 'curl', { kind: 'program' }),
  ];
  ended: EndedSession[] = [
    { id: 'e', device: 'Edge on Windows', kind: 'computer', connected_from: '198.51.100.3', end: { at: Date.now() - 3 * MINUTE, reason: 'closed', by: { device: 'Firefox on Linux', address: '198.51.100.3' } } },
  ];
  version = 1;
  pollAfter = 300;
  next: string | null = null;
  closing = 'direct';
  /** How the session of the token has ended. */
  over: SessionEnd | undefined;
  /** Answers instead, as long as it gives a status. */
  instead: (asked: Asked) => { status: number; kind?: string; more?: object; headers?: Record<string, string> } | undefined = () => undefined;
  /** The good tokens, and how many seconds the next one is good. */
  readonly tokens = new Set<string>();
  lifetime = 600;

  static async start(): Promise<Wire> {
    const wire = new Wire();
    wire.#server.listen(0, '127.0.0.1');
    await once(wire.#server, 'listening');
    return wire;
  }

  /** The bytes of the element. */
  static element(): Promise<Buffer> {
    return readFile(ELEMENT);
  }

  get url(): string {
    return `http://account.app.localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  changed(): void {
    this.version += 1;
  }

  /** A new token, as the product's server gets it. */
  mint(): { token: string; expires_in: number } {
    const token = `us_embed_${this.tokens.size}`;
    this.tokens.add(token);
    return { token, expires_in: this.lifetime };
  }

  polls(): Asked[] {
    return this.asked.filter(({ method, path }) => method === 'GET' && path.startsWith('/api/v1/embed/sessions'));
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    const asked = { method, path, headers, at: Date.now() };
    this.asked.push(asked);
    if (path.startsWith('/embed/user-sessions.js')) {
      answer.writeHead(200, { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
      answer.end(await Wire.element());
      return;
    }
    answer.setHeader('Access-Control-Allow-Origin', headers.origin ?? '');
    answer.setHeader('Access-Control-Expose-Headers', 'Retry-After');
    answer.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    answer.setHeader('Cache-Control', 'no-store');
    if (method === 'OPTIONS') {
      answer.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE');
      answer.setHeader('Access-Control-Allow-Headers', 'authorization, content-type');
      answer.setHeader('Access-Control-Max-Age', '7200');
      answer.writeHead(204).end();
      return;
    }
    const token = /^Bearer (.*)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    const instead = this.instead(asked);
    if (instead) return problem(answer, instead.status, instead.kind, instead.more, instead.headers);
    if (this.over) return problem(answer, 401, 'signed-out', { ended: this.over });
    if (!this.tokens.has(token)) return problem(answer, 401, 'token-refused');
    const url = new URL(path, this.url);
    const id = url.pathname.split('/').pop() ?? '';
    if (method === 'DELETE') {
      this.others = this.others.filter((session) => session.id !== id);
      this.changed();
      answer.writeHead(204).end();
    } else if (method === 'POST') {
      const ids = this.others.map((session) => session.id);
      this.others = [];
      this.changed();
      json(answer, 200, { count: ids.length, ids, unseen: [] });
    } else if (url.searchParams.get('known') === String(this.version)) {
      answer.writeHead(204).end();
    } else {
      json(answer, 200, {
        current: this.current,
        others: this.others,
        others_total: this.others.length + (this.next ? 40 : 0),
        next: this.next,
        ended: this.ended,
        as_of: Date.now(),
        version: String(this.version),
        password_due: false,
        closing: this.closing,
        poll_after: this.pollAfter,
      });
    }
  }
}

function json(answer: ServerResponse, status: number, body: object, type = 'application/json'): void {
  answer.writeHead(status, { 'Content-Type': type }).end(JSON.stringify(body));
}

function problem(answer: ServerResponse, status: number, kind = '', more: object = {}, headers: Record<string, string> = {}): void {
  for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value);
  if (kind) json(answer, status, { type: `/api/v1/problems/${kind}`, title: kind, status, detail: '', ...more }, 'application/problem+json');
  else answer.writeHead(status).end();
}
