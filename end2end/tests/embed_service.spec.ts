// The embedded list on the real service, in a page of another site: its words are the page's, and what it closes is closed.

import { test } from './embed_dashboard.ts';
import { expectState } from './embed_fixtures.ts';
import { activeTable, chromeOnWindows, closeButton, closeOthersButton, endedTable, expect, expectRefused, firefoxOnLinux, freshness, openSessions, rowOf, rows, safariOnIphone, sessionCookie, status } from './support.ts';

test.use({ userAgent: firefoxOnLinux });

test('the page and the embedded list have the same roles, names and words', async ({ page, account, dashboard, device, sessionElsewhere }) => {
  await (await sessionElsewhere({ userAgent: chromeOnWindows })).post('/api/sign-out');
  await sessionElsewhere({ userAgent: safariOnIphone });
  await sessionElsewhere();
  await openSessions(page, account);
  const product = await dashboard(await sessionCookie(page));
  const embedding = await device();
  await product.open(embedding);
  await expectState(embedding, 'live');
  // What a row shows on demand is the page's own.
  await page.locator('.details').evaluateAll((all) => all.forEach((details) => details.setAttribute('hidden', '')));
  for (const table of [activeTable, endedTable]) {
    expect(await table(embedding).ariaSnapshot()).toBe(await table(page).ariaSnapshot());
  }
  await expect(embedding.getByRole('heading', { name: 'User Sessions' })).toBeVisible();
  expect(await closeOthersButton(embedding).textContent()).toBe(await closeOthersButton(page).textContent());
  const switchOf = { name: 'Pause live updates' };
  await expect(embedding.getByRole('button', switchOf)).toHaveText(await page.getByRole('button', switchOf).innerText());
  await closeOthersButton(page).click();
  await closeOthersButton(embedding).click();
  for (const [role, name] of [['heading', /^Close \d/], ['button', /^Close \d/], ['button', /^Cancel$/]] as const) {
    const [here, there] = [embedding, page].map((one) => one.getByRole('dialog').getByRole(role, { name }));
    expect(await here?.textContent()).toBe(await there?.textContent());
  }
  const consequence = 'They are signed out at once';
  expect(await embedding.getByText(consequence).textContent()).toBe(await page.getByText(consequence).textContent());
  for (const one of [page, embedding]) await one.keyboard.press('Escape');
  await closeButton(embedding, 'Safari on iPhone').click();
  await expect(status(embedding)).toHaveText('Closed: Safari on iPhone.');
  await expect(status(page)).toHaveText('A session has ended: Safari on iPhone.');
  await closeButton(page, 'A program (curl)').click();
  await expect(status(page)).toHaveText('Closed: A program (curl).');
  await expect(status(embedding)).toHaveText('A session has ended: A program (curl).');
  await expect(freshness(page)).toHaveText('Live');
});

test('what is closed in the embedded list is refused at once, and the one that looks empties itself', async ({ page, server, dashboard, sessionElsewhere, guard }) => {
  guard.expectStatus(401);
  const [own, phone, program] = [await sessionElsewhere({ userAgent: firefoxOnLinux }), await sessionElsewhere({ userAgent: safariOnIphone }), await sessionElsewhere()];
  const product = await dashboard(own.cookie);
  await product.open(page);
  await expect(rows(page)).toHaveCount(3);
  await closeButton(page, 'Safari on iPhone').click();
  await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
  await expectRefused(server, phone.cookie);
  await page.mouse.move(1, 1);
  await expect(rowOf(page, 'Safari on iPhone')).toHaveCount(0);
  await program.post('/api/sessions/close-others');
  await expect(page.getByRole('heading', { name: 'This session was closed' })).toBeVisible();
  await expect(page.locator('user-sessions')).toContainText('It was closed with all others from A program (curl)');
  await expectState(page, 'over');
});

test('all others are closed at once', async ({ page, server, dashboard, sessionElsewhere }) => {
  const [own, phone, program] = [await sessionElsewhere({ userAgent: firefoxOnLinux }), await sessionElsewhere({ userAgent: safariOnIphone }), await sessionElsewhere()];
  const product = await dashboard(own.cookie);
  await product.open(page);
  await closeOthersButton(page).click();
  await page.getByRole('button', { name: 'Close 2 sessions' }).click();
  await expect(status(page)).toHaveText('2 other sessions were closed.');
  for (const { cookie } of [phone, program]) await expectRefused(server, cookie);
});

test('the service gives the element to every origin, by a name for integrity too, and refuses another one', async ({ server }) => {
  for (const name of ['user-sessions.js', 'user-sessions.d.ts']) {
    const answer = await fetch(`${server.url}/embed/${name}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
  }
  for (const name of ['other.js', 'user-sessions.0000000000000000.js', '..%2Fstart.js']) {
    expect((await fetch(`${server.url}/embed/${name}`)).status, name).toBe(404);
  }
});

test('the name with the hash never changes, and the plain one is asked for again', async ({ server }) => {
  const plain = await fetch(`${server.url}/embed/user-sessions.js`);
  const tag = plain.headers.get('etag') ?? '';
  const hash = /^W\/"([0-9a-f]{16})"$/.exec(tag)?.[1];
  const hashed = await fetch(`${server.url}/embed/user-sessions.${hash}.js`);
  expect(hashed.status).toBe(200);
  expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(hashed.headers.get('access-control-allow-origin')).toBe('*');
  expect(await hashed.text()).toBe(await plain.text());
  const again = await fetch(`${server.url}/embed/user-sessions.js`, { headers: { 'If-None-Match': tag } });
  expect(again.status).toBe(304);
});

test.describe('with the last authentication too old', () => {
  test.use({ serverOptions: ['--step-up-window', '1ms', '--poll-interval', '500ms'] });

  test('closing leads to the service’s own page, where it names what is closed', async ({ page, server, dashboard, sessionElsewhere, guard }) => {
    guard.expectStatus(403);
    const own = await sessionElsewhere({ userAgent: firefoxOnLinux });
    await sessionElsewhere({ userAgent: safariOnIphone });
    const product = await dashboard(own.cookie);
    await product.open(page);
    await closeButton(page, 'Safari on iPhone').click();
    const link = page.getByRole('link', { name: /^Continue at / });
    await expect(link).toHaveAttribute('href', new RegExp(`^${server.url}/account/sessions/close\\?session=[\\w-]+&from=`));
    await expect(rows(page)).toHaveCount(2);
    await expect(page.locator('input')).toHaveCount(0);
  });
});
