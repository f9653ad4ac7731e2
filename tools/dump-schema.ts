import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../server/src/base/database/database.ts';
import { migrateWorkspace } from '../server/src/base/database/migrate.ts';
import { createTestDatabase } from '../server/src/base/database/test-database.ts';
import { createLog } from '../server/src/base/log.ts';
import { describeSchema } from './describe-schema.ts';
import startDatabaseServer from './test/database-server.ts';

const path = join(import.meta.dirname, '../server/sql/dump.sql');
const head = `-- System tables as the migrations leave them. Made by \`npm run dump-schema\`; read it, change a migration instead.\n\n`;

// The text of defaults and checks differs between versions of PostgreSQL; the embedded one decides.
delete process.env.DATABASE_URL;
const stop = await startDatabaseServer();
const dump = await makeDump().finally(() => stop?.());
if (!process.argv.includes('--check')) {
  writeFileSync(path, dump);
} else if (readFileSync(path, 'utf8') !== dump) {
  console.error('server/sql/dump.sql does not match the migrations. Run: npm run dump-schema');
  process.exitCode = 1;
}

async function makeDump(): Promise<string> {
  const { url } = await createTestDatabase();
  const database = openDatabase(url, { poolSize: 2, log: createLog('silent') });
  await database.platform.query({ text: 'create schema workspace', values: [] });
  await database.platform.transaction((tx) => migrateWorkspace(tx, 'workspace'));
  await database.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return `${head}${await describeSchema(client, 'tenon')}\n${await describeSchema(client, 'workspace')}`;
  } finally {
    await client.end();
  }
}
