import { chromeOnWindows, closeButton, endedTable, expect, openSessions, rows, status } from './support.ts';
import { allow, askToSignIn, goToWebsites, revoke, test, websiteRow } from './website_support.ts';

// reference/security.md, D1, D2 and D5: what a client says about itself is shown to the account's person.
const agents = [
  `<script>document.title='x'</script>`,
  `"><img src=x onerror="document.title='x'">`,
  '{{7*7}} ${7*7} </script><script>document.title="x"</script>',
  '\u202Enoisses tnerruC\u202C \u200B\u200Bі\u0440hone (this device) Current Session',
  'Firefox/140.0 Current Session',
  'Mozilla/5.0 (X11; Linux x86_64) Current Session/1.0 <b>bold</b>\u2028\u2029',
  'A'.repeat(8000),
];

test('what hostile clients call themselves is text, and imitates nothing', async ({ page, account, sessionElsewhere }) => {
  for (const userAgent of agents) await sessionElsewhere({ userAgent });
  await openSessions(page, account);

  await expect(rows(page)).toHaveCount(agents.length + 1);
  await expect(page).toHaveTitle('User Sessions · My Account');
  await expect(page.getByText('Current Session')).toHaveCount(1);
  await expect(rows(page).first()).toContainText('Current Session');
  await expect(page.locator('main img, main b, main script')).toHaveCount(0);
  const shown = await rows(page).getByRole('rowheader').allInnerTexts();
  for (const text of shown) {
    expect(text).not.toMatch(/[<>{}\u200B-\u200F\u2028-\u202E\u2066-\u2069]/);
    expect(text.length).toBeLessThan(120);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('the same comes in live, is announced, closed and remembered as text', async ({ page, account, sessionElsewhere }) => {
  await openSessions(page, account);
  for (const userAgent of agents.slice(0, 3)) {
    const session = await sessionElsewhere({ userAgent });
    await expect(rows(page)).toHaveCount(2);
    await expect(status(page)).toContainText('New session:');
    await expect(closeButton(page, '')).toHaveCount(0);
    await session.post('/api/sign-out');
    await expect(rows(page)).toHaveCount(1);
  }
  await expect(endedTable(page).getByRole('row')).toHaveCount(4);
  await expect(page).toHaveTitle('User Sessions · My Account');
  await expect(page.locator('main img, main b, main script')).toHaveCount(0);
});

test.describe('with a proxy in front', () => {
  test.use({ serverOptions: ['--trusted-proxies', '127.0.0.0/8', '--poll-interval', '500ms'] });

  test('an address is an address, or unknown', async ({ page, account, sessionElsewhere }) => {
    const known = ['203.0.113.7', '2001:db8::17'];
    const hostile = [`<img src=x onerror="document.title='x'">`, 'Current Session'];
    for (const from of [...known, ...hostile]) await sessionElsewhere({ from });
    await openSessions(page, account);
    for (const address of known) await expect(page.getByText(address, { exact: true })).toBeVisible();
    await expect(rows(page).getByText('unknown', { exact: true })).toHaveCount(hostile.length);
    await expect(page.getByText('Current Session')).toHaveCount(1);
  });
});

test('what a website calls itself is text wherever it is shown', async ({ page, account, openWebsite, device }) => {
  const hostile = await openWebsite({ name: `</title>"><img src=x onerror="document.title='x'">{{7*7}}` });
  const phone = await device({ userAgent: chromeOnWindows });
  await askToSignIn(phone, hostile, account);
  await expect(phone.locator('main img')).toHaveCount(0);
  await expect(phone).toHaveTitle(`Allow ${hostile.name} to use your account? · My Account`);
  await allow(phone, hostile, account);

  await openSessions(page, account);
  await expect(rows(page).getByText(`Signed in to ${hostile.name}`)).toBeVisible();
  await closeButton(page, 'Chrome on Windows').click();
  await expect(status(page)).toContainText(`${hostile.name} is being told.`);
  await expect(endedTable(page)).toContainText(`${hostile.name} signed you out`);
  await expect(page.locator('main img, main b, main script')).toHaveCount(0);

  await goToWebsites(page);
  await expect(websiteRow(page, hostile)).toBeVisible();
  await revoke(page, hostile);
  await expect(status(page)).toHaveText(`${hostile.name} is revoked.`);
  await expect(page).toHaveTitle('Authorized Websites · My Account');
});
