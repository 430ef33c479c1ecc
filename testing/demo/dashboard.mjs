// A product with the list of sessions in a page of its own: the service says who is signed in, and the product's server asks
// it for the embed token. Settings are PORT, USER_SESSIONS_URL and USER_SESSIONS_KEY (rights `verify` and `embed`).

import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const page = (service, name) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Settings · Harbour</title>
<link rel="stylesheet" href="/style.css">
<script type="module" src="${service}/embed/user-sessions.js"></script>
<header><b>Harbour</b><nav><a href="/">Shipments</a> <a href="/">Invoices</a> <a href="/settings" aria-current="page">Settings</a></nav><span>${name}</span></header>
<main>
<h1>Settings</h1>
<section><h2>Notifications</h2><p>Tell ${name} when a shipment is late.</p></section>
<section>
<user-sessions heading-level="2"><a href="${service}/account/sessions">User Sessions</a></user-sessions>
</section>
</main>
`;

const style = `:root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; background: light-dark(#f2f5f7, #12181c) }
body { margin: 0 } main { max-width: 84rem; margin: auto; padding: 1rem }
header { display: flex; gap: 2rem; padding: .8rem 1.5rem; background: #0f4c5c; color: #fff } nav { flex: 1 } header a { color: inherit; margin-right: 1rem }
section { margin: 1rem 0; padding: 1rem 1.25rem; border-radius: .6rem; background: light-dark(#fff, #1b2328) }
h2 { margin: 0; font-size: 1.05rem } p { margin: .3rem 0 } user-sessions:not(:defined) { display: block; min-block-size: 20rem }
`;

/** Answers the requests for the product. */
export function dashboard(service, key) {
  const ask = (path, body) =>
    fetch(service + path, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  return async (request, response) => {
    const answer = (status, type, text) => response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text);
    if (request.url === '/style.css') return answer(200, 'text/css', style);
    const [, token] = /(?:^|; )(?:__Host-)?session=([\w-]+)/.exec(request.headers.cookie ?? '') ?? [];
    if (request.method === 'POST' && request.url === '/user-sessions/token') {
      // Only the product's own pages: what another site's page sends comes with the person's cookie as well.
      if (request.headers['sec-fetch-site'] !== 'same-origin') return answer(403, 'text/plain', 'This is for our own pages.');
      const minted = await ask('/api/v1/embed-tokens', { session_token: token ?? '' });
      return answer(minted.status, minted.headers.get('Content-Type') ?? 'application/json', await minted.text());
    }
    const verified = await ask('/api/v1/verify', { session_token: token ?? '', activity: true });
    if (!verified.ok) return answer(503, 'text/plain', 'It is not known who you are. Try again in a moment.');
    const { active, account } = await verified.json();
    if (!active) {
      const back = encodeURIComponent(`http://${request.headers.host}${request.url}`);
      return response.writeHead(303, { Location: `${service}/sign-in?return=${back}` }).end();
    }
    return answer(200, 'text/html; charset=utf-8', page(service, account.login_name));
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { PORT, USER_SESSIONS_URL, USER_SESSIONS_KEY } = process.env;
  createServer(dashboard(USER_SESSIONS_URL, USER_SESSIONS_KEY)).listen(Number(PORT));
}
