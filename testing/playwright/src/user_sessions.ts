// A service that is told what to be: accounts, sessions, websites, keys; and of one test alone, its clock and its faults.

import { Account } from './account.js';
import { TestService } from './service.js';

/** A website that signs people in through the service, or shows the list in its pages. */
export type Website = {
  redirectUri: string;
  /** What people are asked about. */
  name?: string;
  backchannelLogoutUri?: string;
  /** Where its pages are that show the list, such as `https://wiki.example.com`. */
  embedOrigin?: string;
  /** Who has let it in already, each in the newest session. */
  allowedBy?: Account[];
};

/** What the website proves with who it is. */
export type Registered = { clientId: string; clientSecret: string };

export class UserSessions {
  protected readonly service: TestService;

  protected constructor(service: TestService) {
    this.service = service;
  }

  static async start(settings: string[]): Promise<UserSessions> {
    return new UserSessions(await TestService.start(settings));
  }

  /** Where browsers find the service, without a slash at the end. */
  get url(): string {
    return this.service.url;
  }

  /** Makes an account; without a name it gets one that no other has. */
  async account(account: { name?: string; password?: string } = {}): Promise<Account> {
    return new Account(this.service, await this.service.ask('POST', '/accounts', account));
  }

  /** Registers a website. */
  async website({ allowedBy, ...website }: Website): Promise<Registered> {
    const ids = allowedBy?.map(({ id }) => id);
    return this.service.ask('POST', '/websites', ids ? { ...website, allowedBy: ids } : website);
  }

  /** A key for the JSON API; `origins` go with the right `embed`. */
  async key(key: { rights: string[]; origins?: string[] }): Promise<string> {
    return (await this.service.ask<{ key: string }>('POST', '/keys', key)).key;
  }

  /** Asks the control itself, for what has no word here: docs/testing.md lists its routes. */
  async ask<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    return this.service.ask(method, path, body);
  }

  /** Not for tests: fixtures end what they began. Fails when the service had ended by itself. */
  async stop(): Promise<void> {
    await this.service.stop();
  }
}

/** A service of one test alone: nobody else is there when its clock moves and its storage fails. */
export class FreshUserSessions extends UserSessions {
  readonly clock: Clock;
  readonly faults: Faults;

  private constructor(service: TestService) {
    super(service);
    this.clock = new Clock(service);
    this.faults = new Faults(service);
  }

  static override async start(settings: string[]): Promise<FreshUserSessions> {
    return new FreshUserSessions(await TestService.start(settings));
  }
}

/** The one clock of the service. It only goes forward; the browser's own is `page.clock`. */
export class Clock {
  readonly #service: TestService;

  constructor(service: TestService) {
    this.#service = service;
  }

  /** Moves it by `31 days`, `2h 30min`; when this is done, so is all that was due by then. Says what time it is then. */
  async advance(by: string): Promise<Date> {
    const { now } = await this.#service.ask<{ now: number }>('POST', '/clock', { by });
    return new Date(now);
  }
}

/** What products have to be prepared for. */
export class Faults {
  readonly #service: TestService;

  constructor(service: TestService) {
    this.#service = service;
  }

  /** `down`: the service answers 503 to what it cannot read. `slow`: it does so after its deadline. `up`: all is well. */
  async storage(state: 'down' | 'slow' | 'up'): Promise<void> {
    await this.#service.ask('POST', '/faults', { storage: state });
  }
}
