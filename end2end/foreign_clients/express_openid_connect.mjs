// A website with express-openid-connect, as its own documentation sets it up to sign people in with a client secret
// (README.md, "Configuring the SDK"; EXAMPLES.md, "Obtaining access tokens" and "Back-Channel Logout").

import express from 'express';
import { auth } from 'express-openid-connect';
import session from 'express-session';

import { listen, show } from './pages.mjs';

const app = express();
app.use(
  auth({
    issuerBaseURL: process.env.ACCOUNT_URL,
    baseURL: process.env.WEBSITE_URL,
    clientID: process.env.CLIENT_ID,
    clientSecret: process.env.CLIENT_SECRET,
    secret: process.env.COOKIE_KEY,
    authorizationParams: { response_type: 'code' },
    session: { store: new session.MemoryStore() },
    backchannelLogout: true,
  }),
);
app.get('/', (request, response) => show(response, request.oidc.user.preferred_username));
listen(app);
