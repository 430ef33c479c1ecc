// Tests that cannot succeed where tests/failures.spec.ts runs them.

import { test } from '@user-sessions/playwright';

test('uses the service', async ({ freshUserSessions: us }) => {
  await us.account();
});
