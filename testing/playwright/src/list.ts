// The list of sessions as tests find it, on the service's own page and in a product's: by roles and names alone.

import type { Locator, Page } from '@playwright/test';

/** The row of an open session, by the words for its device: `rowOf(page, 'Safari on iPhone')`. */
export function rowOf(page: Page, device: string): Locator {
  const table = page.getByRole('table', { name: 'Active sessions' });
  return table.getByRole('row').filter({ has: page.getByRole('rowheader') }).filter({ hasText: device });
}

/** The button that closes the session; the current one has none. */
export function closeButton(page: Page, device: string): Locator {
  return page.getByRole('button', { name: `Close session: ${device}, started ` });
}
