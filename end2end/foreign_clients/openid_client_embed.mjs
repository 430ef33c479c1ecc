// A website with openid-client 6 whose page shows people their sessions: its server exchanges its access token of whoever is
// signed in for a token of the page. docs/websites.md shows the part that does it.

import express from 'express';
import session from 'express-session';
import * as client from 'openid-client';

import { listen, show } from './pages.mjs';

const { ACCOUNT_URL, CLIENT_ID, CLIENT_SECRET, COOKIE_KEY, WEBSITE_URL } = process.env;

// The tests speak http on one machine, which this library has to be allowed.
const config = await client.discovery(new URL(ACCOUNT_URL), CLIENT_ID, CLIENT_SECRET, undefined, {
  execute: [client.allowInsecureRequests],
});

const app = express();
app.use(session({ secret: COOKIE_KEY, resave: false, saveUninitialized: false, cookie: { sameSite: 'lax' } }));

app.get('/callback', async (request, response) => {
  const tokens = await client.authorizationCodeGrant(config, new URL(request.originalUrl, WEBSITE_URL), {
    pkceCodeVerifier: request.session.code_verifier,
  });
  request.session.user = { name: tokens.claims().preferred_username, accessToken: tokens.access_token };
  response.redirect('/');
});

app.post('/user-sessions/token', async (request, response) => {
  if (!request.session.user) return response.status(401).end();
  const grantType = 'urn:ietf:params:oauth:grant-type:token-exchange';
  const answer = await client.genericGrantRequest(config, grantType, {
    subject_token: request.session.user.accessToken,
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    resource: WEBSITE_URL,
  });
  response.set('Cache-Control', 'no-store').json(answer);
});

app.get('/', async (request, response) => {
  if (request.session.user) return show(response, request.session.user.name);
  request.session.code_verifier = client.randomPKCECodeVerifier();
  const parameters = {
    redirect_uri: `${WEBSITE_URL}/callback`,
    scope: 'openid profile sessions',
    code_challenge: await client.calculatePKCECodeChallenge(request.session.code_verifier),
    code_challenge_method: 'S256',
  };
  return response.redirect(client.buildAuthorizationUrl(config, parameters).href);
});
listen(app);
