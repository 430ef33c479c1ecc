// Serves a dashboard of React with the list of sessions in it. The token is got as in dashboard-express.

import { build } from 'esbuild';
import express from 'express';

const { PORT = '4000', USER_SESSIONS_URL } = process.env;
const define = { USER_SESSIONS_URL: JSON.stringify(USER_SESSIONS_URL) };
const options = { entryPoints: [`${import.meta.dirname}/dashboard.jsx`], bundle: true, minify: true, jsx: 'automatic', define, write: false };
const { outputFiles: [script] } = await build(options);
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Dashboard</title><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="/dashboard.js"></script>`;
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

app.get('/dashboard.js', (_, response) => response.type('js').send(script.text));

app.get('/', async (request, response) => {
  const answer = await askAbout(request, '/api/v1/verify', { activity: true });
  // Whoever is not known to be signed in does not get in.
  if (!answer.ok) return response.sendStatus(503);
  const { active } = await answer.json();
  const here = `${request.protocol}://${request.get('Host')}/`;
  if (!active) return response.redirect(303, `${USER_SESSIONS_URL}/sign-in?return=${encodeURIComponent(here)}`);
  response.set('Cache-Control', 'no-store').type('html').send(page);
});

app.listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}/`));
