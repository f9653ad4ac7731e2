import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { knownMigrations } from '../../base/database/migrate.ts';
import { quoteName } from '../../catalog/quote-name.ts';
import { giveWorkspaceRole } from '../../catalog/workspace-role.ts';
import { type ArchivePart, readArchive, readJson } from './archive.ts';
import { type BackupHead, backupFormat, headPart, keyPart, valuesAsText } from './backup-head.ts';
import { type DescribedTable, describeTables } from './describe-tables.ts';
import { markOf, readSecretKey } from './key-mark.ts';

export type RestoreSetting = {
  /** A connection of its own; the restore is one transaction on it. */
  client: ClientBase;
  dataFolder: string;
  secretKey: string | undefined;
  tell(progress: string): void;
};

export type RestoreSummary = { rows: number; tables: number; files: number; madeAt: string; secrets: 'none' | 'open' | 'closed' };

/**
 * Brings a backup back into an empty database and its data folder: all of it or nothing, since the commit comes last. Throws in words when
 * the file is damaged or of a newer Tenon, and when the database holds anything or is in use.
 */
export async function restoreBackup(path: string, setting: RestoreSetting): Promise<RestoreSummary> {
  const { client, dataFolder } = setting;
  const draft = join(dataFolder, `restore-${process.pid}`);
  try {
    await client.query(`begin; ${valuesAsText}`);
    await emptyDatabase(client);
    const { head, ...counts } = await load(path, setting, draft);
    await finishTables(head, setting);
    await openToWorkspaces(client);
    await keepFiles(draft, dataFolder);
    await client.query('commit');
    await analyze(client, head.tables);
    const seen = markOf(await readSecretKey(setting));
    const secrets = head.keyMark === null ? 'none' : seen === head.keyMark ? 'open' : 'closed';
    return { ...counts, tables: head.tables.length, madeAt: head.madeAt, secrets };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** A database that was started once, but never set up, counts as empty. A server that starts meanwhile waits for the lock. */
async function emptyDatabase(client: ClientBase): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtextextended('migrate tenon', 0))");
  const { rows: used } = await client.query(
    "select from pg_stat_activity where datname = current_database() and application_name in ('tenon', 'tenon-jobs')",
  );
  if (used.length > 0) throw new Error('A Tenon server uses this database. Stop it first.');
  const { rows } = await client.query<{ schema: string }>(
    "select nspname as schema from pg_namespace where nspname = 'tenon' or nspname like 'ws\\_%'",
  );
  if (rows.length === 0) return;
  const isFresh = rows.length === 1 && rows[0]?.schema === 'tenon' && !(await holdsAnything(client));
  if (!isFresh)
    throw new Error(
      `This database is not empty: it holds ${rows.map(({ schema }) => schema).join(', ')}. ` +
        'Restore into a new one: name another folder with TENON_DATA, or another database with DATABASE_URL.',
    );
  await client.query('drop schema tenon cascade');
}

async function holdsAnything(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ holds: boolean }>(
    'select exists (select from tenon.account) or exists (select from tenon.workspace) as holds',
  );
  return rows[0]?.holds ?? true;
}

type Loaded = { head: BackupHead; rows: number; files: number };

async function load(path: string, setting: RestoreSetting, draft: string): Promise<Loaded> {
  const open: { table?: OpenTable } = {};
  try {
    return await loadParts(path, { setting, draft, open });
  } catch (error) {
    // Until the COPY has ended the connection takes no other statement, so nothing could be rolled back.
    await open.table?.giveUp();
    throw error;
  }
}

type Loading = { setting: RestoreSetting; draft: string; open: { table?: OpenTable } };

async function loadParts(path: string, { setting, draft, open }: Loading): Promise<Loaded> {
  let head: BackupHead | undefined;
  let [rows, files] = [0, 0];
  for await (const part of readArchive(path)) {
    if (part.name === headPart) {
      head = await readJson<BackupHead>(part.content);
      await refuseNewer(head);
      await makeTables(setting.client, head.tables);
      continue;
    }
    if (!head) throw new Error(`${path} is no backup of Tenon.`);
    const [kind, schema, name] = part.name.split('/');
    if (kind === 'rows') {
      if (open.table?.schema !== schema || open.table?.name !== name) {
        rows += (await open.table?.end()) ?? 0;
        open.table = openTable(setting.client, head, { schema, name });
      }
      await (open.table as OpenTable).add(part.content);
      setting.tell(part.name);
      continue;
    }
    rows += (await open.table?.end()) ?? 0;
    open.table = undefined;
    await keepPart(part, setting, draft);
    files += part.name === keyPart ? 0 : 1;
    setting.tell(`files: ${files}`);
  }
  rows += (await open.table?.end()) ?? 0;
  if (!head) throw new Error(`${path} is no backup of Tenon.`);
  return { head, rows, files };
}

async function refuseNewer({ format, migrations }: BackupHead): Promise<void> {
  const known = await knownMigrations();
  const unknown = [
    ...migrations.platform.filter((name) => !known.platform.includes(name)),
    ...migrations.workspace.filter((name) => !known.workspace.includes(name)),
  ];
  if (format > backupFormat || unknown.length > 0)
    throw new Error(
      `The backup was made by a newer Tenon (${unknown.length > 0 ? `it has ${unknown.join(', ')}` : `format ${format}`}). Restore it with that version, or newer.`,
    );
}

async function makeTables(client: ClientBase, tables: readonly DescribedTable[]): Promise<void> {
  for (const schema of new Set(tables.map((each) => each.schema))) await client.query(`create schema ${quoteName(schema)}`);
  for (const { make } of tables) for (const statement of make) await client.query(statement);
}

type OpenTable = {
  schema: string;
  name: string;
  add(content: AsyncIterable<Buffer>): Promise<void>;
  end(): Promise<number>;
  /** Ends it without its rows; never throws. */
  giveUp(): Promise<void>;
};

/** The pieces of a table are one COPY. */
function openTable(client: ClientBase, { tables }: BackupHead, wanted: { schema?: string; name?: string }): OpenTable {
  const table = tables.find(({ schema, name }) => schema === wanted.schema && name === wanted.name);
  if (!table) throw new Error(`The backup holds rows of ${wanted.schema}.${wanted.name}, but not how it is made.`);
  const { schema, name, columns } = table;
  const copy = client.query(
    copyFrom(`copy ${quoteName(schema)}.${quoteName(name)} (${columns.map(quoteName).join(', ')}) from stdin`),
  );
  const ended = Promise.withResolvers<void>();
  ended.promise.catch(() => undefined);
  copy.once('finish', ended.resolve).once('error', ended.reject);
  return {
    schema,
    name,
    async add(content) {
      for await (const chunk of content)
        await Promise.race([ended.promise, new Promise<void>((resolve) => copy.write(chunk, () => resolve()))]);
    },
    async end() {
      copy.end();
      await ended.promise;
      return copy.rowCount;
    },
    async giveUp() {
      copy.destroy(new Error('the rest of the rows is missing'));
      await ended.promise.catch(() => undefined);
    },
  };
}

async function keepPart({ name, content }: ArchivePart, { dataFolder, secretKey }: RestoreSetting, draft: string): Promise<void> {
  if (name === keyPart) {
    const key = await readText(content);
    // The key that is there may belong to something else; which one is meant is for a person to say.
    if (secretKey === undefined)
      await writeFile(join(dataFolder, keyPart), key, { flag: 'wx', mode: 0o600 }).catch(() => undefined);
    return;
  }
  if (!/^(files|uploads)\/[\w/-]+$/.test(name)) throw new Error(`The backup holds a file where none belongs: ${name}.`);
  const path = join(draft, name);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await pipeline(Readable.from(content), createWriteStream(path, { mode: 0o600, flush: true }));
}

async function readText(content: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Keys and indexes are built once the rows are there, links once all tables have theirs; then the form must be what it was. */
async function finishTables({ tables, postgres }: BackupHead, { client, tell }: RestoreSetting): Promise<void> {
  for (const { schema, name, finish } of tables) {
    tell(`indexes of ${schema}.${name}`);
    for (const statement of finish) await client.query(statement);
  }
  for (const { link } of tables) for (const statement of link) await client.query(statement);
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int / 10000 as version",
  );
  // Another version may say the same in other words.
  if (rows[0]?.version !== postgres) return;
  const made = await describeTables(client);
  const odd = tables
    .filter((table, at) => JSON.stringify(table) !== JSON.stringify(made[at]))
    .map(({ schema, name }) => `${schema}.${name}`);
  if (odd.length > 0) throw new Error(`These tables did not come back as they were: ${odd.join(', ')}.`);
}

/** Roles belong to the server and are no part of a backup. */
async function openToWorkspaces(client: ClientBase): Promise<void> {
  const query = async ({ text, values }: { text: string; values: unknown[] }) => (await client.query(text, values)).rows as never;
  const { rows } = await client.query<{ id: string }>('select id from tenon.workspace');
  for (const { id } of rows) await giveWorkspaceRole({ query }, id);
}

/** Into place before the commit: files without rows do no harm, rows without files would. */
async function keepFiles(draft: string, dataFolder: string): Promise<void> {
  const entries = await readdir(draft, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((each) => each.isFile())) {
    const from = join(entry.parentPath, entry.name);
    const to = join(dataFolder, from.slice(draft.length));
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
  }
}

async function analyze(client: ClientBase, tables: readonly DescribedTable[]): Promise<void> {
  for (const { schema, name } of tables) await client.query(`analyze ${quoteName(schema)}.${quoteName(name)}`);
}
