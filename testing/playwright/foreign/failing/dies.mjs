#!/usr/bin/env node
// A service that ends when it is asked for anything.

import { createServer } from 'node:http';

const control = createServer(() => {
  console.error('there is no room left on the disk');
  process.exit(3);
});
control.listen(0, '127.0.0.1', () => {
  const { port } = control.address();
  console.log(JSON.stringify({ url: `http://localhost:${port}`, control: `http://127.0.0.1:${port}`, token: 'token' }));
});
