// The way to the product: a proxy that a worker's browsers go through. What is asked of the product's address goes to the
// port of the product that belongs to the service in use; all else goes where it was to go.

import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';
import type { Duplex } from 'node:stream';

const NOBODY = 'No product runs here: the test uses neither `userSessions` nor `freshUserSessions`.\n';

type Place = { host: string; port: number };

export class Gate {
  /** Where the product is now; nowhere while none runs. */
  port: number | undefined;
  readonly #product: URL;
  readonly #server: Server;
  readonly #tunnels = new Set<Duplex>();

  private constructor(product: string) {
    this.#product = new URL(product);
    this.#server = createServer((asked, answer) => this.#forward(asked, answer));
    this.#server.on('connect', (asked: IncomingMessage, socket: Duplex, head: Buffer) => this.#tunnel(asked, socket, head));
  }

  /** A gate through which `product` is wherever it is led to. */
  static async open(product: string): Promise<Gate> {
    const gate = new Gate(product);
    gate.#server.listen(0, '127.0.0.1');
    await once(gate.#server, 'listening');
    return gate;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    for (const tunnel of this.#tunnels) tunnel.destroy();
    await closed;
  }

  #forward(asked: IncomingMessage, answer: ServerResponse): void {
    const url = new URL(asked.url ?? '/', this.#product);
    const place = this.#place(url);
    if (!place) {
      answer.writeHead(502, { 'Content-Type': 'text/plain; charset=utf-8' }).end(NOBODY);
      return;
    }
    const { 'proxy-connection': _, ...headers } = asked.headers;
    const path = url.pathname + url.search;
    const onward = request({ ...place, path, method: asked.method, headers, agent: false }, (came) => {
      answer.writeHead(came.statusCode ?? 502, came.rawHeaders);
      came.pipe(answer);
    });
    // Whoever asked finds the connection broken, as without a gate.
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  }

  #tunnel(asked: IncomingMessage, socket: Duplex, head: Buffer): void {
    const place = this.#place(new URL(`http://${asked.url}`));
    if (!place) {
      socket.end(`HTTP/1.1 502 Bad Gateway\r\nContent-Length: ${NOBODY.length}\r\n\r\n${NOBODY}`);
      return;
    }
    const onward: Socket = connect(place, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const [one, other] of [[onward, socket], [socket, onward]] as const) {
      this.#tunnels.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.#tunnels.delete(one);
        other.destroy();
      });
    }
  }

  /** Where what is asked of this address is to go; nowhere while no product runs. */
  #place({ host, hostname, port }: URL): Place | undefined {
    if (host === this.#product.host) return this.port === undefined ? undefined : { host: 'localhost', port: this.port };
    // Browsers know themselves that every host of `localhost` is this machine; the system may not.
    const known = hostname.endsWith('.localhost') ? 'localhost' : hostname.replace(/^\[|\]$/g, '');
    return { host: known, port: Number(port || 80) };
  }
}
