// Libraries that others wrote, each as its own documentation sets it up. docs/websites.md has the same in a table.

import { chromeOnWindows, closeButton, endedTable, expect, fillSignIn, firefoxOnLinux, openSessions } from './support.ts';
import { ForeignClient, Place } from './foreign_client.ts';
import { allowButton, test } from './website_support.ts';

type Library = {
  /** Where browsers come back to. */
  callback: string;
  /** Where it is told that a session was closed, if it can be. */
  notices?: string;
  /** What `website add` has to be told besides. */
  words?: readonly string[];
  /** Whether it knows the login name; what it shows is the account's id otherwise. */
  knowsName?: false;
  /** Whether it asks only now and then; else a close is noticed with the next page. */
  asksNowAndThen?: true;
  start: 'apache' | 'node' | 'python';
  file: string;
};

const rs256 = ['--id-token-signing-alg', 'RS256'];
const withoutPkce = ['--pkce', 'optional'];

const libraries: Record<string, Library> = {
  'express-openid-connect': {
    ...{ start: 'node', file: 'express_openid_connect.mjs', callback: '/callback' },
    ...{ notices: '/backchannel-logout', words: rs256 },
  },
  'passport-openidconnect': {
    ...{ start: 'node', file: 'passport_openidconnect.mjs', callback: '/cb' },
    ...{ notices: '/backchannel-logout', words: withoutPkce },
  },
  'openid-client 5': { start: 'node', file: 'openid_client_5.mjs', callback: '/cb', words: rs256 },
  'openid-client 6': { start: 'node', file: 'openid_client_6.mjs', callback: '/cb' },
  'mozilla-django-oidc': {
    ...{ start: 'python', file: 'mozilla_django_oidc_client.py', callback: '/oidc/callback/' },
    ...{ words: [...rs256, ...withoutPkce], asksNowAndThen: true },
  },
  'flask-oidc': {
    ...{ start: 'python', file: 'flask_oidc_client.py', callback: '/authorize' },
    ...{ words: withoutPkce, knowsName: false, asksNowAndThen: true },
  },
  Authlib: { start: 'python', file: 'authlib_flask.py', callback: '/auth', words: withoutPkce },
  mod_auth_openidc: {
    ...{ start: 'apache', file: 'apache_quickstart.conf', callback: '/callback' },
    ...{ notices: '/callback?logout=backchannel', words: withoutPkce, knowsName: false },
  },
};

test.use({ userAgent: firefoxOnLinux });

for (const [name, library] of Object.entries(libraries)) {
  const title = `${name} signs people in as its documentation sets it up, and out when their session is closed`;
  test(title, async ({ page, account, server, guard, device }) => {
    const place = await Place.find();
    const registered = await server.addWebsite({
      name: 'Wiki',
      redirectUri: `${place.url}${library.callback}`,
      backchannelLogoutUri: library.notices && `${place.loopbackUrl}${library.notices}`,
      words: library.words ?? [],
    });
    guard.keepSecret(registered.clientSecret ?? '');
    const website = await ForeignClient[library.start](library.file, place, server.url, registered);
    try {
      const phone = await device({ userAgent: chromeOnWindows });
      await phone.goto(place.url);
      await fillSignIn(phone, account);
      await allowButton(phone).click();
      const signedIn = phone.getByText(library.knowsName === false ? /^Signed in as \S{16,}$/ : `Signed in as ${account.name}`);
      await expect(signedIn).toBeVisible();
      // Nobody is asked again while the session is open, however long it is.
      if (library.asksNowAndThen) await website.later();
      await phone.goto(place.url);
      await expect(phone).toHaveURL(`${place.url}/`);
      await expect(signedIn).toBeVisible();
      await openSessions(page, account);

      await closeButton(page, 'Chrome on Windows').click();
      const heard = library.notices ? /Wiki signed you out in \d\.\d s/ : 'Wiki cannot be reached. Its access ends:';
      await expect(endedTable(page)).toContainText(heard);
      if (library.asksNowAndThen) await website.later();
      await phone.goto(place.url);
      await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Sign in');
    } finally {
      await website.stop();
    }
  });
}
