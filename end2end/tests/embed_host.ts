// A product's page on another site than the service, with the list embedded in it.

import { once } from 'node:events';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Page } from '@playwright/test';

export type Answer = { status: number; body: string; headers?: Record<string, string> };

/** The page, as its author wrote it: two lines for the list, beside what the test adds. */
export type Host = {
  script?: string;
  headers?: Record<string, string>;
  head?: string;
  attributes?: string;
  inside?: string;
  language?: string;
};

export class Product {
  readonly #server;
  page: Host = {};
  readonly asked: { method: string; path: string; headers: IncomingMessage['headers'] }[] = [];
  readonly service: string;

  private constructor(service: string, token: () => Promise<Answer> | Answer) {
    this.service = service;
    this.#server = createServer(async (asked, answer) => {
      const { method = '', url: path = '', headers } = asked;
      this.asked.push({ method, path, headers });
      const { status, body, headers: more = {} } = path === '/user-sessions/token' ? await token() : this.#html(path);
      answer.writeHead(status, more).end(body);
    });
  }

  /** `token` is the answer to the element's question. */
  static async start(service: string, token: () => Promise<Answer> | Answer): Promise<Product> {
    const product = new Product(service, token);
    product.#server.listen(0, '127.0.0.1');
    await once(product.#server, 'listening');
    return product;
  }

  /** Its address at this name; other sites than the service's end in other names. */
  at(host = 'dash.other.localhost'): string {
    return `http://${host}:${(this.#server.address() as AddressInfo).port}`;
  }

  /** How often a token was asked for. */
  get tokensAsked(): number {
    return this.asked.filter(({ path }) => path === '/user-sessions/token').length;
  }

  async open(page: Page, host: Host = {}): Promise<void> {
    this.page = host;
    await page.goto(`${this.at()}/dashboard`);
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  #html(path: string): Answer {
    if (path !== '/dashboard') return { status: 404, body: '' };
    const { script = `<script type="module" src="${this.service}/embed/user-sessions.js"></script>`, headers = {}, head = '', attributes = '' } = this.page;
    const { inside = `<a href="${this.service}/account/sessions">User Sessions</a>`, language = 'en' } = this.page;
    const body = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Dashboard</title>
<link rel="icon" href="data:,">${head}${script}</head>
<body><main><h1>Dashboard</h1><user-sessions ${attributes}>${inside}</user-sessions></main></body></html>`;
    return { status: 200, body, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } };
  }
}
