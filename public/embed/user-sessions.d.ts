/** `<user-sessions>`: where an account is signed in, in any page. `docs/embedding.md` says how. */

/** Leads to a token, or is one. The names of RFC 6749 do as well. */
export interface Token {
  token?: string;
  access_token?: string;
  /** Seconds; 600 where it is left out. */
  expires_in?: number;
  /** The origin that the token is good at. */
  origin?: string;
}

/** A text, or one for each plural category of the language (CLDR), chosen by `count`. */
export type Text = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** All that the element says, by name. `docs/embedding.md` lists the names and their English. */
export type Strings = Record<string, Text>;

/** The element. */
export interface UserSessionsElement extends HTMLElement {
  /** Gets a token, instead of the question to `token-url`. */
  getToken: (() => Promise<string | Token>) | undefined;
  /** What to say instead of the English texts. */
  strings: Strings | undefined;
  /** Asks now, also while it is paused. Says whether an answer came. */
  refresh(): Promise<boolean>;
  /** Stops asking, until `resume`. */
  pause(): void;
  /** Asks again, at once. */
  resume(): void;
}

/** What happens, by the names of the events. They bubble, and leave shadow trees. */
export interface UserSessionsEvents {
  /** The list is shown for the first time. `count` is the number of active sessions. */
  'user-sessions-ready': CustomEvent<{ count: number }>;
  /** A session was started elsewhere. */
  'user-sessions-session-started': CustomEvent<{ id: string }>;
  /** A session has ended. */
  'user-sessions-session-ended': CustomEvent<{ id: string; by: 'here' | 'elsewhere' }>;
  /** The session that looks has ended, and the element has emptied itself for good. */
  'user-sessions-over': CustomEvent<{ reason: string }>;
  /** Something could not be done. `status` is that of the answer, or 0. */
  'user-sessions-problem': CustomEvent<{ kind: string; status: number }>;
}

/** Where an address is, if the service knows places. */
export interface Place {
  /** City and country, such as "Vienna, Austria". */
  name: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  city: string | null;
  /** Who runs the network. */
  network: string | null;
}

/** An active session. Times are milliseconds since the Unix epoch. */
export interface Session {
  id: string;
  /** What its person calls it. */
  name: string | null;
  device: string;
  kind: string;
  /** The browser or program with its major version. */
  browser: string | null;
  started_at: number;
  last_active_at: number;
  /** How its person signed in (RFC 8176). */
  amr: string[];
  connected_from: string;
  connected_in: Place | null;
  started_from: string;
  started_in: Place | null;
  is_new_place: boolean;
  is_new_browser: boolean;
  websites: string[];
  websites_total: number;
}

/** How a session ended. */
export interface SessionEnd {
  at: number;
  reason: string;
  by: { device: string; address?: string } | null;
}

/** A session that has ended. */
export interface EndedSession {
  id: string;
  device: string;
  kind: string;
  connected_from: string;
  end: SessionEnd;
}

/** A page of the account's sessions, as the service sends it. */
export interface SessionList {
  current: Session;
  others: Session[];
  others_total: number;
  next: string | null;
  ended: EndedSession[];
  as_of: number;
  version: string;
  /** The shortest pause between two questions, in milliseconds. */
  poll_after?: number;
  /** How sessions are closed from here: "direct", "confirm", which leads to the service's own page, or "never". */
  closing?: string;
}

/** What became of closing all others. */
export interface OthersClosed {
  count: number;
  ids: string[];
  unseen: string[];
}

/** Why something was not done (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** How the session ended; null where that is not known. */
  ended?: SessionEnd | null;
  /** Where the person may go on. */
  confirm?: string;
}

declare global {
  interface HTMLElementTagNameMap {
    'user-sessions': UserSessionsElement;
  }
  interface HTMLElementEventMap extends UserSessionsEvents {}
}
