// @ts-check
// `<user-sessions>`: where an account is signed in, in any page. docs/embedding.md says how, and what this file promises.
// It runs as it stands, and makes nothing that a policy of its host could refuse: no markup from text, no inline style.

/** @import { EndedSession, OthersClosed, Problem, Session, SessionEnd, SessionList, Strings, Text, Token, UserSessionsElement } from './user-sessions.d.ts' */

/** Where the service is: where this file came from. */
const SERVICE = new URL(import.meta.url).origin;

/** Milliseconds after which an answer is not waited for any longer, and between two questions that are not answered. */
const [DEADLINE, LONGEST_PAUSE, USUAL_PAUSE, SAID_FOR] = [8_000, 30_000, 2_000, 10_000];

/** All that is said, by names that `strings` may say otherwise. */
const STRINGS = /** @type {Record<string, Text>} */ ({
  heading: 'User Sessions',
  intro: 'Everywhere your account is signed in. If you do not recognise a session, close it and {link}.',
  'change-password': 'change your password',
  active: 'Active sessions',
  ended: 'Recently ended',
  kept: 'Kept for 7 days, then erased with their addresses',
  'column-device': 'Device',
  'column-started': 'Started time',
  'column-from': 'Connected from IP address',
  'column-active': 'Last active',
  'column-action': 'Action',
  'column-ended': 'Ended',
  'label-started': 'Started',
  'label-from': 'From',
  'label-active': 'Active',
  'label-ended': 'Ended',
  current: 'Current Session',
  new: 'New',
  phone: 'Phone: ',
  tablet: 'Tablet: ',
  'signed-in-to': 'Signed in to {websites}',
  more: '{count} more',
  'started-from': 'Signed in from {address}',
  'method-pwd': 'with a password',
  'new-place': 'New place',
  'new-browser': 'New browser',
  close: 'Close',
  closing: 'Closing…',
  gone: 'Closed',
  'close-name': '{close} session: {device}, started {when}',
  others: 'Close All Other Sessions ({count})',
  question: { one: 'Close {count} other session?', other: 'Close {count} other sessions?' },
  consequence: 'They are signed out at once and have to sign in again. This browser stays signed in.',
  answer: { one: 'Close {count} session', other: 'Close {count} sessions' },
  cancel: 'Cancel',
  closed: 'Closed: {device}.',
  'others-closed': { one: '{count} other session was closed.', other: '{count} other sessions were closed.' },
  'password-due': 'Enter your password to continue: you last entered it a while ago. Nothing is closed yet.',
  'confirm-there': 'Sessions are closed at {host}. Nothing is closed yet.',
  confirm: 'Continue at {host}',
  'new-tab': '(opens in a new tab)',
  'not-closed': '{device} was not closed: {reason}',
  'others-not-closed': 'The other sessions were not closed: {reason}',
  'reason-unavailable': 'the service could not answer. Try again.',
  'reason-offline': 'you are offline. Try again when you are back.',
  'reason-other': 'something went wrong at the service. Try again later.',
  'maybe-open': 'No answer yet; it is not known whether {device} is still open. Try again.',
  'others-maybe-open': 'No answer yet; it is not known whether the other sessions are still open. Try again.',
  came: 'New session: {device}, connected from {address}.',
  'several-came': '{count} new sessions.',
  went: 'A session has ended: {device}.',
  'several-went': '{count} sessions have ended.',
  dismiss: 'Dismiss',
  live: 'Live',
  paused: 'Paused, as of {when}',
  offline: 'You are offline. Not updated since {when}',
  stale: 'Not updated since {when}',
  pause: 'Pause',
  resume: 'Resume',
  'pause-name': 'Pause live updates',
  'resume-name': 'Resume live updates',
  'on-this-page': '{count} of {total} other sessions are on this page.',
  older: 'Older sessions',
  unavailable: 'Your sessions cannot be shown now.',
  again: 'Try again',
  by: ' from {device}',
  'by-address': ' ({address})',
  'end-signed-out': 'Signed out',
  'end-signed-in-again': 'You signed in again in the same browser',
  'end-closed': 'Closed by you{by}',
  'end-closed-with-others': 'Closed by you with all others{by}',
  'end-password-changed': 'Closed because the password was changed{by}',
  'end-idle': 'Expired after inactivity',
  'end-expired': 'Expired (maximum session length)',
  'end-closed-by-administrator': 'Closed by an administrator',
  'end-account-disabled': 'Closed because the account was disabled',
  'end-restored': 'Signed out because the service was restored from a backup',
  'end-other': 'Ended',
  'over-closed-heading': 'This session was closed',
  'over-unknown-heading': 'You are signed out in this browser',
  'over-another-heading': 'Another session was opened in this browser',
  'over-closed-text': 'Sign in again to see your sessions.',
  'over-unknown-text': 'If you did not sign out, the session may still be open: sign in to see it among your sessions.',
  'over-another-text': 'Nothing was changed. Load the page again.',
  'over-signed-out': 'It was closed by signing out, {when}.',
  'over-signed-in-again': 'It was replaced by a new sign-in in the same browser, {when}.',
  'over-idle': 'It expired after inactivity, {when}.',
  'over-expired': 'It expired at the maximum session length, {when}.',
  'over-closed-by-administrator': 'It was closed by an administrator, {when}.',
  'over-account-disabled': 'It was closed because the account was disabled, {when}.',
  'over-restored': 'It was closed because the service was restored from a backup, {when}.',
  'over-password-changed': 'It was closed when the password was changed{by}, {when}. Sign in with the new password.',
  'over-closed-with-others': 'It was closed with all others{by}, {when}.',
  'over-other': 'It was closed{by}, {when}.',
});

const COLOURS = { ink: '#16202b, #e7ecf2', quiet: '#4f5d69, #a3b3c2', line: '#dfe5ea, #2a3642', edge: '#76848f, #6d7d8c', paper: '#fff, #10171e', ground: '#f5f7f9, #0b1015', accent: '#0b5bd3, #7db4ff', 'accent-soft': '#edf3fe, #13233a', 'accent-ink': '#fff, #0b1015', danger: '#b3261e, #ff9a92', 'danger-soft': '#fdecea, #331615', good: '#17784b, #63d69d', warn: '#8a5a00, #f0b95c' };

const ICONS = /** @type {Record<string, string>} */ ({
  computer: 'M4 5h16v11H4zM2 19h20',
  phone: 'M7 2.5h10v19H7zM11 18.5h2',
  tablet: 'M4 2.5h16v19H4zM11 18.5h2',
  program: 'M4 5h16v14H4zM8 10l3 2-3 2M12.5 15H16',
  unknown: 'M4 5h16v14H4zM12 9v4M12 15.5v.5',
});

const SHEET = new CSSStyleSheet();
SHEET.replaceSync(`
:host { display: block; }
[hidden], :host([hidden]) { display: none !important; }
* { box-sizing: border-box; margin: 0; }
.root {
  ${Object.entries(COLOURS).map(([name, colours]) => `--_${name}: var(--user-sessions-${name}, light-dark(${colours}));`).join('')}
  --_radius: var(--user-sessions-radius, .5em);
  container-type: inline-size; line-height: 1.5; text-align: start; white-space: normal; color: var(--_ink);
}
.stack, dialog[open], .over, .prompt { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1em; }
.stack { gap: 1.75em; }
.buttons, .freshness, .head, .title, .pages, .messages { justify-content: space-between; display: flex; align-items: center; gap: .75em; flex-wrap: wrap; }
.heading { outline: none; font-size: 1.5em; }
.subheading { font-size: 1.0625em; }
small { display: block; font-size: .8125em; }
small, td, .head p, .freshness, .pages { color: var(--_quiet); }
time { unicode-bidi: plaintext; }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
.unseen, thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; white-space: nowrap; }
a { color: var(--_accent); text-underline-offset: .15em; }
button { font: inherit; font-weight: 550; padding: .4375em .875em; min-block-size: 2.25em; border: 1px solid var(--_edge); border-radius: var(--_radius); background: var(--_paper); color: var(--_ink); cursor: pointer; }
button:hover { border-color: var(--_ink); }
[aria-disabled=true] { cursor: progress; opacity: .7; }
.close { color: var(--_danger); }
.action .close { border-color: var(--_line); color: var(--_ink); min-inline-size: 6.5em; }
.close:hover, .close:focus-visible { color: var(--_danger); background: var(--_danger-soft); border-color: var(--_danger); }
dialog .close { background: var(--_danger); color: var(--_paper); }
.pause, .dismiss { border-color: transparent; background: none; color: inherit; }
.head { align-items: end; gap: 1em 2em; }
.head p { max-inline-size: 60ch; margin-block-start: .375em; }
.buttons { justify-content: start; }
.card, dialog { background: var(--_paper); border: 1px solid var(--_line); border-radius: calc(var(--_radius) * 1.5); overflow: clip; }
.title, .pages, tr { padding: .875em 1em; }
.title { padding-block: .375em; min-block-size: 3.5em; }
.freshness { gap: .375em; font-size: .875em; }
.freshness::before { content: ""; border: .25em solid; border-radius: 50%; }
.live::before { color: var(--_good); }
.stale, .offline { color: var(--_warn); }
.badge { font-size: .75em; font-weight: 600; padding: .0625em .5em; border-radius: 1em; background: var(--_accent); color: var(--_accent-ink); white-space: nowrap; }
.badge, .messages { border: 1px solid transparent; }
.badge.new { background: var(--_accent-soft); color: var(--_accent); border-color: currentcolor; }
.badge.look { color: var(--_warn); }
.icon { inline-size: 1.5em; flex: none; color: var(--_quiet); fill: none; stroke: currentcolor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.current .icon { color: var(--_accent); }
table, tbody { display: block; }
tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .125em 1em; }
tr, .pages { border-block-start: 1px solid var(--_line); }
th, td { padding: 0; text-align: start; font-weight: 400; overflow-wrap: anywhere; }
td { grid-column: 1 / -1; padding-inline-start: 2.75em; font-size: .875em; }
.seen { grid-column: 1; grid-row: 2; color: var(--_ink); }
[data-label]::before { content: attr(data-label) " "; content: attr(data-label) " " / ""; }
.action { grid-column: 2; grid-row: 1 / span 2; padding: 0; font-size: 1em; }
.action:empty { position: absolute; }
.ask { padding: .5em 0; font-size: 1em; color: var(--_ink); }
.who { display: flex; gap: .875em; align-items: start; }
.who > :last-child { flex: 1; min-inline-size: 0; }
.device { font-weight: 550; }
tr.current { background: var(--_accent-soft); border-inline-start: 3px solid var(--_accent); padding-inline-start: calc(1em - 3px); }
.gone > *, .ended tbody { color: var(--_quiet); }
.gone .device { text-decoration: line-through; }
.prompt { max-inline-size: 34em; }
.messages { flex-wrap: nowrap; position: sticky; inset-block-end: 1em; justify-self: center; padding-inline: 1em .25em; border-radius: var(--_radius); color: var(--_paper); background: var(--_ink); }
.problem { background: var(--_danger); }
dialog { margin: auto; max-inline-size: min(30em, 100vw - 2em); padding: 1.5em; color: inherit; }
#wrong { color: var(--_danger); }
.over { padding-block: 3em; text-align: center; }
#unavailable { margin-block-end: 1em; }
iframe { display: block; inline-size: 100%; border: 0; }
@keyframes arrive { from { background: var(--_accent-soft); } }
@media (prefers-reduced-motion: no-preference) { tr.new { animation: arrive 2s; } }
@media (pointer: coarse) { button { min-block-size: 2.75em; } }
@media (forced-colors: active) {
  .icon, .current .icon { color: CanvasText; }
}
@container (max-width: 30em) { .head button { inline-size: 100%; } }
@container (max-width: 21em) {
  tr { grid-template-columns: minmax(0, 1fr); }
  .action { grid-area: auto; padding: .375em 0 0 2.375em; }
}
@container (min-width: 54em) {
  table { display: table; inline-size: 100%; border-collapse: collapse; table-layout: fixed; }
  tbody { display: table-row-group; }
  thead { display: table-header-group; position: static; clip-path: none; }
  tr { display: table-row; }
  th, td { vertical-align: top; padding: .8125em 1em; font-size: 1em; color: inherit; }
  thead th { padding: .5em 1.23em; font-size: .8125em; color: var(--_quiet); }
  [data-label]::before { content: none; }
  .action { padding: .4375em 1em; }
  td:last-child, th:last-child { text-align: end; }
  td.ask { padding: 1em; text-align: start; background: var(--_ground); }
  th:nth-child(n + 2) { inline-size: 17%; }
  th:nth-child(3), .ended th:nth-child(2) { inline-size: 23%; }
}`);

/**
 * An element with these attributes and listeners, and those of the children that there are. A part is a class as well.
 * @template {string} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string | false | undefined)} children
 */
function make(tag, attributes = {}, ...children) {
  const element = document.createElementNS(`http://www.w3.org/${/^(svg|path)$/.test(tag) ? '2000/svg' : '1999/xhtml'}`, tag);
  set(element, attributes);
  element.append(.../** @type {(Node | string)[]} */ (children.filter(Boolean)));
  return /** @type {Tag extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Tag] : Element} */ (element);
}

/** @param {Element} element @param {Record<string, unknown>} attributes */
function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, /** @type {EventListener} */ (value));
    else if (value !== undefined) element.setAttribute(name, String(value));
    if (name === 'part') element.className = String(value);
  }
}

/** Small letters around what there is, if there is any. @param {...(Node | string | false | null | undefined)} content */
const small = (...content) => content.some(Boolean) && make('small', {}, .../** @type {Node[]} */ (content));

/** A name stands instead of the device, which is said in small then. @param {Session} session */
function callByName(session) {
  const { name, device, browser } = session;
  if (name) Object.assign(session, { device: name, browser: [device, browser].filter(Boolean).join(' · ') });
}

/** A small drawing of a device. @param {string} kind */
function icon(kind) {
  const path = make('path', { d: ICONS[kind] ?? ICONS['unknown'] });
  return make('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': true }, path);
}

/** What each element was told to say: a translation by the browser changes the page, and not this. @type {WeakMap<Element, string>} */
const told = new WeakMap();

/** @param {Element} element @param {string} text */
function tell(element, text) {
  if (told.get(element) === text) return;
  told.set(element, text);
  element.textContent = text;
}

/** @param {string} text */
const capital = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** What is said, in one language, and in the person's own zone. */
class Words {
  /** @type {Record<string, Text>} */
  #strings;
  #locale;

  /** @param {Strings | undefined} strings @param {string} language */
  constructor(strings, language) {
    this.#strings = { ...STRINGS, ...strings };
    this.language = language;
    // The person's own region, in the language that the words are in.
    const own = navigator.languages.find((known) => known.split('-')[0] === language.split('-')[0]);
    this.#locale = own ?? (language === 'en' ? 'en-GB' : language);
  }

  /** @param {string} key @param {Record<string, string | number>} [values] */
  say(key, values = {}) {
    const known = this.#strings[key] ?? '';
    const text = typeof known === 'string' ? known : (known[new Intl.PluralRules(this.language).select(Number(values['count']))] ?? known.other);
    return text.replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => (values[name] ?? '').toLocaleString(this.language));
  }

  /** "Wiki, Mail and 3 more". @param {string[]} names @param {number} more */
  list(names, more) {
    const locale = this.#locale.replace(/^en\b.*/, 'en-GB');
    return new Intl.ListFormat(locale).format(more > 0 ? [...names, this.say('more', { count: more })] : names);
  }

  /** "Today, 03:40". @param {number} at */
  moment(at) {
    const now = new Date();
    const past = [0, 1].find((days) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).toDateString() === new Date(at).toDateString());
    const year = Math.abs(Number(now) - at) > 182 * 86_400_000 ? 'numeric' : undefined;
    const day = past === undefined ? this.#write(at, { day: 'numeric', month: 'short', year }) : this.#ago(past, 'day', 'auto');
    // A time stays whole where the line ends.
    return `${day}, ${this.#write(at, { timeStyle: 'short' }).replace(/\s/g, '\u00a0')}`;
  }

  /** The same to the second, with its zone. @param {number} at */
  exactly(at) {
    return this.#write(at, { dateStyle: 'full', timeStyle: 'long' });
  }

  /** "5 minutes ago". @param {number} past milliseconds */
  ago(past) {
    const minutes = Math.floor(past / 60_000);
    if (minutes < 1) return this.#ago(0, 'second', 'auto');
    if (minutes < 60) return this.#ago(minutes, 'minute');
    return minutes < 1_440 ? this.#ago(Math.floor(minutes / 60), 'hour') : this.#ago(Math.floor(minutes / 1_440), 'day');
  }

  /** How a session ended: `part` "end" for others, and "over" for the one that looks. @param {string} part @param {SessionEnd} end */
  end(part, { reason, at, by }) {
    const { device = '', address = '' } = by ?? {};
    const from = by ? this.say('by', { device }) + (address && part === 'over' ? this.say('by-address', { address }) : '') : '';
    const known = `${part}-${reason}` in STRINGS ? reason : 'other';
    return this.say(`${part}-${known}`, { by: from, when: this.moment(at) });
  }

  /** @param {number} at @param {Intl.DateTimeFormatOptions} style */
  #write(at, style) {
    return new Intl.DateTimeFormat(this.#locale, style).format(at);
  }

  /** @param {number} past @param {Intl.RelativeTimeFormatUnit} unit @param {'auto'} [numeric] else "always" */
  #ago(past, unit, numeric) {
    return capital(new Intl.RelativeTimeFormat(this.#locale, { numeric: /** @type {'auto'} */ (numeric) }).format(-past, unit));
  }
}

/** Why something was not done. */
class Refusal extends Error {
  /** @param {string} kind @param {number} [status] @param {Partial<Problem>} [problem] @param {number} [wait] milliseconds */
  constructor(kind, status = 0, problem = {}, wait = 0) {
    super(problem.detail ?? kind);
    this.kind = kind;
    this.status = status;
    this.problem = problem;
    this.wait = wait;
  }

  /** Whether nobody, or somebody else, is signed in by now. */
  get isFinal() {
    return /^(signed-out|other-session)$/.test(this.kind);
  }

  /** What an answer refuses. @param {Response} answer */
  static async of(answer) {
    /** @type {Partial<Problem> & { error?: string }} */
    const problem = await answer.json().catch(() => ({}));
    const kind = problem.type?.split('/').pop() || problem.error || (answer.status === 401 ? 'signed-out' : answer.status > 428 ? 'unavailable' : 'other');
    return new Refusal(kind, answer.status, problem, Number(answer.headers.get('Retry-After')) * 1000 || 0);
  }
}

/** The service, as one element asks it: by the session's cookie at its own origin, else by tokens. */
class Service {
  #element;
  #token = '';
  /** When the token is to be replaced, and when it has ended. */
  #renewAt = 0;
  #endsAt = 0;
  /** @type {Promise<void> | undefined} */
  #renewing;
  /** The session whose list is shown: where the cookie counts, somebody else may sign in meanwhile. */
  #madeFor = '';
  /** Ends with the element's stay in the page. */
  signal = new AbortController().signal;

  /** @param {UserSessions} element */
  constructor(element) {
    this.#element = element;
  }

  /** The next question begins with a new token. */
  forget() {
    this.#renewAt = 0;
    this.#endsAt = 0;
  }

  get #isOwn() {
    return SERVICE === location.origin && !this.#element.getToken && !this.#element.hasAttribute('token-url');
  }

  /** The list, or nothing when `known` is still true. @param {string} [known] @returns {Promise<SessionList | undefined>} */
  async list(known = '') {
    const answer = await this.#ask('GET', this.#isOwn || !known ? 'sessions' : `sessions?known=${known}`, undefined, { 'If-None-Match': known });
    if (answer.status !== 200) return undefined;
    const list = await answer.json().catch(() => ({}));
    if (!list.current || !list.others) throw new Refusal('unreadable', 200);
    this.#madeFor = list.current.id;
    return { version: answer.headers.get('ETag') ?? '', ...list };
  }

  /** @param {string} id */
  async close(id) {
    await this.#ask('DELETE', `sessions/${id}`);
  }

  /** Closes all others. @param {SessionList} seen @returns {Promise<OthersClosed>} */
  async closeOthers({ version, as_of }) {
    const answer = await this.#ask('POST', 'sessions/close-others', { [this.#isOwn ? 'etag' : 'version']: version || undefined, as_of });
    return answer.json();
  }

  /** @param {string} method @param {string} path @param {object} [body] @param {Record<string, string>} [byCookie] headers @returns {Promise<Response>} */
  async #ask(method, path, body, byCookie = {}, isLast = false) {
    try {
      const own = this.#isOwn;
      /** @type {Record<string, string>} */
      const headers = own ? byCookie : { Authorization: `Bearer ${await this.#bearer()}` };
      if (own && this.#madeFor) headers['X-Made-For'] = this.#madeFor;
      if (body) headers['Content-Type'] = 'application/json';
      const answer = await this.#fetch(`${SERVICE}/api/v1/${own ? '' : 'embed/'}${path}`, { method, headers, credentials: own ? 'same-origin' : 'omit', body: body ? JSON.stringify(body) : null });
      if (answer.ok || answer.status === 304) return answer;
      throw await Refusal.of(answer);
    } catch (/** @type {any} */ refusal) {
      // A token may have run out, and the cookie been replaced, while the question was under way.
      if (isLast || !['token-refused', 'signed-out'].includes(refusal.kind) || refusal.problem.ended) throw refusal;
      // The new cookie may not have reached the browser yet.
      if (refusal.isFinal) await new Promise((go) => setTimeout(go, 1_000));
      this.forget();
      return this.#ask(method, path, body, byCookie, true);
    }
  }

  /** @param {string | URL} address @param {RequestInit} request */
  async #fetch(address, request) {
    try {
      return await fetch(address, { ...request, signal: AbortSignal.any([this.signal, AbortSignal.timeout(DEADLINE)]) });
    } catch {
      throw new Refusal('unreachable');
    }
  }

  /** A token that is good for a while. As long as none can be had, the last one serves to its end. */
  async #bearer() {
    if (Date.now() >= this.#renewAt) {
      this.#renewing ??= this.#renew().finally(() => (this.#renewing = undefined));
      await this.#renewing.catch((refusal) => {
        if (Date.now() >= this.#endsAt) throw refusal;
      });
    }
    return this.#token;
  }

  async #renew() {
    const asked = Date.now();
    const { getToken } = this.#element;
    const answer = await (getToken ? Promise.resolve().then(getToken).catch((error) => {
      throw new Refusal('token-unavailable', 0, { detail: `getToken failed: ${error}` });
    }) : this.#posted());
    const given = typeof answer === 'string' ? { token: answer } : answer;
    const { origin, expires_in: seconds = 600, token = given?.access_token } = given ?? {};
    if (origin && origin !== location.origin) {
      throw new Refusal('wrong-origin', 0, { detail: `The token is for ${origin}, and this page is at ${location.origin}.` });
    }
    if (!token) throw new Refusal('token-unavailable', 0, { detail: 'There is no token in the answer.' });
    this.#token = token;
    this.#renewAt = asked + seconds * 750;
    this.#endsAt = asked + seconds * 1000;
  }

  /** @returns {Promise<Token>} */
  async #posted() {
    const address = new URL(this.#element.getAttribute('token-url') ?? '/user-sessions/token', document.baseURI);
    const answer = await this.#fetch(address, { method: 'POST', headers: { Accept: 'application/json' } });
    if (answer.ok) return answer.json().catch(() => ({}));
    const refusal = await Refusal.of(answer);
    // That is what is answered for a session that is unknown or has ended.
    if (refusal.kind === 'not-found') throw new Refusal('signed-out', answer.status, { ended: refusal.problem.ended ?? null });
    if (refusal.status < 500 && refusal.kind !== 'signed-out') refusal.problem.detail ??= `${address} answers ${answer.status}.`;
    throw refusal;
  }
}

/**
 * A row of active sessions, the question below it, and what is so of it.
 * @typedef {{ element: HTMLElement, session: Session, shown?: string, active?: HTMLElement, question?: HTMLElement, isNew?: boolean | undefined, isGone?: boolean, isBusy?: boolean }} Row
 */

/** @implements {UserSessionsElement} */
class UserSessions extends HTMLElement {
  static observedAttributes = ['token-url', 'lang', 'heading-level', 'poll-interval', 'frame'];

  /** @type {UserSessionsElement['getToken']} */
  #getToken;
  /** @type {Strings | undefined} */
  #strings;
  #words = new Words(undefined, 'en');
  #service = new Service(this);
  /** As long as it is in a page. @type {AbortController | undefined} */
  #stay;
  /** @type {SessionList | undefined} */
  #list;
  /** The current session's, and the others' in their order. @type {Map<string, Row>} */
  #rows = new Map();
  /** What was closed here is no news. @type {Set<string>} */
  #own = new Set();
  /** Whether all others are being closed. */
  #busy = { isBusy: false };
  #isHeld = false;
  #isPaused = false;
  /** Why nothing is shown any more. @type {Refusal | undefined} */
  #over;
  /** Why the last question was not answered. @type {Refusal | undefined} */
  #refusal;
  #failures = 0;
  /** Counts questions, so that an answer that was overtaken is not taken for fresh. */
  #asked = 0;
  /** The moment of the last answer, and by how much the service's clock is ahead of the browser's, in milliseconds. */
  #answeredAt = 0;
  #ahead = 0;
  #pollTimer = 0;
  #tickTimer = 0;
  #saidTimer = 0;
  #root = make('section', { class: 'root' });

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [SHEET];
    shadow.append(this.#root);
    // One press, one act: the key that is held down repeats itself, and the focus may have moved on to the next button.
    this.#root.addEventListener('keydown', (event) => {
      if (event.repeat && /^(Enter| )$/.test(event.key)) event.preventDefault();
    });
  }

  get getToken() {
    return this.#getToken;
  }

  set getToken(getToken) {
    this.#getToken = getToken;
    this.#startOver();
  }

  get strings() {
    return this.#strings;
  }

  set strings(strings) {
    this.#strings = strings;
    if (this.#stay) this.#build();
  }

  connectedCallback() {
    // What was set before the element was defined stands in the way of its property.
    const early = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
    for (const [name, value] of Object.entries(early)) {
      delete early[name];
      early[name] = value;
    }
    if (this.#over) return;
    this.#stay = new AbortController();
    const { signal } = this.#stay;
    this.#build();
    if (this.hasAttribute('frame')) return this.#frame(signal);
    this.#service.signal = signal;
    const look = () => {
      this.#tick();
      void this.#poll();
    };
    for (const event of ['visibilitychange', 'online', 'offline', 'pageshow']) addEventListener(event, look, { signal });
    this.#tickTimer = setInterval(() => this.#tick(), 1_000);
    this.#schedule(0);
  }

  disconnectedCallback() {
    this.#stay?.abort();
    this.#stay = undefined;
    for (const timer of [this.#pollTimer, this.#tickTimer, this.#saidTimer]) clearTimeout(timer);
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.#stay || name === 'poll-interval') return;
    if (name === 'token-url') return this.#startOver();
    this.disconnectedCallback();
    this.connectedCallback();
  }

  async refresh() {
    return this.#poll(true);
  }

  pause() {
    this.#isPaused = true;
    this.#tick();
  }

  resume() {
    this.#isPaused = false;
    this.#tick();
    void this.#poll();
  }

  /** Another way to tokens. */
  #startOver() {
    this.#service.forget();
    if (this.#stay) this.#schedule(0);
  }

  // What stands where.

  /** English, until somebody says what is to be said. */
  get #language() {
    try {
      const [language = 'en'] = Intl.getCanonicalLocales(this.closest('[lang]')?.getAttribute('lang') ?? 'en');
      return this.#strings || /^en\b/.test(language) ? language : 'en';
    } catch {
      return 'en';
    }
  }

  /** @param {string} id */
  #part(id) {
    return /** @type {HTMLElement} */ (this.#root.querySelector(`#${id}`));
  }

  /** @param {string} id @param {string} text */
  #tell(id, text) {
    tell(this.#part(id), text);
  }

  #build() {
    const words = new Words(this.#strings, this.#language);
    this.#words = words;
    this.#rows = new Map();
    const hold = (/** @type {Event} */ { type }) => {
      this.#isHeld = type === 'pointerenter';
      this.#layOut();
    };
    const [before = '', after = ''] = words.say('intro', { link: '\0' }).split('\0');
    this.#root.lang = words.language;
    this.#root.replaceChildren(
      make(
        'div',
        { id: 'shown', class: 'stack', hidden: '' },
        make(
          'div',
          { part: 'head' },
          make('div', {}, this.#heading('heading', make('slot', { name: 'heading' }, words.say('heading'))), make('p', {}, before, this.#link(`${SERVICE}/account/security`, 'change-password', 'link'), after)),
          this.#button('others', 'close-others', () => this.#openDialog(), 'close'),
        ),
        make(
          'section',
          { part: 'card active', 'aria-labelledby': 'active' },
          make('div', { class: 'title' }, this.#heading('active', words.say('active')), make('span', { id: 'freshness', part: 'freshness' }, make('span', { id: 'fresh' }), this.#button('pause', 'pause', () => (this.#isPaused ? this.resume() : this.pause())))),
          this.#table('active', ['device', 'started', 'from', 'active', 'action'], { id: 'rows', pointerenter: hold, pointerleave: hold }),
          make('p', { id: 'pages', class: 'pages' }, make('span', { id: 'count' }), this.#link('', 'older', 'link')),
        ),
        make(
          'section',
          { id: 'ended', part: 'card ended', 'aria-labelledby': 'was' },
          make('div', { class: 'title' }, this.#heading('was', words.say('ended')), make('small', {}, words.say('kept'))),
          this.#table('ended', ['device', 'from', 'ended'], { id: 'gone' }),
        ),
        make(
          'div',
          { id: 'messages', class: 'unseen' },
          make('p', { id: 'status', part: 'status', role: 'status' }),
          make('p', { id: 'alert', part: 'alert', role: 'alert' }),
          make('button', { class: 'dismiss', 'aria-label': words.say('dismiss'), click: () => this.#say('') }, '✕'),
        ),
    make(
          'dialog',
          { id: 'dialog', part: 'dialog', 'aria-labelledby': 'question' },
          this.#heading('question'),
          make(
            'div',
            { id: 'asked', class: 'prompt' },
            make('p', {}, words.say('consequence')),
            make('p', { id: 'wrong', role: 'alert' }),
            make('div', { class: 'buttons' }, this.#button('answer', 'close', () => void this.#close()), this.#button('cancel', 'cancel', () => this.#dialog.close())),
          ),
          make('div', { id: 'led' }),
        ),
      ),
      make('div', { id: 'unavailable', part: 'unavailable', class: 'buttons', hidden: '' }, make('p', { id: 'why', role: 'alert' }), this.#button('again', 'again', () => void this.refresh())),
      make('div', { id: 'fallback' }, make('slot')),
    );
    if (this.#over) this.#showOver(this.#over);
    else if (this.#list) this.#show(this.#list);
  }

  /** The list's own heading, and those below it. @param {string} id @param {...(Node | string)} content */
  #heading(id, ...content) {
    const isOwn = id === 'heading';
    const level = Math.min(Math.max(Number(this.getAttribute('heading-level')) || 2, 1), 5) + Number(!isOwn);
    return make(/** @type {'h2'} */ (`h${level}`), { id, ...(isOwn ? { part: 'heading', tabindex: -1 } : { class: 'subheading' }) }, ...content);
  }

  /** @param {string} id says it too, if that does not change @param {string} part @param {() => void} click @param {string} [look] */
  #button(id, part, click, look = '') {
    const button = make('button', { id, part: `button ${part}`, click });
    button.className = `${part} ${look}`;
    tell(button, this.#words.say(id));
    return button;
  }

  /** A link into the service, of which neither page learns of the other. @param {string | URL} href @param {string} key @param {string} part */
  #link(href, key, part) {
    const text = this.#words.say(key, { host: new URL(SERVICE).host });
    return make('a', { href, part, target: '_blank', rel: 'noopener' }, text, make('span', { class: 'unseen' }, ` ${this.#words.say('new-tab')}`));
  }

  /** @param {string} name @param {string[]} columns @param {Record<string, unknown>} body */
  #table(name, columns, body) {
    const heads = columns.map((column) => make('th', { scope: 'col', role: 'columnheader' }, this.#words.say(`column-${column}`)));
    return make(
      'table',
      { part: 'table', role: 'table' },
      make('caption', { class: 'unseen' }, this.#words.say(name)),
      make('thead', { role: 'rowgroup' }, make('tr', { role: 'row' }, ...heads)),
      make('tbody', { role: 'rowgroup', ...body }),
    );
  }

  // Asking, again and again.

  /** @param {number} pause milliseconds */
  #schedule(pause) {
    clearTimeout(this.#pollTimer);
    this.#pollTimer = setTimeout(() => void this.#poll(), pause);
  }

  get #interval() {
    return Math.max(this.#list?.poll_after ?? USUAL_PAUSE, Number(this.getAttribute('poll-interval')) || 0);
  }

  /** Asks now, unless nobody can see the answer; the next question follows the answer. @param {boolean} [forced] also while paused */
  async #poll(forced = false) {
    if (!this.#stay || this.hasAttribute('frame') || document.hidden || !navigator.onLine || (this.#isPaused && !forced)) return false;
    const asked = ++this.#asked;
    clearTimeout(this.#pollTimer);
    try {
      const list = await this.#service.list(this.#list?.version);
      if (asked !== this.#asked || !this.#stay) return false;
      this.#take(list);
      return true;
    } catch (refusal) {
      if (asked === this.#asked && this.#stay) this.#fail(refusal instanceof Refusal ? refusal : new Refusal('unreadable'));
      return false;
    }
  }

  /** @param {SessionList | undefined} list nothing when the last one is still true */
  #take(list) {
    this.#failures = 0;
    this.#refusal = undefined;
    this.#answeredAt = Date.now();
    if (list) {
      [list.current, ...list.others].forEach(callByName);
      const before = this.#list;
      if (before && before.current.id !== list.current.id) return this.#finish(new Refusal('other-session'));
      this.#ahead = list.as_of - this.#answeredAt;
      if (before) this.#tellChanges(before, list);
      this.#show(list, before);
      if (!before) this.#emit('ready', { count: list.others_total + 1 });
    }
    this.#tick();
    this.#schedule(this.#interval);
  }

  /** @param {Refusal} refusal */
  #fail(refusal) {
    if (refusal.isFinal) return this.#finish(refusal);
    if (this.#refusal?.kind !== refusal.kind) this.#report(refusal);
    this.#refusal = refusal;
    this.#failures += 1;
    // At random, so that pages do not come back all at once.
    const pause = Math.min(this.#interval * 1.5 ** this.#failures, LONGEST_PAUSE) * (0.8 + 0.4 * Math.random());
    this.#schedule(Math.max(refusal.wait, pause));
    this.#tick();
  }

  /** Tells the product; what its people have to set right, the console says too. @param {Refusal} refusal */
  #report({ kind, status, problem }) {
    if (!this.#list && kind === 'unreachable') console.error(`<user-sessions>: no answer from ${SERVICE}. Is it allowed by connect-src, and ${location.origin} registered there?`);
    else if (problem.detail && status < 429) console.error(`<user-sessions>: ${kind}. ${problem.detail}`);
    this.#emit('problem', { kind, status });
  }

  /** @param {string} name @param {object} detail */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`user-sessions-${name}`, { detail, bubbles: true, composed: true }));
  }

  get #state() {
    if (!this.#list) return this.#over ? 'over' : this.#refusal ? 'unavailable' : '';
    if (this.#isPaused) return 'paused';
    if (!navigator.onLine) return 'offline';
    return Date.now() - this.#answeredAt > 3 * this.#interval ? 'stale' : 'live';
  }

  /** Shows what changes by itself: how fresh the list is, and how long ago things were. */
  #tick() {
    const [state, words] = [this.#state, this.#words];
    if (state !== (this.dataset['state'] ?? '')) this.dataset['state'] = state;
    if (state === 'over' || this.hasAttribute('frame')) return;
    const isThere = Boolean(this.#list);
    this.#part('shown').hidden = !isThere;
    this.#part('fallback').hidden = isThere;
    this.#part('unavailable').hidden = state !== 'unavailable';
    this.#tell('why', state === 'unavailable' ? words.say(state) : '');
    if (!isThere) return;
    this.#part('freshness').className = `freshness ${state}`;
    this.#tell('fresh', words.say(state, { when: words.moment(this.#answeredAt) }));
    const pause = this.#isPaused ? 'resume' : 'pause';
    this.#tell('pause', words.say(pause));
    set(this.#part('pause'), { 'aria-label': words.say(`${pause}-name`) });
    for (const row of this.#rows.values()) this.#fill(row);
  }

  // The list.

  /** Says what came and went elsewhere. @param {SessionList} before @param {SessionList} now */
  #tellChanges(before, now) {
    const lists = /** @type {const} */ ([['came', 'started', missing(now, before)], ['went', 'ended', missing(before, now)]]);
    const said = lists.flatMap(([key, event, all]) => {
      const news = all.filter(({ id }) => !this.#own.has(id));
      for (const { id } of news) this.#emit(`session-${event}`, event === 'ended' ? { id, by: 'elsewhere' } : { id });
      return news.slice(0, 1).map(({ device, connected_from: address }) => this.#words.say(news[1] ? `several-${key}` : key, { device, address, count: news.length }));
    });
    if (said[0]) this.#say(said.join(' '));
  }

  /** @param {SessionList} list @param {SessionList} [before] nothing where no row is new */
  #show(list, before) {
    this.#list = list;
    this.#layOut(!before);
    this.#part('ended').hidden = list.ended.length === 0;
    this.#part('gone').replaceChildren(...list.ended.map((session) => this.#endedRow(session)));
  }

  /** No row moves under the pointer: then those that went leave their places, and new ones come last. @param {boolean} [isQuiet] no row is new */
  #layOut(isQuiet = false) {
    const [list, words, shown] = [this.#list, this.#words, this.#rows];
    if (!list) return;
    const latest = new Map([list.current, ...list.others].map((session) => [session.id, session]));
    const order = new Set([...(this.#isHeld ? shown.keys() : []), ...latest.keys()]);
    const focused = /** @type {HTMLElement | null | undefined} */ (this.#focused?.closest('tr'))?.id;
    this.#rows = new Map();
    for (const id of order) {
      const session = latest.get(id);
      const row = shown.get(id) ?? { element: make('tr', { id, role: 'row' }), session: /** @type {Session} */ (session), isNew: !isQuiet };
      row.isNew ||= row.isGone && Boolean(session);
      row.isGone = !session;
      row.session = session ?? row.session;
      this.#rows.set(id, row);
      this.#fill(row);
    }
    const rows = [...this.#rows.values()].flatMap(({ element, question, isGone }) => (question && !isGone ? [element, question] : [element]));
    place(this.#part('rows'), rows);
    if (focused && shown.has(focused) && !latest.has(focused)) this.#focusAfter([...shown.keys()], focused);
    const { others, others_total: total, next } = list;
    this.#part('others').hidden = total === 0 || list.closing === 'never';
    for (const id of ['others', 'question']) this.#tell(id, words.say(id, { count: total }));
    this.#tell('answer', words.say(this.#busy.isBusy ? 'closing' : 'answer', { count: total }));
    set(this.#part('answer'), { 'aria-disabled': this.#busy.isBusy });
    this.#part('pages').hidden = !next;
    set(/** @type {Element} */ (this.#part('pages').lastChild), { href: `${SERVICE}/account/sessions?page=${Math.floor(others.length / 25) + 1}` });
    this.#tell('count', words.say('on-this-page', { count: others.length, total }));
  }

  /** Makes what has changed in it anew, and nothing else: it may hold the focus. @param {Row} row */
  #fill(row) {
    const { session, isNew, isGone, isBusy, element } = row;
    const { id, device, kind, browser, websites, websites_total: total, started_at: started, started_from: from, is_new_place: inNewPlace } = session;
    const words = this.#words;
    const isCurrent = id === this.#list?.current.id;
    const when = words.moment(started);
    const ago = words.ago(Date.now() + this.#ahead - session.last_active_at);
    const shown = JSON.stringify([{ ...session, last_active_at: 0 }, isNew, isGone, isBusy, isCurrent, when]);
    if (row.shown !== shown) {
      row.shown = shown;
      const hadFocus = element.contains(this.#focused ?? null);
      const state = isCurrent ? 'current' : isGone ? 'gone' : isNew ? 'new' : '';
      row.active = this.#time(session.last_active_at);
      set(element, { 'aria-hidden': isGone, part: `row ${state}` });
      const badge = (isCurrent || isNew) && make('span', { part: `badge ${state}` }, words.say(isCurrent ? 'current' : 'new'));
      const look = inNewPlace ? 'new-place' : session.is_new_browser && 'new-browser';
      const mark = !isCurrent && look && make('span', { part: 'badge new look' }, words.say(look));
      const began = session.started_in?.name;
      const close = words.say(isBusy ? 'closing' : 'close');
      const button = make('button', { part: 'button close', 'aria-label': words.say('close-name', { close, device, when }), 'aria-disabled': Boolean(isBusy), click: () => void this.#close(row) }, close);
      element.replaceChildren(
        this.#device(device, kind, badge, mark, browser, websites.length > 0 && words.say('signed-in-to', { websites: words.list(websites, total - websites.length) })),
        this.#cell('started', '', this.#time(started), small(words.say(`method-${session.amr[0]}`))),
        this.#cell('from', 'address', ...this.#place(session), small(from !== session.connected_from && words.say('started-from', { address: began ? began + words.say('by-address', { address: from }) : from }))),
        this.#cell('active', 'seen', row.active),
        make('td', { role: 'cell', class: 'action' }, !isCurrent && this.#list?.closing !== 'never' && (isGone ? make('span', { class: 'went' }, words.say('gone')) : button)),
      );
      if (hadFocus) button.focus();
    }
    if (row.active) tell(row.active, ago);
  }

  /** @param {EndedSession} session */
  #endedRow({ device, kind, connected_from: from, end }) {
    return make('tr', { part: 'row', role: 'row' }, this.#device(device, kind, undefined, undefined, this.#words.end('end', end)), this.#cell('from', 'address', make('bdi', { translate: 'no' }, from)), this.#cell('ended', '', this.#time(end.at)));
  }

  /** The place, if it is known, and the address with its network. @param {Session} session */
  #place({ connected_from: from, connected_in: at }) {
    const address = make('bdi', { translate: 'no' }, from);
    return at?.name ? [make('bdi', {}, at.name), small(address, at.network && ` · ${at.network}`)] : [address, small(at?.network)];
  }

  /** @param {string} device @param {string} kind @param {Node | false | undefined} badge @param {Node | false | undefined} mark @param {...(string | false | null | undefined)} notes */
  #device(device, kind, badge, mark, ...notes) {
    const said = /^(phone|tablet)$/.test(kind) && make('span', { class: 'unseen' }, this.#words.say(kind));
    const name = make('span', {}, said, make('bdi', { part: 'device' }, device), ' ', badge, mark && ' ', mark, small(notes.filter(Boolean).join(' · ')));
    return make('th', { scope: 'row', role: 'rowheader' }, make('div', { class: 'who' }, icon(kind), name));
  }

  /** @param {string} label @param {string} look @param {...(Node | false | undefined)} content */
  #cell(label, look, ...content) {
    return make('td', { role: 'cell', class: look, 'data-label': this.#words.say(`label-${label}`) }, ...content);
  }

  /** @param {number} at */
  #time(at) {
    return make('time', { datetime: new Date(at).toISOString(), title: this.#words.exactly(at) }, this.#words.moment(at));
  }

  get #focused() {
    return this.shadowRoot?.activeElement;
  }

  /** To the next row that is there, else to the one before, else to the heading. @param {string[]} shown @param {string} id */
  #focusAfter(shown, id) {
    const place = shown.indexOf(id);
    const buttons = [...shown.slice(place + 1), ...shown.slice(0, place).reverse()].map((id) => this.#rows.get(id)?.element.querySelector('button'));
    (buttons.find(Boolean) ?? this.#part('heading')).focus();
  }

  /** @param {string} status @param {string} [problem] */
  #say(status, problem = '') {
    this.#tell('status', status);
    this.#tell('alert', problem);
    const messages = this.#part('messages');
    messages.className = problem ? 'messages problem' : status ? 'messages' : 'unseen';
    clearInterval(this.#saidTimer);
    // Who points at it is reading.
    if (status || problem) this.#saidTimer = setInterval(() => messages.matches(':hover, :focus-within') || this.#say(''), SAID_FOR);
  }

  // Closing.

  #openDialog() {
    this.#part('asked').hidden = false;
    this.#part('led').replaceChildren();
    this.#tell('wrong', '');
    this.#dialog.showModal();
    this.#part('asked').querySelectorAll('button')[1]?.focus();
    // The question states how many there are now.
    void this.refresh();
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.#part('dialog'));
  }

  /** Closes the session of a row, or all others. @param {Row} [row] */
  async #close(row) {
    const [list, words] = [this.#list, this.#words];
    const busy = row ?? this.#busy;
    if (!list || busy.isBusy) return;
    const { id = '', device = '' } = row?.session ?? {};
    const ids = row ? [id] : list.others.map(({ id }) => id);
    const set = (/** @type {boolean} */ isBusy) => {
      busy.isBusy = isBusy;
      this.#layOut();
    };
    this.#say('');
    this.#tell('wrong', '');
    for (const id of ids) this.#own.add(id);
    set(true);
    /** @type {{ answer?: OthersClosed | void, refusal?: Refusal }} */
    const { answer, refusal } = await (row ? this.#service.close(id) : this.#service.closeOthers(list)).then((answer) => ({ answer }), (refusal) => ({ refusal }));
    if (refusal?.isFinal) return this.#finish(refusal);
    // What was not answered may have been done: the list says it.
    const isUnknown = refusal && /^un(reach|avail)able$/.test(refusal.kind);
    const isRead = isUnknown && (await this.refresh());
    if (!this.#list) return;
    const isGone = isRead && !this.#list.others.some(({ id }) => ids.includes(id));
    busy.isBusy = false;
    // Somebody else was faster, which is as good.
    if (!refusal || isGone || refusal.kind === 'not-found') {
      const count = answer?.count ?? ids.length;
      return this.#closed(answer?.ids ?? ids, row ? words.say('closed', { device }) : words.say('others-closed', { count }), row);
    }
    for (const id of ids) this.#own.delete(id);
    set(false);
    if (refusal.status === 403 && refusal.kind !== 'read-only') return this.#lead(refusal, row);
    const reason = words.say(navigator.onLine ? (isUnknown ? 'reason-unavailable' : 'reason-other') : 'reason-offline');
    const said = words.say(`${row ? '' : 'others-'}${isUnknown && !isRead && navigator.onLine ? 'maybe-open' : 'not-closed'}`, { device, reason });
    if (row) this.#say('', said);
    else this.#tell('wrong', said);
    this.#report(refusal);
  }

  /** @param {string[]} ids @param {string} said @param {Row} [row] */
  #closed(ids, said, row) {
    const [list, shown] = [/** @type {SessionList} */ (this.#list), [...this.#rows.keys()]];
    const { activeElement } = /** @type {Document | ShadowRoot} */ (this.getRootNode());
    for (const id of ids) {
      this.#own.add(id);
      this.#emit('session-ended', { id, by: 'here' });
    }
    const others = list.others.filter(({ id }) => !ids.includes(id));
    this.#list = { ...list, others, others_total: row ? list.others_total - list.others.length + others.length : 0, version: '' };
    this.#dialog.close();
    this.#layOut();
    this.#say(said);
    // Nobody is called back who has gone on to something else in the page.
    if (activeElement === this || activeElement === null || activeElement === document.body) this.#focusAfter(shown, row?.session.id ?? '');
    void this.refresh();
  }

  /** Leads to where the password may be entered, which is nowhere but at the service. @param {Refusal} refusal @param {Row} [row] */
  #lead({ kind, problem }, row) {
    const { host } = new URL(SERVICE);
    const address = new URL(problem.confirm ?? `/account/sessions/close${row ? `?session=${row.session.id}` : '-others'}`, SERVICE);
    if (SERVICE !== location.origin) address.searchParams.set('from', location.origin);
    const cancel = () => {
      if (!row) return this.#dialog.close();
      delete row.question;
      this.#layOut();
      row.element.querySelector('button')?.focus();
    };
    const text = this.#words.say(kind === 'password-required' ? 'password-due' : 'confirm-there', { host });
    const link = this.#link(address, 'confirm', 'link confirm');
    const leave = (/** @type {KeyboardEvent} */ { key }) => key === 'Escape' && cancel();
    const question = make('div', { class: 'prompt', keydown: leave }, make('p', { role: 'alert' }, text), make('div', { class: 'buttons' }, link, this.#button('cancel', 'cancel', cancel)));
    if (row) {
      row.question = make('tr', { role: 'row' }, make('td', { role: 'cell', colspan: 5, class: 'ask' }, question));
      this.#layOut();
    } else {
      this.#part('asked').hidden = true;
      this.#part('led').replaceChildren(question);
    }
    link.focus();
  }

  // The end, and the frame.

  /** Nothing of the account stays, and nothing is asked any more. @param {Refusal} refusal */
  #finish(refusal) {
    const hadFocus = this.#focused;
    this.#over = refusal;
    this.#list = undefined;
    this.#rows.clear();
    this.#own.clear();
    this.#service = new Service(this);
    this.disconnectedCallback();
    this.#tick();
    const reason = this.#showOver(refusal);
    if (hadFocus) this.#part('heading').focus();
    this.#emit('over', { reason });
  }

  /** Says why, and gives the reason's name. @param {Refusal} refusal */
  #showOver({ kind, problem: { ended } }) {
    const words = this.#words;
    const which = ended !== undefined ? 'closed' : kind === 'other-session' ? 'another' : 'unknown';
    const text = ended ? words.end('over', ended) : words.say(`over-${which}-text`);
    this.#root.replaceChildren(make('div', { part: 'over', role: 'alert' }, this.#heading('heading', words.say(`over-${which}-heading`)), make('p', {}, text), make('slot', { name: 'over' })));
    return ended?.reason ?? which.replace('closed', 'unknown');
  }

  /** The service's own page in a frame, as high as it says. It is told nothing. @param {AbortSignal} signal */
  #frame(signal) {
    const frame = make('iframe', { src: `${SERVICE}/embed/frame?origin=${encodeURIComponent(location.origin)}`, title: this.#words.say('heading') });
    const take = (/** @type {MessageEvent} */ { origin, source, data }) => {
      if (origin === SERVICE && source === frame.contentWindow && data?.height > 0) frame.style.blockSize = `${data.height}px`;
    };
    addEventListener('message', take, { signal });
    this.#root.replaceChildren(frame);
  }
}

/** Sessions of `list` that `other` has not, though they would be on it. @param {SessionList} list @param {SessionList} other */
function missing({ others }, other) {
  const ids = new Set(other.others.map(({ id }) => id));
  const oldest = other.next ? (other.others.at(-1)?.started_at ?? 0) : 0;
  return others.filter(({ id, started_at: at }) => !ids.has(id) && at >= oldest);
}

/** Puts rows in this order, and moves none that stands right: it may hold the focus. @param {HTMLElement} body @param {HTMLElement[]} rows */
function place(body, rows) {
  for (const row of body.querySelectorAll('tr')) if (!rows.includes(row)) row.remove();
  let next = body.firstChild;
  for (const row of rows) {
    if (row === next) next = next.nextSibling;
    else body.insertBefore(row, next);
  }
}

if (!customElements.get('user-sessions')) customElements.define('user-sessions', UserSessions);
