// What the frame tells the page around it: how high it is, and nothing else. It listens to nobody.

const { origin } = document.querySelector('[data-origin]').dataset;

const sheet = new CSSStyleSheet();
sheet.replaceSync('body { margin: 0; font: 1rem/1.5 system-ui, sans-serif }');
document.adoptedStyleSheets = [sheet];

if (window.parent !== window) {
  new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    window.parent.postMessage({ height }, origin);
  }).observe(document.documentElement);
}

// Whoever has signed in elsewhere meanwhile sees their sessions when they come back.
if (!document.querySelector('user-sessions')) {
  document.addEventListener('visibilitychange', () => document.hidden || location.reload());
}

// A page that is led to from here says which dashboard it was.
document.addEventListener('click', (event) => {
  const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
  if (!link || link.target !== '_blank') return;
  const address = new URL(link.href);
  if (!address.pathname.startsWith('/account/sessions/')) return;
  address.searchParams.set('from', origin);
  link.href = address.href;
});
