// A page that somebody else has changed before its script starts: extensions, finders of dates, translations.

import { alive, closeButton, expect, rows, safariOnIphone, signIn, status, test } from './support.ts';

const changes: Record<string, () => void> = {
  'dates are made links': () => {
    for (const time of document.querySelectorAll('time')) {
      const link = document.createElement('a');
      link.href = 'x-apple-data-detectors://0';
      link.append(...time.childNodes);
      time.append(link);
    }
  },
  'elements are put into cells and beside inputs': () => {
    for (const cell of document.querySelectorAll('td, th')) cell.prepend(document.createElement('span'));
    for (const input of document.querySelectorAll('input')) input.before(document.createElement('div'));
  },
  'elements are put behind everything': () => {
    for (const part of document.querySelectorAll('td, form, p')) part.append(document.createElement('i'));
  },
  'comments are stripped': () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
    const comments: Node[] = [];
    while (walker.nextNode()) comments.push(walker.currentNode);
    for (const comment of comments) comment.parentNode?.removeChild(comment);
  },
  'text is translated': () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts.filter((text) => text.data.trim())) {
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(`¿${text.data}?`);
    }
  },
};

for (const [what, change] of Object.entries(changes)) {
  test(`a page lives on when ${what} before its script starts`, async ({ page, account, sessionElsewhere }) => {
    await sessionElsewhere({ userAgent: safariOnIphone });
    // The script starts after this event.
    await page.addInitScript(`document.addEventListener('readystatechange', () => {
      if (document.readyState === 'interactive' && location.pathname.startsWith('/account/')) (${change.toString()})();
    });`);
    await signIn(page, account);
    await alive(page);
    await expect(rows(page)).toHaveCount(2);
    await sessionElsewhere();
    await expect(rows(page)).toHaveCount(3);
    await closeButton(page, 'Safari on iPhone').click();
    await expect(status(page)).toHaveText('Closed: Safari on iPhone.');
    await expect(rows(page)).toHaveCount(2);

    await page.goto('/account/security');
    await alive(page);
    await expect(page.getByText('Something on this page stopped working')).toBeHidden();
  });
}

test('a page that nobody has changed is not asked for a second time', async ({ page, account }) => {
  let pages = 0;
  page.on('request', (request) => (pages += Number(new URL(request.url()).pathname === '/account/sessions')));
  await signIn(page, account);
  await alive(page);
  expect(pages).toBe(1);
});

test('dates and numbers are not to be made links', async ({ page, account }) => {
  await signIn(page, account);
  const asked = page.locator('meta[name="format-detection"]');
  await expect(asked).toHaveAttribute('content', 'telephone=no, date=no, email=no, address=no, url=no');
});
