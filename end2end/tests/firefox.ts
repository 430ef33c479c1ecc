// Firefox as Debian has it, driven by Marionette: its own way to take the commands of WebDriver.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { end } from './process.ts';
import { Visitor } from './webdriver.ts';

const PREFERENCES = {
  // Any free port; it is written into the profile.
  'marionette.port': 0,
  // Narrow pages are seen, which Firefox's own bars have no room for.
  'toolkit.legacyUserProfileCustomizations.stylesheets': true,
  'intl.accept_languages': 'en-GB',
};

/** Starts a Firefox with a profile of its own. */
export async function openFirefox(preferences: Record<string, unknown> = {}): Promise<Visitor> {
  const profile = await mkdtemp(join(tmpdir(), 'firefox-'));
  const lines = Object.entries({ ...PREFERENCES, ...preferences });
  await writeFile(join(profile, 'user.js'), lines.map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`).join(''));
  await mkdir(join(profile, 'chrome'));
  await writeFile(join(profile, 'chrome/userChrome.css'), '* { min-width: 0 !important }');
  const firefox = spawn('firefox-esr', ['--headless', '--marionette', '--no-remote', '--profile', profile], {
    env: { ...process.env, HOME: profile, TZ: 'Europe/Berlin' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const port = await new Promise<number>((listening, failed) => {
    let said = '';
    firefox.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const port = /Listening on port (\d+)/.exec(said)?.[1];
      if (port) listening(Number(port));
    });
    firefox.on('error', failed);
    firefox.on('exit', (code) => failed(new Error(`Firefox ended with ${code}: ${said}`)));
  });
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const send = marionette(socket);
  await send('WebDriver:NewSession', {});
  return new Visitor(send, async () => {
    socket.destroy();
    await end(firefox, 'SIGKILL');
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  });
}

type Answer = { resolve: (value: unknown) => void; reject: (error: Error) => void };

/** A message is its length, a colon and JSON: a command `[0, id, name, parameters]`, or an answer `[1, id, error, result]`. */
function marionette(socket: Socket): (command: string, parameters?: object) => Promise<unknown> {
  const waiting = new Map<number, Answer>();
  let unread = Buffer.alloc(0);
  socket.on('data', (more: Buffer) => {
    unread = Buffer.concat([unread, more]);
    for (;;) {
      const colon = unread.indexOf(':');
      const end = colon + 1 + Number(unread.subarray(0, colon).toString());
      if (colon < 0 || unread.length < end) return;
      const message: unknown = JSON.parse(unread.subarray(colon + 1, end).toString());
      unread = unread.subarray(end);
      // Its greeting is no answer.
      if (Array.isArray(message)) take(message as [number, number, object | null, { value?: unknown } | null]);
    }
  });
  function take([, id, error, result]: [number, number, object | null, { value?: unknown } | null]): void {
    const answer = waiting.get(id);
    waiting.delete(id);
    if (error) answer?.reject(new Error(JSON.stringify(error)));
    else answer?.resolve(result?.value);
  }
  let last = 0;
  return (command, parameters = {}) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      const message = JSON.stringify([0, last, command, parameters]);
      socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
}
