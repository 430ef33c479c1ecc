// A website with passport-openidconnect, as its README.md sets it up. It does not know PKCE, so it has to be told to send a
// nonce. Neither does it know logout notices: jose checks them, and express-session forgets whom they are about.

import express from 'express';
import session from 'express-session';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import passport from 'passport';
import OpenIDConnectStrategy from 'passport-openidconnect';

import { listen, show } from './pages.mjs';

const { ACCOUNT_URL, CLIENT_ID, CLIENT_SECRET, COOKIE_KEY, WEBSITE_URL } = process.env;

passport.use(
  new OpenIDConnectStrategy(
    {
      issuer: ACCOUNT_URL,
      authorizationURL: `${ACCOUNT_URL}/oauth2/authorize`,
      tokenURL: `${ACCOUNT_URL}/oauth2/token`,
      userInfoURL: `${ACCOUNT_URL}/oauth2/userinfo`,
      clientID: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      callbackURL: `${WEBSITE_URL}/cb`,
      scope: ['profile'],
      nonce: true,
    },
    function verify(_issuer, profile, _context, idToken, done) {
      const { sid } = JSON.parse(Buffer.from(idToken.split('.')[1], 'base64url').toString());
      done(null, { id: profile.id, name: profile.username, sid });
    },
  ),
);
passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, closed.has(user.sid) ? false : user));

/** The sessions that were closed. */
const closed = new Set();
const keys = createRemoteJWKSet(new URL(`${ACCOUNT_URL}/oauth2/jwks`));

const app = express();
app.post('/backchannel-logout', express.urlencoded({ extended: false }), async (request, response) => {
  const { payload } = await jwtVerify(request.body.logout_token, keys, {
    issuer: ACCOUNT_URL,
    audience: CLIENT_ID,
    typ: 'logout+jwt',
    requiredClaims: ['sid'],
  });
  closed.add(payload.sid);
  response.set('Cache-Control', 'no-store').send();
});
app.use(session({ secret: COOKIE_KEY, resave: false, saveUninitialized: false }));
app.use(passport.authenticate('session'));
app.get('/login', passport.authenticate('openidconnect'));
app.get('/cb', passport.authenticate('openidconnect', { failureRedirect: '/login', failureMessage: true }), (_request, response) =>
  response.redirect('/'),
);
app.get('/', (request, response) => (request.user ? show(response, request.user.name) : response.redirect('/login')));
listen(app);
