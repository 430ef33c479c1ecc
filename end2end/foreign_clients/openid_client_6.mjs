// A website with openid-client 6, as its README.md sets it up under "Authorization Code Flow". Whether somebody is still
// signed in is asked by introspection, on each page. docs/websites-node.md has a larger one, which is told.

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
app.use(session({ secret: COOKIE_KEY, resave: false, saveUninitialized: false }));

app.get('/login', async (request, response) => {
  const code_verifier = client.randomPKCECodeVerifier();
  request.session.code_verifier = code_verifier;
  const parameters = {
    redirect_uri: `${WEBSITE_URL}/cb`,
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(code_verifier),
    code_challenge_method: 'S256',
  };
  if (!config.serverMetadata().supportsPKCE()) {
    request.session.state = client.randomState();
    parameters.state = request.session.state;
  }
  response.redirect(client.buildAuthorizationUrl(config, parameters).href);
});

app.get('/cb', async (request, response) => {
  const tokens = await client.authorizationCodeGrant(config, new URL(request.originalUrl, WEBSITE_URL), {
    pkceCodeVerifier: request.session.code_verifier,
    expectedState: request.session.state,
  });
  request.session.user = { name: tokens.claims().preferred_username, access_token: tokens.access_token };
  response.redirect('/');
});

app.get('/', async (request, response) => {
  const { user } = request.session;
  if (!user || !(await client.tokenIntrospection(config, user.access_token)).active) return response.redirect('/login');
  return show(response, user.name);
});
listen(app);
