// Pictures of User Sessions in Firefox and in WebKit for people to look at, in `test-results/pictures`. What can be said of
// them without looking is tried at each width.

import { mkdir, writeFile } from 'node:fs/promises';

import { Gate } from './gate.ts';
import { TEXTS, wrongNow } from './layout.ts';
import { chromeOnWindows, curl, expect } from './support.ts';
import { cookiesFor, openSessions, test } from './visitor_support.ts';

const FOLDER = 'test-results/pictures';
const WIDTHS = [320, 390, 744, 768, 820, 1024, 1280];

/** The rules of a style that somebody else gives the page. */
const SHOW = `
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(arguments[0]);
  document.adoptedStyleSheets = [sheet];
`;

/** A frame has been drawn since. */
const DRAWN = 'return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))';

/** How times are written: as a person of the language has them in English, and before the page comes to life as all do. */
const TIMES = { 'en-US': /^Today, \d+:\d\d\s[AP]M$/, 'ru-RU': /^Today, \d\d:\d\d$/ };

for (const engine of ['Firefox', 'WebKit'] as const) {
  for (const language of ['en-US', 'ru-RU'] as const) {
    test.describe(`${engine} in ${language}`, () => {
      test.use({
        engine,
        language,
        serverOptions: ['--trusted-proxies', '127.0.0.0/8', '--poll-interval', '500ms', ...cookiesFor(engine)],
      });

      test(`every session can be read and closed at every kind of width, before and after the page comes to life, in ${engine} in ${language}`, async ({ visitor, server, account, sessionElsewhere }) => {
        test.slow();
        await sessionElsewhere({ userAgent: curl, from: '2001:db8:85a3:8d3:1319:8a2e:370:7348' });
        await sessionElsewhere({ userAgent: chromeOnWindows, from: '192.0.2.118' });
        await (await sessionElsewhere({ userAgent: curl, from: '203.0.113.80' })).post('/api/sign-out');
        const still = await Gate.open(server.url, Number(new URL(server.url).port), /\/start\.[^/]*\.js$/);
        await mkdir(FOLDER, { recursive: true });
        await openSessions(visitor, server.url, account);
        expect(await visitor.evaluate('return navigator.language')).toBe(language);
        for (const when of ['before', 'after', 'spaced'] as const) {
          await visitor.open(`${when === 'before' ? still.url : server.url}/account/sessions`);
          await visitor.sees(when === 'before' ? 'html:not([data-alive]) tbody' : 'html[data-alive] .live');
          const time = await visitor.evaluate<string>('return document.querySelector("tbody time").textContent');
          expect(time).toMatch(when === 'before' ? /^\d{4}-\d\d-\d\d \d\d:\d\d UTC$/ : TIMES[language]);
          await visitor.evaluate(SHOW, when === 'spaced' ? TEXTS.spaced : '');
          for (const width of WIDTHS) {
            await visitor.resize(width, 640);
            expect(await visitor.evaluate(`return (${wrongNow.toString()})()`), `${when}, ${width} px`).toEqual([]);
            await visitor.resize(width, await visitor.evaluate<number>('return document.documentElement.scrollHeight'));
            await visitor.evaluate(DRAWN);
            await writeFile(`${FOLDER}/${engine}-${language}-${when}-${width}.png`, await visitor.picture());
          }
        }
        await still.close();
      });
    });
  }
}
