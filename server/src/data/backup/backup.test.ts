import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { actorForUser } from '../../access/actors.ts';
import { openDatabase } from '../../base/database/database.ts';
import { createTestDatabase, type TestDatabase } from '../../base/database/test-database.ts';
import { createLog } from '../../base/log.ts';
import { dropShadows, prepareFills } from '../../catalog/data-steps/prepare-fills.ts';
import { openWorkspaces } from '../../catalog/open-workspaces.ts';
import { labelsOf } from '../../catalog/sync-schema/index-problem.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { account, deal } from '../../catalog/test-objects.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { readFile as readStored, saveFile } from '../files/files.ts';
import { writeRecords } from '../write/write-records.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const papers = { type: 'file', label: { zh: '文件', en: 'Papers' } } as const;
const withPapers = { ...account, body: { ...account.body, fields: { ...account.body.fields, papers } } };

let home: TestWorkspace;
let target: TestDatabase;
let folder: string;
let path: string;
let fileId: string;

beforeAll(async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tenon-backup-'));
  home = await openTestWorkspace({ definitions: [withPapers, deal], dataFolder });
  await writeFile(join(dataFolder, 'secret.key'), 'k'.repeat(43));
  await add('榫卯"科技"');
  await query(home.url, `update ws_main.account set code = E'第一行\\n\\t\\\\N'`);
  fileId = (
    await saveFile(home.workspace, await actor(), { name: '合同.txt', content: Readable.from(Buffer.from('榫头与卯眼')) })
  ).id;
});
afterAll(async () => {
  await home.drop();
  await rm(home.workspace.dataFolder, { recursive: true });
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-restore-'));
  path = join(folder, 'backup.tar.gz');
  target = await createTestDatabase();
});
afterEach(async () => {
  await target.drop();
  await rm(folder, { recursive: true });
});

test('what was backed up comes back elsewhere: every row, index and link, file and key', async () => {
  await backUp({ withKey: true });
  expect(await restoreTo(target.url)).toMatchObject({ files: 1, secrets: 'open' });
  expect(await contentOf(target.url)).toEqual(await contentOf(home.url));
  expect(await formOf(target.url)).toEqual(await formOf(home.url));
  await openRestored(async (workspace) => {
    const file = await readStored(workspace, await actor(), { id: fileId });
    expect(Buffer.concat(await file.content.toArray()).toString()).toBe('榫头与卯眼');
    await writeRecords(workspace, await actor(), { object: 'account', action: 'create', records: [{ name: 'Later' }] });
  });
});

test('the key is kept apart, and a restore says whether the one that is there fits', async () => {
  await backUp();
  expect(await restoreTo(target.url)).toMatchObject({ secrets: 'closed' });
  await expect(stat(join(folder, 'secret.key'))).rejects.toThrow('ENOENT');
});

test('a backup is the state of one moment while others write', async () => {
  let writing = true;
  let written = 0;
  const writer = (async () => {
    for (; writing; written += 1) await add(`While it runs ${written}`);
  })();
  await expect.poll(() => written).toBeGreaterThan(3);
  await backUp();
  writing = false;
  await writer;
  await restoreTo(target.url);
  const [seen] = await query(
    target.url,
    `select (select count(*) from ws_main.account)::int as records,
    (select count(*) from ws_main.sys_history where object = 'account' and action = 'create')::int as history`,
  );
  expect(seen?.records).toBeGreaterThan(3);
  expect(seen?.history).toBe(seen?.records);
});

test.each([
  ['has lost its end', async () => truncate(path, (await stat(path)).size - 200)],
  ['has lost half', async () => truncate(path, Math.floor((await stat(path)).size / 2))],
  ['was changed by one bit', () => changeBit(0.6)],
  ['was written over', () => writeFile(path, 'something else')],
  ['is followed by something', () => appendFile(path, 'x'.repeat(600))],
] as const)('a file that %s is refused, and leaves nothing behind', async (_, damage) => {
  await backUp();
  await damage();
  await expect(restoreTo(target.url)).rejects.toThrow('damaged or cut short');
  expect(await query(target.url, `select nspname from pg_namespace where nspname like 'ws\\_%'`)).toEqual([]);
  await expect(stat(join(folder, 'files'))).rejects.toThrow('ENOENT');
});

test('a backup of a newer version is refused, and says which one it wants', async () => {
  await query(home.url, `insert into tenon.migration (name, checksum) values ('9999-later.sql', '')`);
  await backUp();
  await query(home.url, `delete from tenon.migration where name = '9999-later.sql'`);
  await expect(restoreTo(target.url)).rejects.toThrow('made by a newer Tenon (it has 9999-later.sql)');
});

test('a database that holds something, or is in use, is left as it is', async () => {
  await backUp();
  const before = await contentOf(home.url);
  await expect(restoreTo(home.url)).rejects.toThrow('A Tenon server uses this database');
  await restoreTo(target.url);
  await expect(restoreTo(target.url)).rejects.toThrow('This database is not empty: it holds');
  expect(await contentOf(home.url)).toEqual(before);
});

test('values that a publish is still making are left out, and made again after a restore', async () => {
  const fill = { table: 'account', column: 'code', type: 'integer', using: 'length({value})' };
  const index = { name: 'ix_account_code_00000000', definition: '("code")', unique: false };
  const labelOf = labelsOf(home.workspace.snapshot);
  const work = { fills: [fill], indexes: [{ table: 'account', index }], labelOf };
  await prepareFills(home.workspace, work, { progress: async () => {} });
  await backUp();
  await restoreTo(target.url);
  await dropShadows(home.workspace);
  expect(await contentOf(target.url)).toEqual(await contentOf(home.url));
  expect(await formOf(target.url)).toEqual(await formOf(home.url));
});

test('what a backup could not bring back keeps it from being made', async () => {
  await query(home.url, 'create sequence ws_main.odd');
  await expect(backUp()).rejects.toThrow('cannot keep sequence ws_main.odd');
  await query(home.url, 'drop sequence ws_main.odd');
  await expect(stat(`${path}.part`)).rejects.toThrow('ENOENT');
});

test('a file that is there already is not written over', async () => {
  await writeFile(path, 'an older backup');
  await expect(backUp()).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await readFile(path, 'utf8')).toBe('an older backup');
});

async function backUp({ withKey = false } = {}) {
  return withClient(home.url, (client) =>
    writeBackup(path, { client, dataFolder: home.workspace.dataFolder, secretKey: undefined, withKey, tell: () => {} }),
  );
}

async function restoreTo(url: string) {
  return withClient(url, (client) => restoreBackup(path, { client, dataFolder: folder, secretKey: undefined, tell: () => {} }));
}

async function actor() {
  const found = await actorForUser(home.workspace, testUsers.admin.id, 'web');
  if (!found) throw new Error('the administrator cannot act');
  return found;
}

async function add(name: string) {
  await writeRecords(home.workspace, await actor(), { object: 'account', action: 'create', records: [{ name }] });
}

async function changeBit(at: number) {
  const content = await readFile(path);
  const place = Math.floor(content.length * at);
  content[place] = (content[place] as number) ^ 1;
  await writeFile(path, content);
}

async function openRestored(look: (workspace: TestWorkspace['workspace']) => Promise<void>) {
  const log = createLog('silent');
  const database = openDatabase(target.url, { poolSize: 2, log });
  const { solutions } = home.workspaces;
  const workspaces = await openWorkspaces({ database, clock: home.workspace.clock, log, solutions, dataFolder: folder });
  await look(await workspaces.get('main')).finally(() => database.close());
}

/** Every table with the number of its rows and a sum over them. */
async function contentOf(url: string) {
  const tables = await query(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('tenon', 'ws_main') order by 1`,
  );
  const contents = [];
  for (const { name } of tables)
    contents.push(
      ...(await query(
        url,
        `select '${name}' as name, count(*)::int as rows, md5(string_agg(t::text, ',' order by t::text)) as sum from ${name} t`,
      )),
    );
  return contents;
}

async function formOf(url: string) {
  return query(
    url,
    `select c.oid::regclass::text as name, c.relkind, pg_get_indexdef(i.indexrelid) as index,
    (select array_agg(conname || pg_get_constraintdef(k.oid) order by conname) from pg_constraint k where conrelid = c.oid and contype <> 'n') as constraints
    from pg_class c left join pg_index i on i.indexrelid = c.oid
    where c.relnamespace in ('tenon'::regnamespace, 'ws_main'::regnamespace) order by 1`,
  );
}

function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query(text)).rows);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
