// Brings the living parts of a page to life, and lets the account's pages follow each other without a reload.
// Every page is complete without this file; whatever fails here falls back to what the browser does by itself.

const { js, wasm } = document.getElementById('start').dataset;
const root = document.documentElement;

const load = (address) => import(address).then(async (module) => {
  await module.default({ module_or_path: wasm });
  module.hydrate();
  return module;
});
let code;
const start = () => code ??= load(js);

// The names of the living parts, which are no other exports of the module.
const LIVING = /^enliven_(sessions|session_watch|websites)$/;
const living = (part) => [...part.querySelectorAll('leptos-island')].filter(({ dataset }) => LIVING.test(dataset.component));

function enliven(module, islands) {
  for (const island of islands) module[island.dataset.component](island);
  root.dataset.alive = '';
}

// Whether the part is what the server sent: extensions, translations and finders of dates may have been there before.
function isUntouched(island) {
  const nodes = document.createTreeWalker(island, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
  let count = 0;
  while (nodes.nextNode()) count += 1;
  return count === Number(island.dataset.nodes);
}

// What cannot be enlivened as it stands is replaced by a fresh copy; the rest of the page and its forms stay.
async function enlivenPage() {
  const islands = living(document);
  const module = islands.length > 0 && await start();
  if (islands.every(isUntouched)) {
    try {
      return enliven(module, islands);
    } catch {
      // What has failed once is of no use any more.
      code = load(`${js}#again`);
    }
  }
  const again = await start();
  const fresh = living((await read(location.href)).page);
  if (fresh.length !== islands.length) return location.reload();
  islands.forEach((island, place) => island.replaceWith(fresh[place]));
  enliven(again, fresh);
}

async function read(url) {
  const answer = await fetch(url, { headers: { Accept: 'text/html', 'X-Made-For': root.dataset.madeFor } });
  return { answer, page: new DOMParser().parseFromString(await answer.text(), 'text/html') };
}

// A page without living parts, such as the one to sign in at, runs none of the code, which is there for the page that follows.
const fetchAhead = () => { if (!code) [js, wasm].forEach((file) => fetch(file, { priority: 'low' }).then((answer) => answer.arrayBuffer()).catch(() => {})); };

// Moments and numbers in words, in the page's language, which a voice reads aloud, with the order and clock that the person is
// used to. Digits are those of addresses, which stand beside them.
const { lang } = root;
const primary = (tag) => tag.split('-')[0].toLowerCase();
// What is no language to the browser itself, as `C`, it would not take.
const languages = navigator.languages.filter((language) => /^[a-z]{2,3}(-\w+)*$/i.test(language));
const own = languages.find((language) => primary(language) === primary(lang));
const region = own ?? (primary(lang) === 'en' ? 'en-GB' : lang);
const { hourCycle } = new Intl.DateTimeFormat(own ?? languages, { hour: 'numeric' }).resolvedOptions();
const clock = { hourCycle, hour: hourCycle > 'h2' ? '2-digit' : 'numeric', minute: '2-digit' };
const digits = { numberingSystem: 'latn' };
const written = (style) => new Intl.DateTimeFormat(region, { ...digits, calendar: 'gregory', ...style });
const date = { day: 'numeric', month: 'short' };
const [inTime, inDate, inOldDate, inFull] = [clock, date, { ...date, year: 'numeric' }, {
  weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...clock, second: '2-digit', timeZoneName: 'short',
}].map(written);
const HALF_A_YEAR = 182 * 24 * 3600 * 1000;
const relative = new Intl.RelativeTimeFormat(region, { ...digits, numeric: 'auto' });
const counted = new Intl.RelativeTimeFormat(region, digits);
const between = { ar: '، ', ja: ' ', zh: ' ' }[primary(lang)] ?? ', ';
// "today" is the first word where it stands.
const first = (text) => text.charAt(0).toLocaleUpperCase(lang) + text.slice(1);

function inWords(at) {
  const then = new Date(at).toDateString();
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  let day = (Math.abs(today - at) > HALF_A_YEAR ? inOldDate : inDate).format(at);
  if (then === today.toDateString()) day = first(relative.format(0, 'day'));
  if (then === yesterday.toDateString()) day = first(relative.format(-1, 'day'));
  // A time stays whole where the line ends.
  return day + between + inTime.format(at).replace(/\s/g, '\u00a0');
}

const ago = (count, unit) => count === 0 ? first(relative.format(0, 'second')) : counted.format(-count, unit);
const number = (value) => new Intl.NumberFormat(region, digits).format(value);
const duration = (count, unit) => new Intl.NumberFormat(region, { ...digits, style: 'unit', unit, unitDisplay: 'long' }).format(count);

// What the living parts say by themselves.
const words = JSON.parse(document.getElementById('start').dataset.words ?? '{}');
const plural = new Intl.PluralRules(lang);
function text(key, count) {
  const found = words[key] ?? key;
  return typeof found === 'string' ? found : found[plural.select(count)] ?? found.other;
}

const exactly = (at) => inFull.format(at);

// Whether the live updates were paused, for this tab and page; a browser that keeps nothing forgets it.
const PAUSED = () => `paused ${location.pathname}`;
function wasPaused() {
  try { return sessionStorage.getItem(PAUSED()) !== null; } catch { return false; }
}
function rememberPaused(paused) {
  try {
    if (paused) sessionStorage.setItem(PAUSED(), '');
    else sessionStorage.removeItem(PAUSED());
  } catch { /* It is paused all the same. */ }
}

// A switch that this browser remembers: the sound, which also has a hidden page ask now and then.
const isOn = (name) => { try { return localStorage.getItem(`switch ${name}`) !== null; } catch { return false; } };
function turn(name, on) {
  try {
    if (on) localStorage.setItem(`switch ${name}`, '');
    else localStorage.removeItem(`switch ${name}`);
  } catch { /* The next page does not know of it. */ }
}
const showSwitches = () => document.querySelectorAll('[data-switch]').forEach((button) => button.setAttribute('aria-pressed', isOn(button.dataset.switch)));
addEventListener('click', ({ target }) => {
  const name = target.closest?.('[data-switch]')?.dataset.switch;
  if (!name) return;
  turn(name, !isOn(name));
  showSwitches();
  if (isOn(name)) chime();
});

// Two short tones, made here: no file has to come first. A browser that nobody has touched yet stays silent.
let audio;
function chime() {
  audio ??= new AudioContext();
  audio.resume().catch(() => {});
  [660, 880].forEach((frequency, place) => {
    const [tone, volume, from] = [audio.createOscillator(), audio.createGain(), audio.currentTime + place * 0.12];
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.08, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.25);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.25);
  });
}

// What came while nobody looked is counted in the title, until somebody does.
let unseen = 0;
const titled = () => document.title.replace(/^\(\d+\) /, '');
function arrived(count) {
  if (isOn('sound')) chime();
  if (!document.hidden) return;
  unseen += count;
  document.title = `(${unseen}) ${titled()}`;
}
addEventListener('visibilitychange', () => {
  if (document.hidden) return;
  unseen = 0;
  document.title = titled();
});

// What the living parts ask for.
globalThis.pageScript = { text, number, ago, duration, inWords, exactly, wasPaused, rememberPaused, arrived, wantsToBeTold: () => isOn('sound') };

// Times that the server wrote in UTC; those of living parts are their own business.
function localise(part) {
  for (const time of part.querySelectorAll('time[datetime]')) {
    if (time.closest('leptos-island')) continue;
    const at = Date.parse(time.dateTime);
    time.textContent = inWords(at);
    time.title = exactly(at);
  }
}

const crashed = () => { root.dataset.app = 'crashed'; };
addEventListener('error', ({ error }) => { if (error instanceof WebAssembly.RuntimeError) crashed(); });
addEventListener('unhandledrejection', ({ reason }) => { if (reason instanceof WebAssembly.RuntimeError) crashed(); });

const isAccountPage = (url) => url.origin === location.origin && /^\/account(\/|$)/.test(url.pathname);
let visits = 0;
const place = () => location.pathname + location.search;
let shown = place();

// Whether the page was replaced by the one at `url`: not if a later visit has overtaken it, or the browser loads it.
async function visit(url, top = 0) {
  const visit = ++visits;
  const { answer, page } = await read(url);
  const module = living(page).length > 0 && await start();
  if (visit !== visits) return false;
  const sameVersion = page.documentElement.lang === lang && page.getElementById('start')?.getAttribute('src') === document.getElementById('start').getAttribute('src');
  const main = page.querySelector('main');
  // Another version, another session than the page's or none: the browser loads the page as a whole.
  if (!answer.ok || !sameVersion || !main || !isAccountPage(new URL(answer.url))) {
    location.assign(url);
    return false;
  }
  document.title = page.title;
  document.querySelector('header').replaceWith(page.querySelector('header'));
  document.querySelector('main').replaceWith(main);
  // At once, before anybody else gets at it.
  enliven(module, living(main));
  localise(main);
  showSwitches();
  scrollTo(0, top);
  const heading = main.querySelector('h1');
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}

// Who comes back finds the place in the page that was left.
function go(url) {
  history.replaceState({ top: scrollY }, '');
  const show = (replaced) => {
    if (!replaced) return;
    if (location.href !== url) history.pushState(null, '', url);
    shown = place();
  };
  visit(url).then(show, () => location.assign(url));
}

addEventListener('click', (event) => {
  if (root.dataset.app === 'crashed') return;
  const link = event.target.closest?.('a[href]');
  const plain = !event.defaultPrevented && event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !plain || link.target || link.getAttribute('href').startsWith('#') || !isAccountPage(new URL(link.href))) return;
  event.preventDefault();
  go(link.href);
});
// A form that only asks for a page, such as the one to search with.
addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method !== 'get' || root.dataset.app === 'crashed') return;
  const url = new URL(form.action);
  url.search = new URLSearchParams(new FormData(form, submitter));
  if (!isAccountPage(url)) return;
  event.preventDefault();
  go(url.href);
});
// A step within the page, such as the one of the skip link, is a step in the history too.
addEventListener('popstate', ({ state }) => {
  if (place() === shown) return;
  shown = place();
  visit(location.href, state?.top).catch(() => location.reload());
});

// One press, one act: the key that is held down repeats itself, and the focus may have moved on to the next button.
addEventListener('keydown', (event) => {
  if (event.repeat && (event.key === 'Enter' || (event.key === ' ' && event.target.closest?.('a, button, summary')))) event.preventDefault();
}, { capture: true });

// A click outside the menu, the focus outside it, or Escape in it, closes it.
const menu = () => document.querySelector('details.menu[open]');
const leave = ({ target }) => { if (!target.closest?.('details.menu')) menu()?.removeAttribute('open'); };
addEventListener('click', leave);
addEventListener('focusin', leave);
addEventListener('keydown', ({ key }) => {
  const open = menu();
  if (key !== 'Escape' || !open) return;
  open.removeAttribute('open');
  open.querySelector('summary').focus();
});

// Escape leaves a question that is asked in place.
addEventListener('keydown', ({ key, target }) => {
  if (key === 'Escape') target.closest?.('td .prompt')?.querySelector('button[type="button"]').click();
});

localise(document);
showSwitches();
// Without its living parts the page works as it does without any script.
enlivenPage().catch((error) => { if (error instanceof WebAssembly.RuntimeError) crashed(); });
addEventListener('load', fetchAhead);
