// An account of the service, and the devices that are signed in to it.

import type { TestService } from './service.js';
import { type Created, Session, type SessionOptions } from './session.js';

export class Account {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  readonly #service: TestService;

  constructor(service: TestService, { id, name, password }: { id: string; name: string; password: string }) {
    this.#service = service;
    this.id = id;
    this.name = name;
    this.password = password;
  }

  /** Signs a device in, as long ago and from where the test says; by default a browser that has just signed in. */
  async session(options: SessionOptions = {}): Promise<Session> {
    const created = await this.#service.ask<Created>('POST', '/sessions', { account: this.id, ...options });
    return new Session(this.#service, created);
  }
}
