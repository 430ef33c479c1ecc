import { defineConfig } from '@playwright/test';
import type { UserSessionsOptions } from '@user-sessions/playwright';

const command = process.env['PRODUCT'];

export default defineConfig<UserSessionsOptions>({
  reporter: 'line',
  ...(command && { use: { product: { command, url: 'http://localhost:4000' } } }),
});
