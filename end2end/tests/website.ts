// A website at which people sign in with their account: the client of docs/websites.md, with pages around it.

import { once } from 'node:events';
import { type IncomingMessage, type Server as HttpServer, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { allowInsecureRequests } from 'openid-client';

import { AccountClient, type Begun, type SignedIn } from '../foreign_clients/openid_client.ts';

export type { SignedIn };

/** What must not be found anywhere; an ID token only names somebody, and signing out shows it to the service. */
export type Secret = { kind: 'client secret' | 'code' | 'access token' | 'refresh token' | 'ID token'; value: string };

/** What the website knows of one browser. */
type Visit = { begun?: Begun; maxAge?: number | undefined; signedIn?: SignedIn; farewell?: string; message: string };

const COOKIE = 'wiki';

export class Website {
  readonly #visits = new Map<string, Visit>();
  /** Which session each notice has ended. */
  readonly #notices = new Map<string, string>();
  readonly #secrets: Secret[] = [];
  #client: AccountClient | undefined;
  #http: HttpServer | undefined;
  #port = 0;

  /** The answers that browsers came back with, without codes. */
  readonly answers: URLSearchParams[] = [];
  /** The sessions that good notices have ended, each as often as it was told. */
  readonly endedSessions: string[] = [];
  /** Why notices were refused. */
  readonly refusedNotices: string[] = [];
  /** What was signed in last. */
  lastSignedIn: SignedIn | undefined;
  /** Whether browsers that come back are led on to the same website under another name, as to the host of a product. */
  leadsElsewhere = false;

  private constructor(
    readonly name: string,
    private readonly keepSecret: (secret: Secret) => void,
  ) {}

  /** A website that runs, and that no service knows yet. */
  static async open(name: string, keepSecret: (secret: Secret) => void): Promise<Website> {
    const website = new Website(name, keepSecret);
    await website.start();
    return website;
  }

  /** Another site to the browser than the service, which is at 127.0.0.1. */
  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  /** The same website under another name, which is another origin to the browser. */
  get elsewhere(): string {
    return `http://elsewhere.localhost:${this.#port}`;
  }

  get redirectUri(): string {
    return `${this.url}/callback`;
  }

  get postLogoutRedirectUri(): string {
    return `${this.url}/signed-out`;
  }

  /** Where the service reaches it, whatever `localhost` leads to first. */
  get backchannelLogoutUri(): string {
    return `http://127.0.0.1:${this.#port}/backchannel-logout`;
  }

  get secrets(): readonly Secret[] {
    return this.#secrets;
  }

  get client(): AccountClient {
    if (!this.#client) throw new Error(`${this.name} is not connected`);
    return this.#client;
  }

  /** What was signed in last, in the hands of a program. */
  get signedIn(): SignedIn {
    if (!this.lastSignedIn) throw new Error(`nobody has signed in to ${this.name}`);
    return this.lastSignedIn;
  }

  async connect(accountUrl: string, clientId: string, clientSecret: string | undefined): Promise<void> {
    if (clientSecret) this.#keep({ kind: 'client secret', value: clientSecret });
    const settings = { accountUrl, websiteUrl: this.url, clientId, clientSecret };
    this.#client = await AccountClient.connect(settings, { execute: [allowInsecureRequests] });
  }

  /** Listens at the same address as before. */
  async start(): Promise<void> {
    const http = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
    http.listen(this.#port, '127.0.0.1');
    await once(http, 'listening');
    this.#port = (http.address() as AddressInfo).port;
    this.#http = http;
  }

  /** Whoever calls now is not answered. */
  async stop(): Promise<void> {
    if (!this.#http) return;
    const closed = once(this.#http, 'close');
    this.#http.close();
    this.#http.closeAllConnections();
    await closed;
    this.#http = undefined;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const visit = this.#visit(request, response);
    const goTo = (location: string) => response.writeHead(303, { Location: location }).end();
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /':
        return show(response, this.name, this.#page(visit));
      case 'GET /sign-in':
        return void goTo(await this.#begin(visit, url.searchParams));
      case 'GET /callback':
        await this.#finish(visit, url);
        return void goTo(this.leadsElsewhere ? `${this.elsewhere}/welcome` : '/');
      case 'POST /callback':
      case 'GET /welcome':
        return show(response, this.name, '<p>You have arrived.</p>');
      case 'POST /refresh':
        await this.#refresh(visit);
        return void goTo('/');
      case 'POST /sign-out':
        return void goTo(this.#signOut(visit));
      case 'GET /signed-out':
        visit.message = url.searchParams.get('state') === visit.farewell ? `Signed out of ${this.name}` : 'Wrong state';
        return void goTo(this.leadsElsewhere ? `${this.elsewhere}/welcome` : '/');
      case 'GET /frame':
        return show(response, this.name, `<iframe title="Framed" src="${escape(url.searchParams.get('of') ?? '')}"></iframe>`);
      case 'POST /backchannel-logout':
        return void response.writeHead(await this.#takeNotice(request), { 'Cache-Control': 'no-store' }).end();
      default:
        return void response.writeHead(404).end();
    }
  }

  #visit(request: IncomingMessage, response: ServerResponse): Visit {
    const id = new RegExp(`${COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1];
    const known = id && this.#visits.get(id);
    if (known) return known;
    const fresh = crypto.randomUUID();
    const visit = { message: '' };
    this.#visits.set(fresh, visit);
    response.setHeader('Set-Cookie', `${COOKIE}=${fresh}; HttpOnly; SameSite=Lax; Path=/`);
    return visit;
  }

  #page(visit: Visit): string {
    const message = `<p role="status">${escape(visit.message)}</p>`;
    if (!visit.signedIn) return `${message}<p>Nobody is signed in.</p><p><a href="/sign-in">Sign in</a></p>`;
    const button = (path: string, name: string) => `<form method="post" action="${path}"><button>${name}</button></form>`;
    const name = escape(visit.signedIn.loginName ?? 'somebody');
    return `${message}<p>Signed in as ${name}</p>${button('/refresh', 'Refresh')}${button('/sign-out', 'Sign out')}`;
  }

  async #begin(visit: Visit, parameters: URLSearchParams): Promise<string> {
    const { scope = 'openid profile', ...more } = Object.fromEntries(parameters);
    const { begun, location } = await this.client.begin(scope, more);
    visit.begun = begun;
    visit.maxAge = more['max_age'] === undefined ? undefined : Number(more['max_age']);
    return location;
  }

  async #finish(visit: Visit, callback: URL): Promise<void> {
    const code = callback.searchParams.get('code');
    if (code) this.#keep({ kind: 'code', value: code });
    const answer = new URLSearchParams(callback.searchParams);
    answer.delete('code');
    this.answers.push(answer);
    const { begun, maxAge } = visit;
    delete visit.begun;
    try {
      if (!begun) throw new Error('nobody has asked for this');
      this.#keepTokens(visit, await this.client.finish(callback, begun, maxAge));
      visit.message = '';
    } catch (error) {
      visit.message = `Not signed in: ${reasonOf(error)}`;
    }
  }

  async #refresh(visit: Visit): Promise<void> {
    if (!visit.signedIn) return;
    try {
      this.#keepTokens(visit, await this.client.refresh(visit.signedIn));
      const { preferred_username: name } = await this.client.userInfo(this.signedIn);
      visit.message = `Refreshed; the account is ${name}`;
    } catch (error) {
      delete visit.signedIn;
      visit.message = `Not refreshed: ${reasonOf(error)}`;
    }
  }

  #signOut(visit: Visit): string {
    if (!visit.signedIn) return '/';
    visit.farewell = crypto.randomUUID();
    const location = this.client.signOutLocation(visit.signedIn.idToken, visit.farewell);
    delete visit.signedIn;
    return location;
  }

  async #takeNotice(request: IncomingMessage): Promise<number> {
    try {
      const form = new URLSearchParams(await textOf(request));
      const { sid, id } = await this.client.readLogoutNotice(form.get('logout_token') ?? '');
      if (![undefined, sid].includes(this.#notices.get(id))) throw new Error('this notice was about another session');
      this.#notices.set(id, sid);
      this.endedSessions.push(sid);
      for (const visit of this.#visits.values()) if (visit.signedIn?.sid === sid) delete visit.signedIn;
      return 200;
    } catch (error) {
      this.refusedNotices.push(String(error));
      return 400;
    }
  }

  #keepTokens(visit: Visit, signedIn: SignedIn): void {
    visit.signedIn = signedIn;
    this.lastSignedIn = signedIn;
    this.#keep({ kind: 'ID token', value: signedIn.idToken });
    this.#keep({ kind: 'access token', value: signedIn.accessToken });
    this.#keep({ kind: 'refresh token', value: signedIn.refreshToken });
  }

  #keep(secret: Secret): void {
    this.#secrets.push(secret);
    this.keepSecret(secret);
  }
}

function show(response: ServerResponse, title: string, body: string): void {
  const head = `<title>${escape(title)}</title><link rel="icon" href="data:,">`;
  const page = `<!doctype html><html lang="en">${head}<h1>${escape(title)}</h1>${body}`;
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The word of the standards for what went wrong; without one, what is said of it and of its cause, such as an answer's status. */
function reasonOf(error: unknown): string {
  const { error: word, message, cause } = error as { error?: string; message: string; cause?: unknown };
  if (word) return word;
  if (cause instanceof Response) return `${message} (${cause.status} of ${cause.url})`;
  return cause instanceof Error ? `${message} (${reasonOf(cause)})` : message;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
