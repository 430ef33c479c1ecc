// What stands behind a proxy: it remembers each request that reached it.

import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Reached = {
  method: string;
  path: string;
  /** As they came, by names that are not changed. */
  headers: [name: string, value: string][];
};

export type Answerer = (request: IncomingMessage, response: ServerResponse) => void;

export class Upstream {
  readonly #server;
  readonly reached: Reached[] = [];

  private constructor(answer: Answerer) {
    this.#server = createServer((asked, response) => {
      this.#remember(asked);
      answer(asked, response);
    });
    // A WebSocket is opened, and no word is said in it.
    this.#server.on('upgrade', (asked, socket) => {
      this.#remember(asked);
      socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    });
  }

  static async start(answer: Answerer): Promise<Upstream> {
    const upstream = new Upstream(answer);
    upstream.#server.listen(0, '127.0.0.1');
    await once(upstream.#server, 'listening');
    return upstream;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The last request that came. */
  get last(): Reached {
    const last = this.reached.at(-1);
    if (!last) throw new Error('nothing has reached it');
    return last;
  }

  #remember({ method = '', url: path = '', rawHeaders: raw }: IncomingMessage): void {
    const headers = raw.flatMap((name, at): [string, string][] => (at % 2 ? [] : [[name, raw[at + 1] ?? '']]));
    this.reached.push({ method, path, headers });
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}

/** A product that trusts its proxy: it greets whoever the identity headers name, and keeps a cookie of its own. */
export const product: Answerer = (asked, response) => {
  const name = String(asked.headers['x-login-name'] ?? 'nobody');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Set-Cookie', 'theme=dark; Path=/');
  response.end(`<!doctype html><html lang="en"><title>Wiki</title><link rel="icon" href="data:,">
<h1>Wiki</h1><p>Hello ${name}</p>`);
};

/** What a product reads of a header, whatever stands between the words of its name: all values that it could take. */
export function valuesOf({ headers }: Reached, name: string): string[] {
  const plain = (text: string) => text.toLowerCase().replace(/[_.]/g, '-');
  return headers.filter(([given]) => plain(given) === name).map(([, value]) => value);
}
