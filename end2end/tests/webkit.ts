// WebKit as Debian has it, the engine of Safari, driven by WebKitWebDriver. It needs a screen, which Xvfb draws in memory.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** Narrow pages are seen, which MiniBrowser's own bars have no room for. */
const SMALL_BARS = '* { min-width: 0; min-height: 0; margin: 0; padding: 0; font-size: 1px }';

/** Starts a browser without anything from earlier ones, for a person of this language. */
export async function openWebKit(language = 'en-GB'): Promise<Visitor> {
  const folder = await mkdtemp(join(tmpdir(), 'webkit-'));
  await mkdir(join(folder, 'gtk-3.0'));
  await writeFile(join(folder, 'gtk-3.0/gtk.css'), SMALL_BARS);
  // WebKit asks for the locale's name alone, so the one that every system has stands for all others.
  const locale = `${language.replace('-', '_')}.UTF-8`;
  await symlink('/usr/lib/locale/C.utf8', join(folder, locale));
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x3000x24', '-nolisten', 'tcp'], {
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
      XDG_CONFIG_HOME: folder,
      LOCPATH: folder,
      LC_ALL: locale,
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
    await rm(folder, { recursive: true, force: true });
  });
}

async function listening(ask: (method: string, path: string) => Promise<unknown>): Promise<void> {
  const deadline = performance.now() + 30_000;
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
