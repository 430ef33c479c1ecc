// What is looked at in a page at every width: whether names can be read and buttons reached.

import type { Page } from '@playwright/test';

import { expect } from './support.ts';

/** How somebody may have told the browser to show text. */
export const TEXTS = {
  'as it comes': '',
  // WCAG 2.2, 1.4.12.
  spaced: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }',
  'of 24 px': ':root { font-size: 24px !important }',
} as const;

/** The page in text of this kind, without a style element, which the page's policy refuses. */
export async function showText(page: Page, text: keyof typeof TEXTS): Promise<void> {
  await page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, TEXTS[text]);
}

async function wrongAtAnyWidth(page: Page, text: keyof typeof TEXTS, from: number): Promise<string[]> {
  await showText(page, text);
  const wrong: string[] = [];
  for (let width = from; width <= 1280; width += 16) {
    await page.setViewportSize({ width, height: 900 });
    wrong.push(...(await page.evaluate(wrongNow)).map((what) => `${width} px, text ${text}: ${what}`));
  }
  return wrong;
}

/** At every width to 1,280 px names can be read, buttons reached, and nothing hangs over the edge. */
export async function expectFitsEveryWidth(page: Page, texts = Object.keys(TEXTS) as (keyof typeof TEXTS)[], from = 320): Promise<void> {
  for (const text of texts) expect((await wrongAtAnyWidth(page, text, from)).slice(0, 12)).toEqual([]);
}

/** What is wrong at the page's width of now. It runs in the page, so it knows nothing but the page. */
export function wrongNow(): string[] {
  const wrong: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) wrong.push(`hangs over by ${scrollWidth - clientWidth} px`);
  const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  for (const name of [...document.querySelectorAll('tbody th .device > :last-child')].filter(seen)) {
    const called = name.querySelector('bdi');
    const { width } = name.getBoundingClientRect();
    if (width < 96) wrong.push(`${called?.textContent}: ${Math.round(width)} px for the name`);
    const range = document.createRange();
    const text = document.createTreeWalker(called ?? name, NodeFilter.SHOW_TEXT);
    const lines = new Set<number>();
    for (let node = text.nextNode(); node; node = text.nextNode()) {
      range.selectNodeContents(node);
      for (const { top } of range.getClientRects()) lines.add(Math.round(top));
    }
    if (lines.size > 3) wrong.push(`${called?.textContent}: ${lines.size} lines`);
  }
  for (const cell of [...document.querySelectorAll('th, td')].filter(seen)) {
    if (cell.closest('thead') && getComputedStyle(cell.closest('thead') ?? cell).position === 'absolute') continue;
    if (cell.scrollWidth > cell.clientWidth + 1) wrong.push(`${cell.textContent}: ${cell.scrollWidth - cell.clientWidth} px beside its place`);
  }
  for (const button of [...document.querySelectorAll('button, summary, .button, nav a, .card a, input:not([type=hidden])')].filter(seen)) {
    if (button.matches('.visually-hidden')) continue;
    const own = button.getBoundingClientRect();
    const around = button.closest('.card, dialog')?.getBoundingClientRect() ?? { left: 0, right: clientWidth };
    if (own.left < around.left || own.right > around.right) {
      wrong.push(`${button.textContent}: from ${own.left} to ${own.right}, its place from ${around.left} to ${around.right}`);
    }
  }
  return wrong;
}
