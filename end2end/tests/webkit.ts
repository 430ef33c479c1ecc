// WebKit as Debian has it, the engine of Safari, driven by WebKitWebDriver. It needs a screen, which Xvfb draws in memory.

import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { end, freePort } from './process.ts';
import { Visitor } from './webdriver.ts';

const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** Methods and addresses of the commands, below the session's own. */
const COMMANDS: Record<string, [method: string, path: string]> = {
  'WebDriver:Navigate': ['POST', '/url'],
  'WebDriver:GetCurrentURL': ['GET', '/url'],
  'WebDriver:ExecuteScript': ['POST', '/execute/sync'],
  'WebDriver:ElementClick': ['POST', '/element/{id}/click'],
  'WebDriver:ElementClear': ['POST', '/element/{id}/clear'],
  'WebDriver:ElementSendKeys': ['POST', '/element/{id}/value'],
  'WebDriver:SetWindowRect': ['POST', '/window/rect'],
  'WebDriver:TakeScreenshot': ['GET', '/screenshot'],
};

/** Starts a browser without anything from earlier ones. */
export async function openWebKit(environment: Record<string, string> = {}): Promise<Visitor> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1100x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [display] = (await once(screen.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`], {
    env: {
      ...process.env,
      DISPLAY: `:${display.toString().trim()}`,
      // Its sandbox does not work for root, which is who continuous integration is; only pages of tests are shown.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      TZ: 'Europe/Berlin',
      ...environment,
    },
    stdio: 'ignore',
  });
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(JSON.stringify(value));
    return value;
  };
  await listening(ask);
  const options = { binary: MINI_BROWSER, args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
  const { sessionId } = (await ask('POST', '/session', { capabilities })) as { sessionId: string };
  const session = `/session/${sessionId}`;
  const send = async (command: string, parameters: object = {}) => {
    const [method, path] = COMMANDS[command] ?? ['POST', '/unknown'];
    const { id = '', ...body } = parameters as { id?: string };
    return ask(method, session + path.replace('{id}', id), method === 'POST' ? body : undefined);
  };
  return new Visitor(send, async () => {
    await ask('DELETE', session).catch(() => undefined);
    await end(driver, 'SIGTERM');
    await end(screen, 'SIGTERM');
  });
}

async function listening(ask: (method: string, path: string) => Promise<unknown>): Promise<void> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    try {
      await ask('GET', '/status');
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resume) => setTimeout(resume, 50));
    }
  }
}
