// Browsers of five years ago: what they do not know of the stylesheet and of the scripts is taken away from this one.

import type { Page } from '@playwright/test';

import { expectFitsEveryWidth } from './layout.ts';
import { alive, closeButton, closeOthersButton, expect, fillSignIn, rows, safariOnIphone, signIn, test } from './support.ts';

/** Younger than Chrome 96, Firefox 94 and Safari 15.1, all of the autumn of 2021. */
const YOUNG = {
  rules: /^@(layer|container|scope|starting-style|property|import|view-transition|position-try)\b/,
  conditions: /scripting|update|[<>]=?|prefers-reduced-(data|transparency)|color-gamut/,
  selectors: /:has\(|:popover-open|:user-|:state\(|::(details-content|part)|&/,
  properties: /^(container|container-.*|text-wrap.*|field-sizing|translate|rotate|scale|anchor-.*|position-.*|view-.*|animation-timeline|interpolate-size)$/,
  values: /light-dark\(|color-mix\(|ok(lch|lab)\(|\blch\(|\blab\(|color\(|[\d.][sld]v(h|w|i|b|min|max)|\bcq[wib]|\bclip$|\/ ""|\(from |subgrid|anchor\(/,
};

/** The stylesheet as such a browser understands it. */
function asOldBrowserReads(css: string): string {
  let kept = '';
  for (let place = 0; place < css.length; ) {
    const open = css.indexOf('{', place);
    const end = css.indexOf(';', place);
    if (end >= 0 && (open < 0 || end < open)) {
      place = end + 1;
      continue;
    }
    if (open < 0) break;
    let close = open + 1;
    for (let depth = 1; depth > 0 && close < css.length; close += 1) depth += { '{': 1, '}': -1 }[css[close] ?? ''] ?? 0;
    const head = css.slice(place, open).trim();
    const body = css.slice(open + 1, close - 1);
    place = close;
    if (YOUNG.rules.test(head) || YOUNG.selectors.test(head)) continue;
    if (/^@(media|supports)/.test(head)) {
      if (!YOUNG.conditions.test(head) && !head.startsWith('@supports')) kept += `${head}{${asOldBrowserReads(body)}}`;
    } else {
      kept += `${head}{${head.startsWith('@') ? body : declarations(body)}}`;
    }
  }
  return kept;
}

function declarations(body: string): string {
  const kept = body.split(';').map((declaration) => {
    const [name = '', ...rest] = declaration.split(':');
    const value = rest.join(':').trim();
    if (YOUNG.properties.test(name.trim())) return '';
    if (!YOUNG.values.test(value)) return declaration;
    // What holds a variable is found out too late for the declaration before it to count.
    return value.includes('var(') ? `${name}: unset` : '';
  });
  return kept.join(';');
}

async function growOld(page: Page): Promise<void> {
  await page.route('**/*.css', async (route) => {
    const answer = await route.fetch();
    const body = asOldBrowserReads(await answer.text());
    expect(body).toContain('--paper');
    await route.fulfill({ contentType: 'text/css', body });
  });
  await page.addInitScript(() => {
    Object.assign(HTMLDialogElement.prototype, { showModal: undefined });
  });
}

/** What can be filled has an edge, and what can be pressed is filled or has one. */
async function expectUsable(page: Page): Promise<void> {
  const parts = page.locator('main input:not([type=hidden], [type=checkbox], .visually-hidden), main button:not(.plain), main .button');
  const seen = await parts.evaluateAll((parts) =>
    parts
      .filter((part) => part.checkVisibility({ visibilityProperty: true }))
      .map((part) => ({ part, style: getComputedStyle(part), around: getComputedStyle(part.parentElement ?? part) }))
      .map(({ part, style, around }) => ({
        name: part.textContent || part.getAttribute('name'),
        edge: style.borderTopWidth !== '0px' && style.borderTopStyle === 'solid' && style.borderTopColor !== around.backgroundColor,
        ground: !/, 0\)$|transparent/.test(style.backgroundColor),
        ink: style.color !== style.backgroundColor,
      })),
  );
  expect(seen.length).toBeGreaterThan(0);
  for (const { name, ...has } of seen) expect({ name, ...has }).toEqual({ name, edge: true, ground: true, ink: true });
}

test('the pages are usable in a browser of five years ago', async ({ page, account, sessionElsewhere }) => {
  test.slow();
  await sessionElsewhere();
  await sessionElsewhere({ userAgent: safariOnIphone });
  await growOld(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/sign-in');
    await expectUsable(page);
  }
  await fillSignIn(page, account);
  await alive(page);
  await expectUsable(page);
  await expectFitsEveryWidth(page, ['as it comes'], 336);
  await closeButton(page, 'Safari on iPhone').click();
  await expect(rows(page)).toHaveCount(2);
  await page.goto('/account/security');
  await expectUsable(page);

  // A browser without dialogs gets the page that asks.
  await page.goto('/account/sessions');
  await alive(page);
  await expect(page.locator('dialog')).toBeHidden();
  await closeOthersButton(page).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Close 1 other session?');
  await expectUsable(page);
  await page.getByRole('button', { name: 'Close 1 session' }).click();
  await expect(page.getByText('1 other session was closed.')).toBeVisible();
});

test('a browser that does not know what the wasm is made of keeps the forms', async ({ page, account, sessionElsewhere, guard }) => {
  guard.expectMessage(/WebAssembly/);
  await sessionElsewhere({ userAgent: safariOnIphone });
  // A section of a kind that nobody knows.
  const unknown = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0x7f, 1, 0]);
  await page.route('**/*.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: unknown }));
  await signIn(page, account);
  await expect(page.locator('.crashed')).toBeHidden();
  await expect(page.getByRole('button', { name: /live updates/i })).toBeHidden();
  await closeButton(page, 'Safari on iPhone').click();
  await expect(page.getByText('The session was closed.')).toBeVisible();
  await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'Security' }).click()]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Security');
});

