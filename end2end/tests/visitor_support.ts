// What the tests in Firefox and in WebKit start from.

import { openFirefox } from './firefox.ts';
import type { Account } from './support.ts';
import type { Visitor } from './webdriver.ts';
import { openWebKit } from './webkit.ts';
import { test as plain } from './website_support.ts';

export type Engine = 'Firefox' | 'WebKit';

type Fixtures = { engine: Engine; language: string; visitor: Visitor };

export const test = plain.extend<Fixtures>({
  engine: ['Firefox', { option: true }],
  language: ['en-GB', { option: true }],
  visitor: async ({ engine, language }, use) => {
    const visitor = await open(engine, language);
    await use(visitor);
    await visitor.quit();
  },
});

/** WebKit takes no `Secure` cookie over plain http. */
export function cookiesFor(engine: Engine): string[] {
  return engine === 'WebKit' ? ['--insecure-cookies'] : [];
}

export async function fillSignIn(visitor: Visitor, account: Account): Promise<void> {
  await visitor.fill('[name=login_name]', account.name);
  await visitor.fill('[name=password]', account.password);
  await visitor.click('main button', 'Sign in');
}

/** Signs in and waits until the list is alive. */
export async function openSessions(visitor: Visitor, url: string, account: Account): Promise<void> {
  await visitor.open(`${url}/sign-in`);
  await fillSignIn(visitor, account);
  await visitor.arrives(/\/account\/sessions$/);
  await visitor.sees('html[data-alive] .live', 'Live');
}

function open(engine: Engine, language: string): Promise<Visitor> {
  return engine === 'Firefox' ? openFirefox({ 'intl.accept_languages': language }) : openWebKit(language);
}
