import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { defineObject, defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../access/actor.ts';
import { actorForUser } from '../../../access/actors.ts';
import { openDatabase, type Transaction } from '../../../base/database.ts';
import type { TenonError } from '../../../base/errors.ts';
import { newId } from '../../../base/ids.ts';
import { type TestUser, testUsers } from '../../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../../catalog/test-workspace.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { undoBatch } from '../../history/undo-batch.ts';
import { readRecords } from '../../read/read-records.ts';
import { writeRecords } from '../../write/write-records.ts';
import type { GivenPlan } from '../columns/import-plan.ts';
import { purgeUploads } from '../file/purge-uploads.ts';
import { saveUpload } from '../file/uploads.ts';
import { previewUpload } from '../preview/preview-upload.ts';
import { readErrors } from './import-errors.ts';
import type { ImportProgress } from './import-progress.ts';
import { batchSize, runImport } from './run-import.ts';

const label = (zh: string, en: string) => ({ zh, en });

const definitions = [
  defineObject('firm', {
    label: label('企业', 'Firm'),
    icon: 'building',
    title: 'name',
    fields: {
      name: { type: 'text', label: label('名称', 'Name'), required: true, maxLength: 100 },
      code: { type: 'text', label: label('代码', 'Code'), unique: true },
      parent: { type: 'relation', to: 'firm', label: label('上级', 'Parent'), acyclic: true },
      kind: { type: 'choice', label: label('类别', 'Kind'), default: 'small', options: ['small', 'big'].map(option) },
      worth: { type: 'money', label: label('价值', 'Worth') },
      born: { type: 'date', label: label('成立', 'Founded') },
      city: { type: 'relation', to: 'place', label: label('城市', 'City') },
      site: { type: 'address', label: label('地址', 'Address') },
    },
  }),
  defineObject('place', {
    label: label('地点', 'Place'),
    icon: 'map-pin',
    title: 'name',
    fields: { name: { type: 'text', label: label('名称', 'Name'), required: true } },
  }),
  defineObject('visit', {
    label: label('拜访', 'Visit'),
    icon: 'user',
    title: 'about',
    fields: {
      about: { type: 'text', label: label('主题', 'About'), required: true },
      no: { type: 'autoNumber', label: label('编号', 'Visit no.'), pattern: 'V-{0000}' },
      related: { type: 'polymorphic', to: ['firm', 'place'], label: label('关联', 'Related to') },
    },
  }),
  defineRole('clerk', {
    label: label('录入', 'Clerk'),
    objects: { firm: { read: 'own', create: true, edit: 'own', import: true }, place: { read: 'all' }, user: { read: 'all' } },
  }),
  defineRole('reader', { label: label('读者', 'Reader'), objects: { firm: { read: 'all' } } }),
];

function option(value: string) {
  return { value, label: { zh: value, en: value } };
}

let test: TestWorkspace;
let folder: string;
let admin: Actor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-run-import-'));
  test = await openTestWorkspace({ definitions, users: { liLei: ['clerk'], hanMeimei: ['reader'] }, dataFolder: folder });
  admin = await actorOf('admin');
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

async function actorOf(user: TestUser): Promise<Actor> {
  return (await actorForUser(test.workspace, testUsers[user].id, 'import')) as Actor;
}

type Setting = Partial<GivenPlan> & { dryRun?: boolean; actor?: Actor; failedOf?: string };

/** Sends a file and queues its import; answers what runs it, and again. */
async function prepare(csv: string, { dryRun = false, actor = admin, failedOf, ...more }: Setting = {}) {
  const upload = await saveUpload(test.workspace, actor, { name: 'test.csv', content: Readable.from([Buffer.from(csv)]) });
  const columns = more.columns ?? upload.columns.map(({ column }) => ({ column, field: column }));
  const plan: GivenPlan = { object: 'firm', mode: 'create', ...more, columns };
  const input = { upload: upload.id, name: upload.name, object: plan.object, rows: upload.rows, plan, dryRun, failedOf };
  const id = newId();
  const job = `"${test.workspace.schema}".sys_job`;
  const query = (text: string, ...values: unknown[]) => test.database.platform.query({ text, values });
  await query(
    `insert into ${job} (id, kind, status, input, created_by) values ($1, 'import', 'running', $2, $3)`,
    id,
    JSON.stringify(input),
    actor.userId,
  );
  return {
    id,
    async run(check: () => Promise<void> = async () => {}, workspace: Workspace = test.workspace): Promise<ImportProgress> {
      const [row] = await query(`select progress from ${job} where id = $1`, id);
      return runImport(workspace, actor, { id, input, progress: row?.progress as Record<string, unknown> }, { check });
    },
    errors: async () =>
      (await readErrors(test.workspace, id, { limit: 100 })).map(({ row, errors }) => [
        row,
        ...errors.map(({ column, problem }) => `${column}: ${problem.code}`),
      ]),
  };
}

/** The workspace, but that something is done whenever records were looked for by their keys. */
function afterEachLook(act: () => Promise<void>): Workspace {
  const { db } = test.workspace;
  const watched = (tx: Transaction): Transaction => ({
    ...tx,
    async query(statement) {
      const rows = await tx.query(statement);
      if (statement.text.includes('with ordinality as e(')) await act();
      return rows as never;
    },
  });
  return { ...test.workspace, db: { ...db, transaction: (work, more) => db.transaction((tx) => work(watched(tx)), more) } };
}

/** The same workspace as another server has it. */
async function openElsewhere(): Promise<{ workspace: Workspace; close(): Promise<void> }> {
  const database = openDatabase(test.url, { poolSize: 1, log: test.workspace.log });
  const workspace = { ...test.workspace, database, db: database.workspace(`tenon_${test.workspace.schema}`) };
  return { workspace, close: () => database.close() };
}

async function firms(prefix: string, select: string[] = ['name']): Promise<Record<string, unknown>[]> {
  const filter = { field: 'name', op: 'startsWith', value: prefix } as const;
  const page = await readRecords(test.workspace, admin, {
    object: 'firm',
    select,
    filter,
    sort: [{ field: 'name', direction: 'asc' }],
    limit: 200,
  });
  return page.records;
}

async function countFirms(prefix: string): Promise<number | undefined> {
  const filter = { field: 'name', op: 'startsWith', value: prefix } as const;
  return (await readRecords(test.workspace, admin, { object: 'firm', filter, count: 'exact', limit: 1 })).count?.value;
}

describe('an import', () => {
  it('reports each bad row with its column and reason, and writes the good ones', async () => {
    const job = await prepare(
      'name,kind,worth,born,city\nA 1,big,"1,200.50",2020-01-02,\nA 2,huge,x,31/31/2020,\n,big,,,\nA 4,,,,nowhere\n',
    );
    expect(await job.run()).toMatchObject({ processed: 4, created: 1, failed: 3 });
    expect(await job.errors()).toEqual([
      [3, 'kind: unknownOption', 'worth: wrongType', 'born: wrongType'],
      [4, 'name: required'],
      [5, 'city: notFound'],
    ]);
  });

  it('leaves blank cells empty, and gives defaults only to what the file does not have', async () => {
    await (await prepare('name,kind\nB 1,\nB 2,big\n')).run();
    await (await prepare('name\nB 3\n', { defaults: { worth: '5' } })).run();
    const rows = await firms('B ', ['kind', 'worth']);
    expect(rows.map(({ kind }) => kind)).toEqual([null, 'big', 'small']);
    expect(rows[2]?.worth).toMatchObject({ amount: '5.00' });
  });

  it('keeps the date and the owner of the old system', async () => {
    const job = await prepare('name,made,who\nC 1,03/04/2019,李雷\n', {
      columns: [
        { column: 'name', field: 'name' },
        { column: 'made', field: 'created_at', dateOrder: 'dmy' },
        { column: 'who', field: 'owner' },
      ],
    });
    expect(await job.run()).toMatchObject({ created: 1 });
    const [row] = await firms('C ', ['created_at', 'owner']);
    expect(row).toMatchObject({ created_at: '2019-04-02T16:00:00.000Z', owner: { id: testUsers.liLei.id } });
  });

  it('finds records by key, and lets a later row change what an earlier one made', async () => {
    const upsert: Setting = { mode: 'upsert', key: ['code'] };
    await (await prepare('code,name,kind\nd1,D 1,small\n', upsert)).run();
    const job = await prepare('code,name,kind\nD1,D one,big\nd2,D two,small\nd2,D 2,big\n,D 3,big\nD1,D one,big\n', upsert);
    expect(await job.run()).toMatchObject({ created: 2, updated: 2, skipped: 1, failed: 0 });
    expect((await firms('D ')).map(({ name }) => name)).toEqual(['D 2', 'D 3', 'D one']);
    const update = await prepare('code,name\nd9,D 9\n', { ...upsert, mode: 'update' });
    expect(await update.run()).toMatchObject({ updated: 0, failed: 1 });
    expect(await update.errors()).toEqual([[2, 'code: recordNotFound']]);
  });

  it('changes a record that somebody else makes at the same time, and makes one that somebody else deletes', async () => {
    await (await prepare('code,name\nv0,V 0\n')).run();
    const [old] = await firms('V 0', ['id']);
    const job = await prepare('code,name\nv0,V 00\nv1,V 1\nv2,V 2\nv3,V 3\n', { mode: 'upsert', key: ['code'] });
    const elsewhere = await openElsewhere();
    const add = (code: string) =>
      writeRecords(elsewhere.workspace, admin, { object: 'firm', action: 'create', records: [{ code, name: 'other' }] });
    const remove = (id: string) => writeRecords(elsewhere.workspace, admin, { object: 'firm', action: 'delete', ids: [id] });
    // What comes after the first look, the unique index tells; after the second, the checks do.
    const meanwhile = [() => add('v1'), () => Promise.all([add('v2'), remove(old?.id as string)])];
    const meet = afterEachLook(async () => void (await meanwhile.shift()?.()));
    const progress = await job.run(undefined, meet);
    expect([progress, await job.errors()]).toMatchObject([{ processed: 4, failed: 0 }, []]);
    expect((await firms('V ')).map(({ name }) => name)).toEqual(['V 00', 'V 1', 'V 2', 'V 3']);
    expect(await countFirms('other')).toBe(0);
    expect(meanwhile).toEqual([]);
    await elsewhere.close();
  });

  it('links rows of the file to one another, whichever comes first, and tells a circle', async () => {
    const job = await prepare('name,parent\nE child,E parent\nE parent,E top\nE top,\nE loop,E loop\nE lost,E nobody\n');
    expect(await job.run()).toMatchObject({ processed: 5, created: 4, failed: 1 });
    const parents = (await firms('E ', ['name', 'parent'])).map(({ name, parent }) => [
      name,
      (parent as { title: string } | null)?.title,
    ]);
    expect(Object.fromEntries(parents)).toEqual({
      'E child': 'E parent',
      'E parent': 'E top',
      'E top': undefined,
      'E loop': undefined,
    });
    expect(await job.errors()).toEqual([
      [5, 'parent: cyclic'],
      [6, 'parent: notFound'],
    ]);
  });

  it('gives rows that are in the link that they lack, and nothing else, when those left out are brought in', async () => {
    const csv = 'name,parent,kind\nW child,W top,small\nW top,,huge\nW other,,small\nW loop,W loop,small\n';
    const first = await prepare(csv);
    expect(await first.run()).toMatchObject({ created: 3, failed: 1 });
    const [child] = await firms('W child', ['name']);
    const edited = { id: child?.id as string, values: { name: 'W child, edited', kind: 'big' } };
    await writeRecords(test.workspace, admin, { object: 'firm', action: 'update', records: [edited] });

    const columns = ['name', 'parent', 'kind'].map((column) => ({ column, field: column }));
    const settled = columns.map((each) => (each.column === 'kind' ? { ...each, values: { huge: 'big' } } : each));
    const second = await prepare(csv, { columns: settled, failedOf: first.id });
    expect(await second.run()).toMatchObject({ processed: 3, created: 1, updated: 1, skipped: 1, failed: 0 });
    const found = await firms('W ', ['name', 'kind', 'parent']);
    expect(found.map(({ name, kind, parent }) => [name, kind, (parent as { title: string } | null)?.title])).toEqual([
      ['W child, edited', 'big', 'W top'],
      ['W loop', 'small', undefined],
      ['W other', 'small', undefined],
      ['W top', 'big', undefined],
    ]);
    expect(await second.errors()).toEqual([[5, 'parent: cyclic']]);

    const third = await prepare(csv, { columns: settled, failedOf: second.id });
    expect(await third.run()).toMatchObject({ processed: 1, created: 0, updated: 0, skipped: 1 });
    expect(await third.errors()).toEqual([[5, 'parent: cyclic']]);
    expect(await countFirms('W ')).toBe(4);
  });

  it('makes missing related records once, and leaves them out or refuses ambiguous ones as told', async () => {
    const columns = [
      { column: 'name', field: 'name' },
      { column: 'city', field: 'city', missing: 'create' as const },
    ];
    expect(await (await prepare('name,city\nF 1,上海\nF 2,上海\nF 3,Köln\nF 4,KÖLN\n', { columns })).run()).toMatchObject({
      created: 4,
    });
    const places = async () => (await readRecords(test.workspace, admin, { object: 'place', limit: 50 })).records.length;
    expect(await places()).toBe(2);
    const lenient = [columns[0], { ...columns[1], missing: 'empty' as const }] as GivenPlan['columns'];
    expect(await (await prepare('name,city\nF 5,Bonn\n', { columns: lenient })).run()).toMatchObject({ created: 1 });
    await (await prepare('name\nF twin\nF twin\n')).run();
    const job = await prepare('name,parent\nF 6,F twin\n');
    await job.run();
    expect(await job.errors()).toEqual([[2, 'parent: ambiguous']]);
  });

  it('links to the record spelt exactly so, and makes one for all spellings of a name that is missing', async () => {
    await (await prepare('name\nOmega\nOMEGA\n')).run();
    const columns = ['name', 'parent'].map((column) => ({ column, field: column }));
    await (await prepare('name,parent\nO1,OMEGA\nO2,Omega\nO3,OMEGA\n', { columns })).run();
    const linked = await firms('O', ['name', 'parent']);
    const parents = linked.flatMap(({ name, parent }) => (parent ? [[name, (parent as { title: string }).title]] : []));
    expect(parents).toEqual([
      ['O1', 'OMEGA'],
      ['O2', 'Omega'],
      ['O3', 'OMEGA'],
    ]);
    const making = [
      { column: 'name', field: 'name' },
      { column: 'city', field: 'city', missing: 'create' as const },
    ];
    expect(await (await prepare('name,city\nO4,Basel\nO5,BASEL\nO6,basel\n', { columns: making })).run()).toMatchObject({
      created: 3,
    });
    const cities = (await firms('O', ['name', 'city'])).flatMap(({ city }) => (city ? [(city as { title: string }).title] : []));
    expect(cities).toEqual(['Basel', 'Basel', 'Basel']);
  });

  it('fills an address from columns of its parts', async () => {
    const columns = [
      { column: 'name', field: 'name' },
      { column: 'town', field: 'site.city' },
      { column: 'zip', field: 'site.postcode' },
    ];
    await (await prepare('name,town,zip\nG 1,上海,200000\nG 2,,\n', { columns })).run();
    expect((await firms('G ', ['site'])).map(({ site }) => site)).toEqual([{ city: '上海', postcode: '200000' }, null]);
  });

  it('joins columns that fill one text together, each in its place', async () => {
    const columns = [
      { column: 'last', field: 'name', place: 2 },
      { column: 'first', field: 'name', place: 1 },
      { column: 'kind', field: 'kind' },
    ];
    const csv = 'last,first,kind\nLei,S Li,big\n梅梅,S 韩,big\n, S alone ,\n,,big\n';
    const job = await prepare(csv, { columns });
    expect(await job.run()).toMatchObject({ created: 3, failed: 1 });
    expect((await firms('S ')).map(({ name }) => name).sort()).toEqual(['S Li Lei', 'S alone', 'S 韩梅梅']);
    expect(await job.errors()).toEqual([[5, 'first + last: required']]);
    const twice = [
      { column: 'first', field: 'kind' },
      { column: 'kind', field: 'kind' },
    ];
    await expect(prepare(csv, { columns: twice }).then((each) => each.run())).rejects.toMatchObject({ code: 'invalid' });
  });

  it('rehearses without a trace, with the same report', async () => {
    const csv = 'name,kind,city\nH 1,big,\nH 2,huge,\nH 3,small,Oz\n';
    const rehearsal = await prepare(csv, { dryRun: true });
    expect(await rehearsal.run()).toMatchObject({ processed: 3, created: 1, failed: 2 });
    expect(await countFirms('H ')).toBe(0);
    const job = await prepare(csv);
    await job.run();
    expect(await rehearsal.errors()).toEqual(await job.errors());
  });

  it('tells in a rehearsal which rows would change nothing, and is careful with links to rows of the file', async () => {
    await (await prepare('name,code,kind\nR 1,r1,big\nR 2,r2,big\n')).run();
    const again: Setting = { mode: 'upsert', key: ['code'], dryRun: true };
    const same = await prepare('name,code,kind\nR 1,r1,big\nR 2,r2,small\nR 3,r3,big\n', again);
    expect(await same.run()).toMatchObject({ created: 1, updated: 1, skipped: 1, failed: 0 });
    const linked = await prepare('name,code,parent\nR 1,r1,R 2\nR 2,r2,\n', again);
    expect(await linked.run()).toMatchObject({ created: 0, updated: 1, skipped: 1, failed: 0 });
  });

  it('goes on after a killed worker where the last commit left it, and undoes the whole', async () => {
    const rows = 5000;
    const csv = ['name,code', ...Array.from({ length: rows }, (_, n) => `I ${n},i${n}`)].join('\n');
    const job = await prepare(csv);
    let checks = 0;
    const killed = job.run(async () => {
      checks += 1;
      if (checks === 2) throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await countFirms('I ')).toBe(batchSize);
    const progress = await job.run();
    expect(progress).toMatchObject({ processed: rows, created: rows, failed: 0 });
    expect(await countFirms('I ')).toBe(rows);
    await undoBatch(test.workspace, admin, progress.batch as string);
    expect(await countFirms('I ')).toBe(0);
  });

  it('tells values used twice, however far apart in the file they stand', async () => {
    const codes = Array.from({ length: 3000 }, (_, n) => (n === 1000 || n === 1999 || n === 2000 ? 'same' : `o${n}`));
    const job = await prepare(['name,code', ...codes.map((code, n) => `O ${n},${code}`)].join('\n'));
    expect(await job.run()).toMatchObject({ processed: 3000, created: 2998, failed: 2 });
    expect(await job.errors()).toEqual([
      [2001, 'code: notUnique'],
      [2002, 'code: notUnique'],
    ]);
  });

  it('tells values that other records hold, in every batch of many, and brings the rest in', async () => {
    const count = 4000;
    const taken = (n: number) => n === 5 || n % 700 === 650;
    const held = Array.from({ length: count }, (_, n) => n).filter(taken);
    await (await prepare(['name,code', ...held.map((n) => `Held ${n},p${n}`)].join('\n'))).run();
    const rows = Array.from({ length: count }, (_, n) => (n === 3999 ? 'P 3999,P1' : `P ${n},p${n}`));
    const job = await prepare(['name,code', ...rows].join('\n'));
    expect(await job.run()).toMatchObject({ processed: count, created: count - held.length - 1, failed: held.length + 1 });
    expect(await job.errors()).toEqual([...held, 3999].map((n) => [n + 2, 'code: notUnique']));
    expect(await countFirms('P ')).toBe(count - held.length - 1);
  });

  it('does not let two workers do the same rows', async () => {
    const csv = ['name', ...Array.from({ length: 2500 }, (_, n) => `J ${n}`)].join('\n');
    const job = await prepare(csv);
    const both = await Promise.allSettled([job.run(), job.run()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await countFirms('J ')).toBe(2500);
  });

  it('acts with the rights of who started it', async () => {
    const clerk = await actorOf('liLei');
    const mine = await prepare('name,code\nK 1,k1\n', { actor: clerk });
    expect(await mine.run()).toMatchObject({ created: 1 });
    await (await prepare('name,code\nK 2,k2\n')).run();
    const upsert = await prepare('name,code\nK one,k1\nK two,k2\n', { mode: 'upsert', key: ['code'], actor: clerk });
    expect(await upsert.run()).toMatchObject({ updated: 1, failed: 1 });
    expect(await upsert.errors()).toEqual([[3, 'code: notUnique']]);
    const reader = await actorOf('hanMeimei');
    await expect(prepare('name\nK 3\n', { actor: reader })).rejects.toMatchObject({ code: 'forbidden' });
    const demoted = { ...clerk };
    const late = await prepare('name\nK 4\n', { actor: demoted });
    demoted.rights = reader.rights;
    await expect(late.run()).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('keeps files and reports for 30 days', async () => {
    const job = await prepare('name,kind\nN 1,huge\n');
    await job.run();
    const later = {
      ...test.workspace,
      snapshot: test.workspace.snapshot,
      clock: { now: () => new Date(Date.now() + 29 * 86_400_000) },
    };
    expect(await purgeUploads(later)).toBe(0);
    const muchLater = { ...later, clock: { now: () => new Date(Date.now() + 31 * 86_400_000) } };
    expect(await purgeUploads(muchLater)).toBeGreaterThan(0);
    await expect(job.run()).rejects.toMatchObject({ code: 'notFound' });
  });

  it('refuses a plan that does not fit, with everything that is wrong', async () => {
    const job = await prepare('name\nL 1\n', {
      mode: 'upsert',
      columns: [
        { column: 'nome', field: 'name' },
        { column: 'name', field: 'colour' },
        { column: 'name', field: 'updated_at' },
      ],
    });
    const error = (await job.run().catch((error) => error)) as TenonError;
    expect(error.code).toBe('invalid');
    expect(error.details.problems?.map(({ code }) => code)).toEqual([
      'unknownColumn',
      'unknownField',
      'fieldReadOnly',
      'required',
    ]);
  });

  it('reports cells of a megabyte and characters that cannot be stored', async () => {
    const job = await prepare(`name\nM ${'x'.repeat(1024 * 1024)}\nM a\0b\nM 3\n`);
    expect(await job.run()).toMatchObject({ created: 1, failed: 2 });
    expect(await job.errors()).toEqual([
      [2, 'name: tooLong'],
      [3, 'name: badCharacter'],
    ]);
  });
});

describe('records typed by hand', () => {
  it('are found by the ID and by the number that an export gives, and never made anew', async () => {
    await (await prepare('about\nK one\nK two\n', { object: 'visit', columns: [{ column: 'about', field: 'about' }] })).run();
    const filter = { field: 'about', op: 'startsWith', value: 'K ' } as const;
    const read = async () =>
      (await readRecords(test.workspace, admin, { object: 'visit', select: ['about', 'no'], filter, limit: 50 })).records;
    const [one, two] = await read();
    const columns = ['id', 'no', 'about'].map((column) => ({ column, field: column }));
    const byId: Setting = {
      object: 'visit',
      mode: 'upsert',
      key: ['id'],
      columns: columns.filter(({ field }) => field !== 'no'),
    };
    const stranger = newId();
    const first = await prepare(`id,no,about\n${one?.id},,K uno\n${stranger},,K stranger\n,,K new\n`, byId);
    expect(await first.run()).toMatchObject({ created: 1, updated: 1, failed: 1 });
    expect(await first.errors()).toEqual([[3, 'id: recordNotFound']]);
    const byNumber: Setting = { object: 'visit', mode: 'update', key: ['no'], columns: columns.slice(1) };
    expect(await (await prepare(`id,no,about\n,${two?.no},K due\n`, byNumber)).run()).toMatchObject({ updated: 1, failed: 0 });
    expect((await read()).map(({ about }) => about).sort()).toEqual(['K due', 'K new', 'K uno']);
    const made: Setting = { object: 'visit', mode: 'create', columns };
    await expect((await prepare('id,no,about\n,,K x\n', made)).run()).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('a link to several objects', () => {
  const visits = async () => {
    const page = await readRecords(test.workspace, admin, { object: 'visit', select: ['about', 'related'], limit: 50 });
    const linked = page.records.filter(({ about }) => !String(about).startsWith('K '));
    return linked.map(({ about, related }) => [about, (related as { object: string } | null)?.object ?? null]).sort();
  };

  it('is filled by a column for each of them, and refused where they disagree or the column does not say which is meant', async () => {
    await (await prepare('name,code\nP alone,LK1\nP both,LK2\n')).run();
    await (await prepare('name\nP place\nP both\n', { object: 'place' })).run();
    const columns: GivenPlan['columns'] = [
      { column: 'about', field: 'about' },
      { column: 'firm', field: 'related', object: 'firm', matchBy: 'code' },
      { column: 'place', field: 'related', object: 'place' },
      { column: 'any', field: 'related' },
    ];
    const rows = [
      '1,LK1,,',
      '2,,P place,',
      '3,LK1,P place,',
      '4,,,P both',
      '5,,,P alone',
      '6,,P both,',
      '7,,P alone,',
      '8,,,',
      '9,LK1,,P alone',
    ];
    const job = await prepare(`about,firm,place,any\n${rows.join('\n')}\n`, { object: 'visit', columns });
    await job.run();
    expect(await job.errors()).toEqual([
      [4, 'place: linkedTwice'],
      [5, 'any: ambiguousObject'],
      [8, 'place: notFound'],
    ]);
    expect(await visits()).toEqual([
      ['1', 'firm'],
      ['2', 'place'],
      ['5', 'firm'],
      ['6', 'place'],
      ['8', null],
      ['9', 'firm'],
    ]);
  });

  it('calls a record that is made by what it is found by, where it must have a name', async () => {
    const missing = 'create' as const;
    const columns = [
      { column: 'about', field: 'about' },
      { column: 'FIRMID', field: 'related', object: 'firm', matchBy: 'code', missing },
    ];
    const job = await prepare('about,FIRMID\nFirst,X-7\nSecond,X-7\n', { object: 'visit', columns });
    expect(await job.run()).toMatchObject({ created: 2, failed: 0 });
    expect(await firms('X-7', ['name', 'code'])).toMatchObject([{ name: 'X-7', code: 'X-7' }]);
  });
});

describe('a table that is filled for the first time', () => {
  const csv = `name\n${Array.from({ length: 10_000 }, (_, n) => `大批 ${n}`).join('\n')}\n`;
  const plainIndexes = async () => {
    const rows = await test.database.platform.query({
      text: `select indexname from pg_indexes where schemaname = $1 and tablename = 'place' and indexname like 'ix%' order by 1`,
      values: [test.workspace.schema],
    });
    return rows.map(({ indexname }) => indexname);
  };

  it('has its indexes set aside meanwhile, and back afterwards, also where the import is cancelled', async () => {
    const before = await plainIndexes();
    const seen = new Set<number>();
    let looks = 0;
    const look = async () => {
      seen.add((await plainIndexes()).length);
      looks += 1;
      if (looks === 3) throw new Error('cancelled');
    };
    await expect((await prepare(csv, { object: 'place' })).run(look)).rejects.toThrow('cancelled');
    expect([...seen]).toEqual([0]);
    await expect.poll(plainIndexes).toEqual(before);
    const { records } = await readRecords(test.workspace, admin, { object: 'place', select: ['name'], limit: 1 });
    expect(records[0]?.name).toMatch(/^大批/);
  });
});

describe('amounts', () => {
  const worths = async () => {
    const filter = { field: 'code', op: 'startsWith', value: 'M' } as const;
    const { records } = await readRecords(test.workspace, admin, { object: 'firm', select: ['code', 'worth'], filter });
    return Object.fromEntries(records.map(({ code, worth }) => [code, worth]));
  };
  const csv = `name,code,worth,money
full,M1,"1,200.00",USD
none,M2,,USD
small,M3,500,usd
word,M4,-500,美元
blank,M5,700,
zero,M6,0,EUR
sign,M7,"€2,000",
both,M8,"€ 2,000",USD
`;
  const columns = [
    ...['name', 'code', 'worth'].map((name) => ({ column: name, field: name })),
    { column: 'money', field: 'worth.currency' },
  ];

  it('come with their currency from two columns, and twice the same changes nothing, whatever the rates are by then', async () => {
    const rates = [
      { code: 'USD', rate: '7.1' },
      { code: 'EUR', rate: '7.8' },
    ];
    const { ids } = await writeRecords(test.workspace, admin, { object: 'currency', action: 'create', records: rates });
    const first = await prepare(csv, { columns });
    expect(await first.run()).toMatchObject({ created: 7, failed: 1 });
    expect(await first.errors()).toEqual([[9, 'worth: otherCurrency']]);
    const usd = (amount: string, base: string) => ({ amount, currency: 'USD', rate: '7.1000000000', base });
    const found = await worths();
    expect(found).toEqual({
      M1: usd('1200.00', '8520.00'),
      M2: null,
      M3: usd('500.00', '3550.00'),
      M4: usd('-500.00', '-3550.00'),
      M5: { amount: '700.00', currency: 'CNY', rate: '1.0000000000', base: '700.00' },
      M6: { amount: '0.00', currency: 'EUR', rate: '7.8000000000', base: '0.00' },
      M7: { amount: '2000.00', currency: 'EUR', rate: '7.8000000000', base: '15600.00' },
    });
    const dearer = ids.map((id) => ({ id, values: { rate: '9' } }));
    await writeRecords(test.workspace, admin, { object: 'currency', action: 'update', records: dearer });
    const again = await prepare(csv, { columns, mode: 'upsert', key: ['code'] });
    expect(await again.run()).toMatchObject({ updated: 0, skipped: 7 });
    expect(await worths()).toEqual(found);
  });

  it('in columns of their own count placeholders as blank, and ask where their numbers can be read in two ways', async () => {
    const text = `name,code,worth,money
one,PC1,"12,345",USD
two,PC2,N/A,CNY
three,PC3,700,无
four,PC4,无,N/A
five,PC5,"1.234,5",CNY
six,PC6,"1,234.5",CNY
`;
    const byCode = async () => {
      const filter = { field: 'code', op: 'startsWith', value: 'PC' } as const;
      const { records } = await readRecords(test.workspace, admin, { object: 'firm', select: ['code', 'worth'], filter });
      return Object.fromEntries(records.map(({ code, worth }) => [code, (worth as { amount: string } | null)?.amount]));
    };
    const first = await prepare(text, { columns, blanks: ['N/A', '无'] });
    await first.run();
    expect(await first.errors()).toEqual([
      [2, 'worth: ambiguousNumber'],
      [6, 'worth: wrongType'],
    ]);
    expect(await byCode()).toEqual({ PC2: undefined, PC3: '700.00', PC4: undefined, PC6: '1234.50' });
    const told = columns.map((column) => (column.field === 'worth' ? { ...column, decimalSign: 'comma' as const } : column));
    const turned = ['name', 'code', 'money', 'worth'].map(
      (name) => told.find((each) => each.column === name) ?? { column: name, field: null },
    );
    const again = await prepare(text, { columns: turned, blanks: ['N/A', '无'], mode: 'upsert', key: ['code'] });
    await again.run();
    expect(await again.errors()).toEqual([
      [2, 'worth: currencyDecimals'],
      [7, 'worth: wrongType'],
    ]);
    expect(await byCode()).toMatchObject({ PC5: '1234.50' });
  });

  it('are found by their headers, a currency beside its amount, and only where it can be read', async () => {
    const suggest = async (text: string) => {
      const upload = await saveUpload(test.workspace, admin, { name: 'a.csv', content: Readable.from([Buffer.from(text)]) });
      const { columns: found } = await previewUpload(test.workspace, admin, { upload, object: 'firm' });
      return found.map(({ suggestion }) => suggestion?.field ?? null);
    };
    expect(await suggest('Worth,Currency\n"US$1,234.50",USD\n')).toEqual(['worth', 'worth.currency']);
    expect(await suggest('价值,币种\n"1,234.50",美元\n')).toEqual(['worth', 'worth.currency']);
    expect(await suggest('Worth,Currency\nmuch,some\n')).toEqual([null, null]);
  });
});
