// A session that gets a new token while a page of it asks, because its person has entered the password.

import type { Page } from '@playwright/test';

import type { Guard } from './guard.ts';
import { type Account, type Server, expect, send, sessionCookie } from './support.ts';

/** The page's session has a new token at the service from now on; the browser has it once the result is called. */
export async function replaceToken(page: Page, server: Server, account: Account, guard: Guard): Promise<() => Promise<void>> {
  const answer = await send(server, await sessionCookie(page), '/api/sessions/close-others', { password: account.password });
  expect(answer.status, await answer.text()).toBe(200);
  const given = answer.headers.getSetCookie().map((cookie) => /^__Host-session=([\w-]{43});/.exec(cookie)?.[1]);
  const value = given.find(Boolean) ?? '';
  expect(value, 'a new token').not.toBe('');
  guard.keepSecret(value);
  const context = page.context();
  const own = (await context.cookies()).filter(({ name }) => name === '__Host-session');
  return () => context.addCookies(own.map((cookie) => ({ ...cookie, value })));
}
