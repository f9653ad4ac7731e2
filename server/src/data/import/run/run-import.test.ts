import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Transaction } from '../../../base/database/database.ts';
import type { TenonError } from '../../../base/errors.ts';
import { testUsers } from '../../../catalog/test-cast.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { readRecords } from '../../read/read-records.ts';
import { undoBatch } from '../../undo/undo-batch.ts';
import { writeRecords } from '../../write/write-records.ts';
import type { GivenPlan } from '../columns/import-plan.ts';
import { purgeUploads } from '../file/purge-uploads.ts';
import type { Setting } from './import-bench.test-support.ts';
import { type ImportCast, openImportCast } from './import-cast.test-support.ts';
import { batchSize } from './row-source.ts';

let cast: ImportCast;
let { test, admin, prepare, firms, countFirms, actorOf } = {} as ImportCast;
beforeAll(async () => {
  cast = await openImportCast();
  ({ test, admin, prepare, firms, countFirms, actorOf } = cast);
});
afterAll(() => cast.drop());

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
