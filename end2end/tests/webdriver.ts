// A browser as somebody uses it, in the commands of WebDriver (W3C), whichever browser it is.

type Send = (command: string, parameters?: object) => Promise<unknown>;

/** How WebDriver names an element in what it answers. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

type Element = { [ELEMENT]: string };

const DEADLINE = 30_000;

/** How WebDriver names a key in what is typed. */
const KEYS = { Enter: '\uE007' } as const;

/** What can be done in a browser's one window. Elements are meant by a CSS selector and, beside it, a text in them; those in
 *  open shadow roots as well. */
export class Visitor {
  readonly #send: Send;
  readonly #quit: () => Promise<void>;

  constructor(send: Send, quit: () => Promise<void>) {
    this.#send = send;
    this.#quit = quit;
  }

  async open(url: string): Promise<void> {
    await this.#send('WebDriver:Navigate', { url });
  }

  async address(): Promise<string> {
    return (await this.#send('WebDriver:GetCurrentURL')) as string;
  }

  async click(selector: string, text = ''): Promise<void> {
    await this.#act('WebDriver:ElementClick', selector, text, {});
  }

  /** Types into a field, which is emptied before. */
  async fill(selector: string, typed: string): Promise<void> {
    await this.#act('WebDriver:ElementClear', selector, '', {});
    await this.#act('WebDriver:ElementSendKeys', selector, '', { text: typed });
  }

  /** Presses a key while the element has the focus. */
  async press(key: keyof typeof KEYS, selector: string, text = ''): Promise<void> {
    await this.#act('WebDriver:ElementSendKeys', selector, text, { text: KEYS[key] });
  }

  /** What such an element is to somebody who does not see it. */
  async spoken(selector: string, text = ''): Promise<{ role: string; name: string }> {
    await this.sees(selector, text);
    const id = (await this.#find(selector, text))?.[ELEMENT];
    const [role, name] = [await this.#send('WebDriver:GetComputedRole', { id }), await this.#send('WebDriver:GetComputedLabel', { id })];
    return { role: String(role), name: String(name) };
  }

  /** Waits until such an element is seen. */
  async sees(selector: string, text = ''): Promise<void> {
    await this.#until(`${selector} with ${JSON.stringify(text)} is seen`, async () => (await this.#find(selector, text)) !== null);
  }

  /** Waits until no such element is seen any more. */
  async seesNo(selector: string, text = ''): Promise<void> {
    await this.#until(`${selector} with ${JSON.stringify(text)} is gone`, async () => (await this.#find(selector, text)) === null);
  }

  /** Waits until the browser is at an address that fits. */
  async arrives(at: RegExp): Promise<void> {
    await this.#until(`the address is ${at}`, async () => at.test(await this.address()));
  }

  /** The value of a script's `return`, run in the page. */
  async evaluate<T>(script: string, ...args: unknown[]): Promise<T> {
    return (await this.#send('WebDriver:ExecuteScript', { script, args })) as T;
  }

  /** Gives the page a size in CSS pixels; what is around it in the window comes on top. */
  async resize(width: number, height: number): Promise<void> {
    const [windowWidth, windowHeight] = await this.evaluate<[number, number]>(
      'return [outerWidth - innerWidth + arguments[0], outerHeight - innerHeight + arguments[1]]',
      width,
      height,
    );
    await this.#send('WebDriver:SetWindowRect', { width: windowWidth, height: windowHeight });
    await this.#until(`the page is ${width} px wide and ${height} px high`, () =>
      this.evaluate<boolean>('return innerWidth === arguments[0] && innerHeight === arguments[1]', width, height),
    );
  }

  /** What the window shows, as a PNG. */
  async picture(): Promise<Buffer> {
    return Buffer.from((await this.#send('WebDriver:TakeScreenshot', { full: false })) as string, 'base64');
  }

  async quit(): Promise<void> {
    await this.#quit();
  }

  /** Waits until it is so; what the page says else is told. */
  async #until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    try {
      await until(what, isSo);
    } catch (error) {
      const page = await this.evaluate('return location.href + "\\n" + document.body.innerText').catch(String);
      throw new Error(`${String(error)}\n${String(page)}`);
    }
  }

  async #find(selector: string, text: string): Promise<Element | null> {
    return this.evaluate<Element | null>(FIND, selector, text);
  }

  async #act(command: string, selector: string, text: string, parameters: object): Promise<void> {
    await this.#until(`${selector} with ${JSON.stringify(text)} takes ${command}`, async () => {
      const found = await this.#find(selector, text);
      if (!found) return false;
      await this.#send(command, { id: found[ELEMENT], ...parameters });
      return true;
    });
  }
}

const FIND = `
  const [selector, text] = arguments;
  const shadowRoots = (root) => [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []));
  const roots = [document];
  for (const root of roots) roots.push(...shadowRoots(root));
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.innerText.includes(text);
  return roots.flatMap((root) => [...root.querySelectorAll(selector)]).find(isSeen) ?? null;
`;

/** A page may be replaced while it is asked, which the next attempt does not see. */
const PASSING = /stale element|no such element|not interactable|intercepted|discarded|unload|navigat|actor/i;

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + DEADLINE;
  let problem = '';
  do {
    try {
      if (await isSo()) return;
    } catch (error) {
      problem = String(error);
      if (!PASSING.test(problem)) throw error;
    }
    await new Promise((resume) => setTimeout(resume, 50));
  } while (performance.now() < deadline);
  throw new Error(`in vain: ${what}${problem && `; ${problem}`}`);
}
