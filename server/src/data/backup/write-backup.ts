import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { quoteName } from '../../catalog/quote-name.ts';
import { filePath } from '../files/files.ts';
import { textPath, uploadPath } from '../import/file/uploads.ts';
import { type ArchiveWriter, createArchive } from './archive.ts';
import { type BackupHead, backupFormat, headPart, keyPart, valuesAsText } from './backup-head.ts';
import { type DescribedTable, describeTables } from './describe-tables.ts';
import { markOf, readSecretKey } from './key-mark.ts';

export type BackupSetting = {
  /** A connection of its own; the backup is one transaction on it. */
  client: ClientBase;
  dataFolder: string;
  secretKey: string | undefined;
  /** Puts the key into the file, too: whoever has the file can then open the secrets of connections. */
  withKey: boolean;
  tell(progress: string): void;
};

export type BackupSummary = { rows: number; tables: number; files: number; missingFiles: string[] };

/** Rows are kept in pieces of about this size, so that a table of any size takes no more memory. */
const pieceSize = 2 ** 20;

/**
 * Writes everything of a database and its data folder into one file, as it is at one moment, while others go on writing. Throws when the
 * file exists or cannot be written whole; no half file is left.
 */
export async function writeBackup(path: string, setting: BackupSetting): Promise<BackupSummary> {
  const { client } = setting;
  const archive = await createArchive(path);
  try {
    const tables = await openSnapshot(client);
    const head = await describeBackup(setting, tables);
    await archive.add(headPart, Buffer.from(JSON.stringify(head)));
    let rows = 0;
    for (const table of tables) rows += await addRows(archive, setting, table);
    const files = await addFiles(archive, setting);
    const key = setting.withKey ? await readSecretKey(setting) : undefined;
    if (key !== undefined) await archive.add(keyPart, Buffer.from(key));
    await client.query('commit');
    const summary = { rows, tables: tables.length, ...files };
    await archive.close(summary);
    return summary;
  } catch (error) {
    await archive.discard();
    throw error;
  }
}

/**
 * The tables are locked against changes of their form before the moment is taken: what a publish does in between would tear form and rows
 * apart. Readers and writers do not wait for this lock.
 */
async function openSnapshot(client: ClientBase): Promise<DescribedTable[]> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await namesOf(client);
    await client.query(`begin isolation level repeatable read, read only; ${valuesAsText}`);
    await client.query(`lock table ${before.join(', ')} in access share mode`);
    const tables = await describeTables(client);
    const after = tables.map(quoted);
    if (after.sort().join() === before.sort().join()) return tables;
    await client.query('rollback');
    if (attempt === 5) throw new Error('Tables come and go all the time; try again when nobody publishes.');
  }
}

async function namesOf(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(`select n.nspname as schema, c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and (n.nspname = 'tenon' or n.nspname in (select schema_name from tenon.workspace))`);
  return rows.map(quoted);
}

function quoted({ schema, name }: { schema: string; name: string }): string {
  return `${quoteName(schema)}.${quoteName(name)}`;
}

async function describeBackup({ client, ...setting }: BackupSetting, tables: DescribedTable[]): Promise<BackupHead> {
  const { rows } = await client.query<{ version: number; at: Date }>(
    "select current_setting('server_version_num')::int as version, now() as at",
  );
  const ran = async (schema: string, table: string) =>
    (await client.query<{ name: string }>(`select name from ${quoteName(schema)}.${table} order by name`)).rows.map(
      (each) => each.name,
    );
  const workspace = new Set<string>();
  for (const { schema } of await listWorkspaces(client))
    for (const name of await ran(schema, 'sys_migration')) workspace.add(name);
  return {
    format: backupFormat,
    madeAt: (rows[0]?.at ?? new Date()).toISOString(),
    postgres: Math.floor((rows[0]?.version ?? 0) / 10_000),
    migrations: { platform: await ran('tenon', 'migration'), workspace: [...workspace].sort() },
    keyMark: markOf(await readSecretKey(setting)),
    tables,
  };
}

async function listWorkspaces(client: ClientBase): Promise<{ id: string; schema: string }[]> {
  return (await client.query<{ id: string; schema: string }>('select id, schema_name as schema from tenon.workspace order by id'))
    .rows;
}

/** Answers how many rows there were. */
async function addRows(archive: ArchiveWriter, { client, tell }: BackupSetting, table: DescribedTable): Promise<number> {
  const { schema, name, columns } = table;
  if (columns.length === 0) return 0;
  const rows = client.query(copyTo(`copy ${quoted(table)} (${columns.map(quoteName).join(', ')}) to stdout`));
  let pieces = 0;
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = async () => {
    pieces += 1;
    await archive.add(`rows/${schema}/${name}/${String(pieces).padStart(6, '0')}`, Buffer.concat(waiting));
    [waiting, size] = [[], 0];
    tell(`${schema}.${name}: ${pieces} MB`);
  };
  for await (const chunk of rows) {
    waiting.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size >= pieceSize) await flush();
  }
  if (size > 0) await flush();
  return rows.rowCount;
}

/** Files of records and files that wait to be imported: those that the rows of this moment name. */
async function addFiles(archive: ArchiveWriter, setting: BackupSetting): Promise<{ files: number; missingFiles: string[] }> {
  const { client, dataFolder, tell } = setting;
  const missingFiles: string[] = [];
  let files = 0;
  for (const { id, schema } of await listWorkspaces(client)) {
    const place = { dataFolder, id };
    for (const [table, pathOf] of [
      ['sys_file', filePath],
      ['sys_upload', uploadPath],
    ] as const) {
      const { rows } = await client.query<{ id: string }>(`select id from ${quoteName(schema)}.${table} order by id`);
      for (const { id: file } of rows) {
        const path = pathOf(place, file);
        const name = relative(dataFolder, path);
        if (await addFile(archive, name, join(dataFolder, name))) files += 1;
        else missingFiles.push(name);
        // A workbook has its text beside it.
        if (pathOf === uploadPath && (await addFile(archive, textPath(name), textPath(path)))) files += 1;
        tell(`files of ${id}: ${files}`);
      }
    }
  }
  return { files, missingFiles };
}

/** False when it is gone: removed meanwhile, or long before. */
async function addFile(archive: ArchiveWriter, name: string, path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return false;
  await archive.addStream(name, found.size, createReadStream(path));
  return true;
}
