// What people do first, in Firefox and in WebKit. All else is tested in Chromium.

import { expect, expectRefused, safariOnIphone } from './support.ts';
import { cookiesFor, fillSignIn, openSessions, test } from './visitor_support.ts';

test.describe('WebKit over plain http, as it is set for others', () => {
  test.use({ engine: 'WebKit' });

  test('whoever enters the right password is told why that does not sign in', async ({ visitor, server, account }) => {
    await visitor.open(`${server.url}/account/security`);
    await fillSignIn(visitor, account);
    await visitor.sees('[role=alert]', 'The password was right, but this browser did not keep the cookie');
    await visitor.sees('[role=alert]', '--insecure-cookies');
    await visitor.arrives(/\/sign-in\?cookie=refused&next=%2Faccount%2Fsecurity$/);
  });
});

for (const engine of ['Firefox', 'WebKit'] as const) {
  test.describe(engine, () => {
    const serverOptions = ['--allow-private-websites', '--poll-interval', '500ms', ...cookiesFor(engine)];
    test.use({ engine, serverOptions });

    test('a session that starts elsewhere appears, and is closed by one click', async ({ visitor, server, account, sessionElsewhere }) => {
      await openSessions(visitor, server.url, account);
      const phone = await sessionElsewhere({ userAgent: safariOnIphone });
      await visitor.sees('tr.new', 'Safari on iPhone');
      await visitor.click('tr.new button', 'Close');
      await visitor.sees('[role=status]', 'Closed: Safari on iPhone.');
      await visitor.seesNo('td button', 'Close');
      await expectRefused(server, phone.cookie);
    });

    test('all others are closed from the dialog', async ({ visitor, server, account, sessionElsewhere }) => {
      const others = [await sessionElsewhere(), await sessionElsewhere({ userAgent: safariOnIphone })];
      await openSessions(visitor, server.url, account);
      await visitor.click('button', 'Close All Other Sessions (2)');
      await visitor.sees('dialog h2', 'Close 2 other sessions?');
      await visitor.click('dialog button', 'Close 2 sessions');
      await visitor.sees('[role=status]', '2 other sessions were closed.');
      await visitor.seesNo('dialog');
      for (const other of others) await expectRefused(server, other.cookie);
    });

    test('a page whose session was closed elsewhere empties itself', async ({ visitor, server, account, sessionElsewhere }) => {
      await openSessions(visitor, server.url, account);
      const elsewhere = await sessionElsewhere();
      expect(await elsewhere.post('/api/sessions/close-others')).toBe(200);
      await visitor.sees('h1', 'This session was closed');
      await visitor.seesNo('table');
      await visitor.click('.ended-notice button', 'Sign in as');
      await visitor.arrives(/\/sign-in/);
    });

    test('a website is allowed after signing in on the way', async ({ visitor, account, website }) => {
      await visitor.open(`${website.url}/sign-in`);
      await fillSignIn(visitor, account);
      await visitor.sees('h1', 'Allow Wiki to use your account?');
      await visitor.click('button', 'Allow');
      await visitor.arrives(new RegExp(`^${website.url}/$`));
      await visitor.sees('body', `Signed in as ${account.name}`);
    });

    test.describe('with an authentication that is too old at once', () => {
      test.use({ serverOptions: [...serverOptions, '--step-up-window', '1ms'] });

      test('closing asks for the password in place', async ({ visitor, server, account, sessionElsewhere }) => {
        const phone = await sessionElsewhere({ userAgent: safariOnIphone });
        await openSessions(visitor, server.url, account);
        await visitor.click('td button', 'Close');
        await visitor.sees('.prompt', 'Nothing is closed yet');
        await visitor.fill('.prompt [name=password]', account.password);
        await visitor.click('.prompt button', 'Close session');
        await visitor.sees('[role=status]', 'Closed: Safari on iPhone.');
        await expectRefused(server, phone.cookie);
      });
    });
  });
}
