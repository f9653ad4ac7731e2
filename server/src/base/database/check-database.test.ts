import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { checkDatabase, findFaults } from './check-database.ts';
import { openDatabase } from './database.ts';
import { createTestDatabase, urlOfDatabase, withAdmin } from './test-database.ts';

const good = {
  version: 150018,
  versionText: '15.18',
  encoding: 'UTF8',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  role: 'tenon',
  database: 'tenon',
  createRole: true,
  createSchema: true,
};

test('a fresh UTF-8 database passes, twice', async () => {
  const { url, drop } = await createTestDatabase();
  await check(url);
  await check(url);
  await drop();
});

test('a database whose character type is C is refused: Chinese would have no trigrams', async () => {
  const name = `tenon_c_${randomBytes(4).toString('hex')}`;
  await withAdmin((admin) =>
    admin.query(`create database ${name} template template0 encoding 'UTF8' locale_provider libc lc_collate 'C' lc_ctype 'C'`),
  );
  await expect(check(urlOfDatabase(name))).rejects.toThrow(/character type is C, .*lc_ctype 'C.UTF-8'/);
  await withAdmin((admin) => admin.query(`drop database ${name}`));
});

test('a database that is not UTF-8 is refused', async () => {
  const name = `tenon_ascii_${randomBytes(4).toString('hex')}`;
  await withAdmin((admin) =>
    admin.query(
      `create database ${name} template template0 encoding 'SQL_ASCII' locale_provider libc lc_collate 'C' lc_ctype 'C'`,
    ),
  );
  await expect(check(urlOfDatabase(name))).rejects.toThrow('Its encoding is SQL_ASCII');
  await withAdmin((admin) => admin.query(`drop database ${name}`));
});

test('everything wrong is named at once, with what to do', () => {
  expect(findFaults(good)).toEqual([]);
  const faults = findFaults({
    ...good,
    version: 140011,
    versionText: '14.11',
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    createRole: false,
    createSchema: false,
  });
  expect(faults.map((fault) => fault.split('.')[0])).toEqual([
    'It runs PostgreSQL 14',
    'fsync is off, so a power cut loses data',
    'full_page_writes is off, so a power cut loses data',
    'synchronous_commit is off, so a power cut loses data',
    'Role "tenon" may not create roles, and each workspace has its own',
    'Role "tenon" may not create schemas here',
  ]);
});

async function check(url: string): Promise<void> {
  const database = openDatabase(url, { poolSize: 2, log: createLog('silent') });
  try {
    await checkDatabase(database);
  } finally {
    await database.close();
  }
}
