// The database of one test: a file in the server's folder, or a database of its own in the PostgreSQL cluster that
// `cargo xtask postgres` starts.

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export type Storage = 'sqlite' | 'postgres';

export type Database = {
  /** How the server and its commands are told where it is. */
  options: string[];
  /** The file that it is, if it is one. */
  file?: string;
  /** All bytes that it keeps. */
  storedBytes: () => Promise<Buffer>;
  remove: () => Promise<void>;
};

export async function createDatabase(storage: Storage, folder: string): Promise<Database> {
  return storage === 'postgres' ? postgresDatabase(folder) : sqliteDatabase(folder);
}

function sqliteDatabase(folder: string): Database {
  const file = join(folder, 'sessions.sqlite');
  return {
    options: ['--database-url', `sqlite:${file}`],
    file,
    storedBytes: async () => {
      const names = await readdir(folder);
      return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))));
    },
    // It goes with the folder.
    remove: async () => {},
  };
}

async function postgresDatabase(folder: string): Promise<Database> {
  const cluster = process.env['USER_SESSIONS_TEST_POSTGRES'];
  if (!cluster) throw new Error('There is no PostgreSQL: run `cargo xtask test browser`, or `cargo xtask postgres -- …`.');
  const url = new URL(cluster);
  url.pathname = `/browser_${randomBytes(8).toString('hex')}`;
  const name = url.pathname.slice(1);
  await execute('psql', [cluster, '--quiet', '--command', `CREATE DATABASE ${name}`]);
  return {
    options: ['--database-url', url.href, '--signing-keys', join(folder, 'keys')],
    storedBytes: async () => {
      const { stdout } = await execute('pg_dump', [url.href], { maxBuffer: 64 * 1024 * 1024 });
      // Bytes are dumped in hexadecimal.
      const bytes = [...stdout.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex = '']) => Buffer.from(hex, 'hex'));
      return Buffer.concat([Buffer.from(stdout), ...bytes]);
    },
    remove: async () => {
      await execute('psql', [cluster, '--quiet', '--command', `DROP DATABASE ${name} WITH (FORCE)`]);
    },
  };
}
