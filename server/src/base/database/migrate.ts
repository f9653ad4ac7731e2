import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Database, Transaction } from './database.ts';

const sqlFolder = join(import.meta.dirname, '../../../sql');

type Migration = { name: string; text: string; checksum: string };

/** Brings the schema `tenon` up to date and returns the files it ran. Two servers may do so at once: the second one waits. */
export function migratePlatform(database: Database): Promise<string[]> {
  return database.platform.changeSchema('tenon', async (tx) => {
    await lock(tx, 'tenon');
    await execute(tx, 'create schema if not exists tenon');
    return applyMigrations(tx, { schema: 'tenon', table: 'migration', folder: join(sqlFolder, 'platform') });
  });
}

/** Brings the system tables of one workspace up to date, in the caller's transaction. The schema must exist. */
export async function migrateWorkspace(tx: Transaction, schema: string): Promise<string[]> {
  await lock(tx, schema);
  return applyMigrations(tx, { schema, table: 'sys_migration', folder: join(sqlFolder, 'workspace') });
}

/** The migrations this version of Tenon knows. */
export async function knownMigrations(): Promise<{ platform: string[]; workspace: string[] }> {
  const names = async (folder: string) => (await readMigrations(join(sqlFolder, folder))).map(({ name }) => name);
  return { platform: await names('platform'), workspace: await names('workspace') };
}

type Target = { schema: string; table: string; folder: string };

/** Runs the files of a folder that have not run in a schema yet, by name, and records each with the checksum of its text. */
export async function applyMigrations(tx: Transaction, { schema, table, folder }: Target): Promise<string[]> {
  await execute(tx, `set local search_path = ${pg.escapeIdentifier(schema)}, public`);
  await execute(
    tx,
    `create table if not exists ${table} (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  );
  const applied = await tx.query<{ name: string; checksum: string }>({ text: `select name, checksum from ${table}`, values: [] });
  const pending = findPending(await readMigrations(folder), new Map(applied.map((row) => [row.name, row.checksum])), schema);
  for (const { name, text, checksum } of pending) {
    await execute(tx, text);
    await tx.query({ text: `insert into ${table} (name, checksum) values ($1, $2)`, values: [name, checksum] });
  }
  return pending.map(({ name }) => name);
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex') };
    }),
  );
}

function findPending(migrations: Migration[], applied: Map<string, string>, schema: string): Migration[] {
  const changed = migrations.filter(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum);
  if (changed.length > 0) {
    const names = changed.map(({ name }) => name).join(', ');
    throw new Error(`${names} changed after running in schema ${schema}. Restore the file and put the change in a new one.`);
  }
  const unknown = [...applied.keys()].filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    throw new Error(`Schema ${schema} was made by a newer Tenon (it has ${unknown.join(', ')}). Start that version, or newer.`);
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

async function lock(tx: Transaction, schema: string): Promise<void> {
  await tx.query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [`migrate ${schema}`] });
}

async function execute(tx: Transaction, text: string): Promise<void> {
  await tx.query({ text, values: [] });
}
