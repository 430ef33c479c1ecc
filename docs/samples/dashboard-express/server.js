// A product's dashboard with the list of sessions in it. docs/embedding.md explains the token, and the tests run this very file.

import express from 'express';
import { readFileSync } from 'node:fs';

const { PORT = '4000', USER_SESSIONS_URL } = process.env;
const file = readFileSync(new URL('dashboard.html', import.meta.url), 'utf8');
const page = file.replaceAll('https://account.example.com', USER_SESSIONS_URL);
const policy = `default-src 'none'; script-src ${USER_SESSIONS_URL}; connect-src 'self' ${USER_SESSIONS_URL}; img-src data:;
  require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'; base-uri 'none'`.replace(/\s+/g, ' ');
const app = express();

app.post('/user-sessions/token', async (request, response) => {
  // Pages of other sites have no business here, though the browser may send the cookie for them.
  if (request.get('Sec-Fetch-Site') !== 'same-origin') return response.sendStatus(403);
  const answer = await askAbout(request, '/api/v1/embed-tokens');
  response.status(answer.status).type('json').send(await answer.text());
});

function askAbout(request, path, more) {
  const [, token = ''] = /(?:^|; )(?:__(?:Host|Secure)-)?session=([\w-]+)/.exec(request.get('Cookie') ?? '') ?? [];
  const headers = { Authorization: `Bearer ${process.env.USER_SESSIONS_KEY}`, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ session_token: token, ...more });
  return fetch(process.env.USER_SESSIONS_URL + path, { method: 'POST', headers, body });
}

app.get('/', async (request, response) => {
  const answer = await askAbout(request, '/api/v1/verify', { activity: true });
  // Whoever is not known to be signed in does not get in.
  if (!answer.ok) return response.sendStatus(503);
  const { active } = await answer.json();
  const here = `${request.protocol}://${request.get('Host')}/`;
  if (!active) return response.redirect(303, `${USER_SESSIONS_URL}/sign-in?return=${encodeURIComponent(here)}`);
  response.set({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' }).type('html').send(page);
});

app.listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}/`));
