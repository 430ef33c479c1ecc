// `cargo xtask demo`: the test service with something in it, beside a product that shows the list, until Ctrl-C.
// The first argument is the program `user-sessions-testing`; PORT is where the product is to listen, by preference 4000.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

import { dashboard } from './dashboard.mjs';
import { PEOPLE } from './people.mjs';

const [, , program] = process.argv;
// Settings of whoever runs it do not count, and only what is wrong is worth reading between the links.
const own = Object.entries(process.env).filter(([name]) => !name.startsWith('USER_SESSIONS_'));
const env = { RUST_LOG: 'warn', ...Object.fromEntries(own) };
const service = spawn(program, [], { env, stdio: ['pipe', 'pipe', 'inherit'] });
service.on('error', (error) => leave(`The test service cannot be started: ${error.message}`));
service.on('exit', (code, signal) => leave(`The test service ended with ${signal ?? `status ${code}`}. Nothing is left; start the demo again.`));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => leave());

const [line] = await once(createInterface(service.stdout), 'line');
const { url, control, token } = JSON.parse(line);

/** Tells the service to do something. */
async function tell(path, body) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const answer = await fetch(control + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The test service refused ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const product = createServer();
const port = await listen(Number(process.env.PORT ?? 4000)).catch(() => listen(0));
const place = `http://localhost:${port}`;
const ada = await tell('/accounts', { name: 'ada', password: 'correct horse battery staple' });
for (const session of PEOPLE.sessions) await tell('/sessions', { account: ada.id, ...session });
for (const { isAllowed, ...website } of PEOPLE.websites) {
  await tell('/websites', { ...website, ...(isAllowed && { allowedBy: [ada.id] }) });
}
const { key } = await tell('/keys', { rights: ['verify', 'embed'], origins: [place] });
const answer = dashboard(url, key);
product.on('request', (request, response) => {
  const done = request.url === '/start' ? start(request, response) : answer(request, response);
  done.catch((error) => {
    console.error(String(error));
    response.writeHead(502, { 'Content-Type': 'text/plain' }).end('The service does not answer. Look at the terminal.');
  });
});

/** Signs in whichever browser comes, as the device that it is. */
async function start(request, response) {
  // A browser that only guesses that its person will come is not signed in yet.
  if (request.headers['sec-purpose']) return response.writeHead(503).end();
  const { storageState } = await tell('/sessions', { account: ada.id, userAgent: request.headers['user-agent'] ?? '' });
  const cookies = storageState.cookies.map(({ name, value, secure }) => `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`);
  response.writeHead(303, { Location: '/settings', 'Set-Cookie': cookies, 'Cache-Control': 'no-store' }).end();
}

console.log(`
User Sessions in a minute. All of it is made up, and gone with Ctrl-C.

1. A product with the list in its settings   ${place}/start
   Open this one first: it signs your browser in as Ada, who has eight other sessions.
2. The page of the account itself            ${url}/account/sessions
3. Where else the account signs in           ${url}/account/websites

Try this:
- Close a session in 1, and see it go in 2 within two seconds.
- Open 1 in another browser or a private window: it shows up in both lists, with a mark. Close it in one: the other
  browser empties itself and has to sign in again.
- Close All Other Sessions asks first, says how many it will close, and leaves the one that you look with.
- Revoke the website in 3: it has to ask again. The other one of the two has never been let in.
- Sign out and in again as ada, with the password: correct horse battery staple
`);

async function listen(wanted) {
  product.listen(wanted, 'localhost');
  // Rejects when somebody listens there already.
  await once(product, 'listening');
  return product.address().port;
}

function leave(complaint) {
  service.removeAllListeners('exit');
  service.kill();
  if (complaint) console.error(complaint);
  process.exit(complaint ? 1 : 0);
}
