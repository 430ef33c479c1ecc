// A website with openid-client 5, as its README.md sets it up under "Authorization Code Flow". Whether somebody is still
// signed in is asked by introspection, on each page.

import express from 'express';
import session from 'express-session';
import { Issuer, generators } from 'openid-client-5';

import { listen, show } from './pages.mjs';

const { ACCOUNT_URL, CLIENT_ID, CLIENT_SECRET, COOKIE_KEY, WEBSITE_URL } = process.env;
const callback = `${WEBSITE_URL}/cb`;

const issuer = await Issuer.discover(ACCOUNT_URL);
const client = new issuer.Client({
  client_id: CLIENT_ID,
  client_secret: CLIENT_SECRET,
  redirect_uris: [callback],
  response_types: ['code'],
});

const app = express();
app.use(session({ secret: COOKIE_KEY, resave: false, saveUninitialized: false }));

app.get('/login', (request, response) => {
  const code_verifier = generators.codeVerifier();
  request.session.code_verifier = code_verifier;
  const code_challenge = generators.codeChallenge(code_verifier);
  response.redirect(client.authorizationUrl({ scope: 'openid email profile', code_challenge, code_challenge_method: 'S256' }));
});

app.get('/cb', async (request, response) => {
  const { code_verifier } = request.session;
  const tokenSet = await client.callback(callback, client.callbackParams(request), { code_verifier });
  const { preferred_username } = await client.userinfo(tokenSet.access_token);
  request.session.user = { name: preferred_username, access_token: tokenSet.access_token };
  response.redirect('/');
});

app.get('/', async (request, response) => {
  const { user } = request.session;
  if (!user || !(await client.introspect(user.access_token)).active) return response.redirect('/login');
  return show(response, user.name);
});
listen(app);
