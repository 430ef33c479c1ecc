// What the websites of Node have in common beside signing people in.

/** The page for whoever is signed in. */
export function show(response, name) {
  const safe = String(name).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  response.type('html').send(`<!doctype html><html lang="en"><title>Wiki</title><link rel="icon" href="data:,"><p>Signed in as ${safe}</p>`);
}

/** Answers at the port of WEBSITE_URL, to this machine only. */
export function listen(app) {
  app.listen(Number(new URL(process.env.WEBSITE_URL).port), '127.0.0.1');
}
