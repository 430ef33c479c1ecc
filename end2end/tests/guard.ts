// What no test may see, whatever it is about: a message on the browser's console, an uncaught error, a violation of the
// Content Security Policy, or a secret anywhere but in a cookie.

import { type BrowserContext, type Page, type Response, expect } from '@playwright/test';

/** A token is 256 bits in base64url. */
const SECRET = /__(?:Host|Secure)-(?:session|browser)=([\w-]{43})/g;

type Answer = { url: string; text: string };

export class Guard {
  readonly #complaints: string[] = [];
  readonly #expected: RegExp[] = [];
  readonly #secrets = new Set<string>();
  readonly #codes = new Set<string>();
  readonly #answers: Answer[] = [];
  readonly #reading: Promise<void>[] = [];
  readonly #contents: string[] = [];

  /** The test provokes answers with this status, which Chromium reports on its console. */
  expectStatus(...statuses: number[]): void {
    for (const status of statuses) this.#expected.push(new RegExp(`responded with a status of ${status} `));
  }

  /** The test enters a password that is due: it is asked for first, and a poll under way while the session gets its new token is refused. */
  expectPasswordDue(): void {
    this.expectStatus(401, 403);
  }

  /** The test ends the session of a page that lists: a poll under way is refused, or finds another session in its browser. */
  expectEnd(): void {
    this.expectStatus(401, 409);
  }

  /** The test provokes this message. */
  expectMessage(message: RegExp): void {
    this.#expected.push(message);
  }

  /** Something that must not be found in a page, an answer or the log. */
  keepSecret(secret: string): void {
    this.#secrets.add(secret);
  }

  /** A secret that a page leads the browser on with to a website; no other answer may have it. */
  keepCode(code: string): void {
    this.#secrets.add(code);
    this.#codes.add(code);
  }

  async watch(context: BrowserContext): Promise<void> {
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.#complain(`${message.type()}: ${message.text()}`);
    });
    context.on('weberror', (error) => this.#complain(`uncaught: ${error.error().message}`));
    context.on('response', (response) => this.#reading.push(this.#read(response)));
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
        console.error(`Content Security Policy: ${effectiveDirective} refused ${blockedURI} ${sample}`);
      });
    });
  }

  /** Remembers what the pages of a context hold, before it is closed. */
  async look(context: BrowserContext): Promise<void> {
    this.#contents.push(...(await Promise.all(context.pages().map(contentOf))));
  }

  /** What the test has seen, and what the server has logged, is as it should be. */
  async check(log: string): Promise<void> {
    await Promise.all(this.#reading);
    for (const secret of this.#secrets) {
      const mayHave = (text: string) => this.#codes.has(secret) && text.includes('<title>Going on · ');
      const has = ({ url, text }: Answer) => url.includes(secret) || (text.includes(secret) && !mayHave(text));
      const places = this.#answers.filter(has);
      expect(places.map(({ url }) => url), 'answers with a secret').toEqual([]);
      expect(this.#contents.filter((content) => content.includes(secret)), 'pages with a secret').toEqual([]);
      expect(log.includes(secret), 'a secret in the log').toBe(false);
    }
    expect(this.#complaints, 'messages of the browser').toEqual([]);
  }

  #complain(complaint: string): void {
    if (!this.#expected.some((expected) => expected.test(complaint))) this.#complaints.push(complaint);
  }

  async #read(response: Response): Promise<void> {
    // What a page has left behind cannot be read any more, and is no answer that anybody has seen.
    const headers = await response.allHeaders().catch(() => ({}) as Record<string, string>);
    for (const [, secret] of (headers['set-cookie'] ?? '').matchAll(SECRET)) if (secret) this.#secrets.add(secret);
    if (!/html|json|plain/.test(headers['content-type'] ?? '')) return;
    this.#answers.push({ url: response.url(), text: await response.text().catch(() => '') });
  }
}

async function contentOf(page: Page): Promise<string> {
  const stored = () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]);
  // A page that is being replaced has no content yet; the one that follows it has.
  const html = await settled(page, () => page.content());
  return html + (await page.evaluate(stored).catch(() => ''));
}

/** What is read of a page once no navigation is in the way. */
async function settled<T>(page: Page, read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      if (attempt === 5 || !String(error).includes('navigating')) throw error;
      await page.waitForLoadState();
    }
  }
}
