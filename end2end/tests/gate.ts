// The way to another node of the same service: a proxy that a device or a program goes through. What is asked of the service
// goes to that node, under the service's own name, as a load balancer in front of both would have it; all else goes where it
// was to go.

import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export class Gate {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** A gate through which `service` is the node on this port, but for scripts whose paths fit `withheld`: these are empty. */
  static async open(service: string, port: number, withheld?: RegExp): Promise<Gate> {
    const { origin, host } = new URL(service);
    const server = createServer((asked, answer) => {
      // Whoever does not know that this is a proxy names a path alone.
      const url = new URL(asked.url ?? '/', service);
      if (withheld?.test(url.pathname)) {
        answer.writeHead(200, { 'Content-Type': 'text/javascript' }).end();
        return;
      }
      const isService = url.origin === origin;
      forward(asked, answer, isService ? port : Number(url.port), url.pathname + url.search, isService ? host : url.host);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Gate(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}

function forward(asked: IncomingMessage, answer: ServerResponse, port: number, path: string, host: string): void {
  const headers = { ...asked.headers, host };
  const onward = request({ host: '127.0.0.1', port, path, method: asked.method, headers, agent: false }, (came) => {
    answer.writeHead(came.statusCode ?? 502, came.rawHeaders);
    came.pipe(answer);
  });
  // Whoever asked finds the connection broken, as without a gate.
  onward.on('error', () => answer.destroy());
  answer.on('close', () => onward.destroy());
  asked.pipe(onward);
}
