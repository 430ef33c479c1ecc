// A session as the device holds it, and what becomes of it.

import type { TestService } from './service.js';

/** What is to be known of a session. Spans are words, such as `3 days` or `2h 30min`, and lie before now. */
export type SessionOptions = {
  /** In the words of the list, such as `Safari on iPhone`; or what the device itself says: `userAgent`. */
  device?: string;
  userAgent?: string;
  /** The address that it is connected from. */
  from?: string;
  /** Where that is; by default it is not known. */
  place?: Place;
  /** What sessions of one browser have in common; by default each has a browser of its own. */
  browser?: string;
  started?: string;
  lastActive?: string;
  /** When the password was last given; by default when it started. */
  proved?: string;
  /** Where the list of this session is to be shown, for a token of `<user-sessions>` there. */
  embedOrigin?: string;
};

/** Where an address is; what is not known is left out. */
export type Place = {
  /** ISO 3166-1 alpha-2, such as `AT`. */
  country?: string;
  city?: string;
  /** Who runs the network. */
  network?: string;
};

/** How a session has ended, and which one closed it, if one did. */
export type End = { reason: string; at: Date; by?: { session: string; device: string; address: string } };

/** How it is closed: `closed` is by another session of the account, the newest unless `by` names one. */
export type Closing = { reason?: 'closed' | 'closed-by-administrator' | 'signed-out'; by?: Session };

/** What Playwright takes as `storageState`, and its `cookies` as `addCookies`. */
export type StorageState = { cookies: Cookie[]; origins: [] };

export type Cookie = {
  name: string;
  value: string;
  domain: string;
  path: string;
  expires: number;
  httpOnly: boolean;
  secure: boolean;
  sameSite: 'Strict' | 'Lax' | 'None';
};

/** The answer to `POST /sessions`. */
export type Created = { id: string; device: string; startedAt: number; storageState: StorageState; embedToken?: string };

type State = { open: boolean; ended?: Omit<End, 'at'> & { at: number } };

/** The longest that one look at the feed waits, in seconds. */
const LONGEST_WAIT = 30;

export class Session {
  readonly id: string;
  /** In the words of the list. */
  readonly device: string;
  readonly startedAt: Date;
  /** For `browser.newContext({ storageState })`: a browser that is signed in with this session. */
  readonly storageState: StorageState;
  /** What `<user-sessions>` shows the list with at `embedOrigin`, if that was asked for. */
  readonly embedToken: string | undefined;
  readonly #service: TestService;

  constructor(service: TestService, { id, device, startedAt, storageState, embedToken }: Created) {
    this.#service = service;
    this.id = id;
    this.device = device;
    this.startedAt = new Date(startedAt);
    this.storageState = storageState;
    this.embedToken = embedToken;
  }

  /** For `context.addCookies(…)`. */
  get cookies(): Cookie[] {
    return this.storageState.cookies;
  }

  /** Whether it is open now. */
  async isOpen(): Promise<boolean> {
    return (await this.#state()).open;
  }

  /** Closes it, by default as an operator does. */
  async close({ by, ...how }: Closing = {}): Promise<void> {
    await this.#service.ask('POST', `/sessions/${this.id}/close`, by ? { ...how, by: by.id } : how);
  }

  /** Waits until it has ended, and says how. Follows the feed; fails after `timeout` milliseconds. */
  async end({ timeout = 10_000 }: { timeout?: number } = {}): Promise<End> {
    const deadline = Date.now() + timeout;
    // The cursor comes before the state, so that an end between the two is not missed.
    let cursor = (await this.#service.ask<Feed>('GET', '/ends')).next;
    for (;;) {
      const { ended } = await this.#state();
      if (ended) return { ...ended, at: new Date(ended.at) };
      const left = Math.ceil((deadline - Date.now()) / 1000);
      if (left <= 0) throw new Error(`${this.device} (session ${this.id}) is still open after ${timeout} ms`);
      const wait = Math.min(left, LONGEST_WAIT);
      cursor = (await this.#service.ask<Feed>('GET', `/ends?after=${cursor}&wait=${wait}`)).next;
    }
  }

  async #state(): Promise<State> {
    return this.#service.ask('GET', `/sessions/${this.id}`);
  }
}

type Feed = { next: number };
