// Debian's programs, the system's or those that `cargo xtask` has unpacked.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const unpacked = resolve(import.meta.dirname, '../../target/proxies');

/** Where the file of a package is. */
export function installed(path: string): string {
  const found = [path, join(unpacked, path)].find((place) => existsSync(place));
  if (!found) throw new Error(`There is no ${path}: \`cargo xtask test proxies\` brings it.`);
  return found;
}
