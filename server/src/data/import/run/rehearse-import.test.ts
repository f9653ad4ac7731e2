import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { defineObject } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../access/actor.ts';
import { actorForUser } from '../../../access/actors.ts';
import { newId } from '../../../base/ids.ts';
import { testUsers } from '../../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../../catalog/test-workspace.ts';
import type { GivenPlan } from '../columns/import-plan.ts';
import { saveUpload } from '../file/uploads.ts';
import { readErrors } from './import-errors.ts';
import type { ImportProgress } from './import-progress.ts';
import { batchSize } from './row-source.ts';
import { runImport } from './run-import.ts';

const label = (zh: string, en: string) => ({ zh, en });

const definitions = [
  defineObject('shop', {
    label: label('店铺', 'Shop'),
    icon: 'building',
    title: 'name',
    fields: {
      name: { type: 'text', label: label('名称', 'Name'), required: true, maxLength: 40 },
      code: { type: 'text', label: label('代码', 'Code') },
      mark: { type: 'text', label: label('标记', 'Mark'), unique: true },
      rank: { type: 'integer', label: label('排名', 'Rank') },
      seat: { type: 'integer', label: label('座位', 'Seat'), unique: true },
      opened: { type: 'date', label: label('开业', 'Opened'), unique: true },
      heir: { type: 'relation', to: 'shop', label: label('继承', 'Heir'), unique: true },
      near: { type: 'polymorphic', to: ['shop', 'place'], label: label('附近', 'Near'), unique: true },
      parent: { type: 'relation', to: 'shop', label: label('上级', 'Parent'), acyclic: true },
      worth: { type: 'money', label: label('价值', 'Worth') },
      share: { type: 'percent', label: label('份额', 'Share') },
      born: { type: 'date', label: label('成立', 'Born') },
      mail: { type: 'email', label: label('邮箱', 'Mail') },
      phone: { type: 'phone', label: label('电话', 'Phone') },
      open: { type: 'boolean', label: label('营业', 'Open') },
      kind: {
        type: 'choice',
        label: label('类别', 'Kind'),
        options: ['small', 'big'].map((value) => ({ value, label: label(value, value) })),
      },
      site: { type: 'url', label: label('网址', 'Site') },
    },
  }),
  defineObject('place', {
    label: label('地点', 'Place'),
    icon: 'map-pin',
    title: 'name',
    fields: { name: { type: 'text', label: label('名称', 'Name'), required: true } },
  }),
];

let test: TestWorkspace;
let folder: string;
let admin: Actor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-rehearse-import-'));
  test = await openTestWorkspace({ definitions, dataFolder: folder });
  admin = (await actorForUser(test.workspace, testUsers.admin.id, 'import')) as Actor;
  await bringIn('name\nHarbour\n', { object: 'place', mode: 'create', columns: [{ column: 'name', field: 'name' }] }, false);
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

type Report = { counts: Partial<ImportProgress>; errors: unknown[]; notes: unknown[] };

async function bringIn(csv: string, plan: GivenPlan, dryRun: boolean, check = async () => {}): Promise<Report> {
  const upload = await saveUpload(test.workspace, admin, { name: 'a.csv', content: Readable.from([Buffer.from(csv)]) });
  const input = { upload: upload.id, name: 'a.csv', object: plan.object, rows: upload.rows, plan, dryRun };
  const id = newId();
  await test.database.platform.query({
    text: `insert into "${test.workspace.schema}".sys_job (id, kind, status, input, created_by) values ($1, 'import', 'running', $2, $3)`,
    values: [id, JSON.stringify(input), admin.userId],
  });
  const done = await runImport(test.workspace, admin, { id, input, progress: {} }, { check });
  const { created, updated, skipped, failed, notes = [] } = done;
  const found = await readErrors(test.workspace, id, { limit: 10_000 });
  const errors = found.map(({ row, errors }) => [row, ...errors.map(({ column, problem }) => `${column}: ${problem.code}`)]);
  return { counts: { created, updated, skipped, failed }, errors, notes };
}

function planFor(mode: GivenPlan['mode'], columns: readonly string[]): GivenPlan {
  return {
    object: 'shop',
    mode,
    ...(mode !== 'create' && { key: ['code'] }),
    columns: columns.map((column) => ({ column, field: column })),
  };
}

async function empty(): Promise<void> {
  await test.database.platform.query({ text: `delete from "${test.workspace.schema}".shop`, values: [] });
}

/** Park and Miller's: the same files on every machine. */
function random(seed: number): (below: number) => number {
  let at = seed;
  return (below) => {
    at = (at * 48_271) % 2_147_483_647;
    return at % below;
  };
}

describe('a dry run tells what the run will', () => {
  it('of names that differ in case only, far apart', async () => {
    await empty();
    const rows = Array.from({ length: 1500 }, (_, n) => `N${n},${n === 20 ? 'Omega' : n === 1300 ? 'OMEGA' : `m${n}`}`);
    const csv = ['name,mark', ...rows].join('\n');
    const plan = planFor('create', ['name', 'mark']);
    const rehearsed = await bringIn(csv, plan, true);
    expect(rehearsed.errors).toEqual([[1302, 'mark: notUnique']]);
    expect(await bringIn(csv, plan, false)).toEqual(rehearsed);
  });

  it('of a value that a record gives up, which another row takes 1,200 rows later', async () => {
    await empty();
    await bringIn('name,code,mark\nFirst,k1,Given\nSecond,k2,kept\n', planFor('create', ['name', 'code', 'mark']), false);
    const rows = Array.from({ length: 1300 }, (_, n) => `N${n},c${n},m${n}`);
    rows[10] = 'First,k1,other';
    rows[1250] = 'Taker,new,given';
    rows[1280] = 'Late,newer,kept';
    const csv = ['name,code,mark', ...rows, 'Second,k2,gone'].join('\n');
    const plan = planFor('upsert', ['name', 'code', 'mark']);
    const rehearsed = await bringIn(csv, plan, true);
    expect(await bringIn(csv, plan, false)).toEqual(rehearsed);
    expect(rehearsed).toMatchObject({ counts: { updated: 2 } });
  });

  it.each([
    { field: 'seat', own: '5', other: '7' },
    { field: 'opened', own: '2020-05-01', other: '2021-01-01' },
    { field: 'heir', own: 'Kept', other: 'Second' },
    { field: 'near', own: 'Harbour', other: 'Second' },
    { field: 'near', own: 'Kept', other: 'Harbour' },
  ])('of a value that is no text ($field: $own) and that a record gives up', async ({ field, own, other }) => {
    await empty();
    const columns = ['name', 'code', field];
    await bringIn('name,code\nFirst,k1\nSecond,k2\nKept,k3\n', planFor('create', ['name', 'code']), false);
    await bringIn(`name,code,${field}\nFirst,k1,${own}\n`, planFor('upsert', columns), false);
    const rows = Array.from({ length: 1300 }, (_, n) => `N${n},c${n},`);
    rows[10] = `First,k1,${other}`;
    rows[1250] = `Taker,new,${own}`;
    const csv = [`name,code,${field}`, ...rows].join('\n');
    const rehearsed = await bringIn(csv, planFor('upsert', columns), true);
    expect(rehearsed).toMatchObject({ counts: { created: 1299, updated: 1, failed: 0 } });
    expect(await bringIn(csv, planFor('upsert', columns), false)).toEqual(rehearsed);
  });

  it('of a name that a record gives up, and that links ask for', async () => {
    await empty();
    await bringIn('name,code\nOld name,k1\nOther,k2\n', planFor('create', ['name', 'code']), false);
    const rows = Array.from({ length: 1300 }, (_, n) => `N${n},c${n},`);
    rows[10] = 'Early,e1,old-name';
    rows[600] = 'New name,k1,';
    rows[1250] = 'Late,e2,Old name';
    rows[1260] = 'Later,e3,Other';
    rows[1270] = 'Last,e4,new name';
    const csv = ['name,code,parent', ...rows].join('\n');
    const plan = planFor('upsert', ['name', 'code', 'parent']);
    const rehearsed = await bringIn(csv, plan, true);
    expect(rehearsed.errors).toEqual([
      [12, 'parent: notFound'],
      [1252, 'parent: notFound'],
    ]);
    expect(await bringIn(csv, plan, false)).toEqual(rehearsed);
  });

  it('of a key that comes again 1,200 rows later', async () => {
    await empty();
    const rows = Array.from({ length: 1300 }, (_, n) => `N${n},${n === 1250 ? 'c50' : `c${n}`}`);
    const csv = ['name,code', ...rows].join('\n');
    const plan = planFor('upsert', ['name', 'code']);
    const rehearsed = await bringIn(csv, plan, true);
    expect(rehearsed.counts).toEqual({ created: 1299, updated: 1, skipped: 0, failed: 0 });
    expect(await bringIn(csv, plan, false)).toEqual(rehearsed);
  });

  it('of rows that link to one another: names that no row brings in, that several have, and circles', async () => {
    await empty();
    const filler = Array.from({ length: 700 }, (_, n) => `f${n},`);
    const csv = [
      'name,parent',
      'a,b',
      'b,c',
      'c,a',
      'd,twin',
      'e,far',
      'twin,',
      ...filler,
      'twin,',
      'far,',
      `${'x'.repeat(50)},`,
      'z,nobody',
    ];
    const plan = planFor('create', ['name', 'parent']);
    const rehearsed = await bringIn(csv.join('\n'), plan, true);
    expect(await bringIn(csv.join('\n'), plan, false)).toEqual(rehearsed);
    expect(rehearsed.errors.length).toBe(4);
  });

  it.each(Array.from({ length: 6 }, (_, at) => at + 1))('of random file %i with repeats', async (seed) => {
    const next = random(seed * 7919);
    await empty();
    const mode = (['create', 'upsert', 'upsert', 'update'] as const)[next(4)] ?? 'create';
    const many = 2 * batchSize + next(batchSize);
    const codes = 30 + next(many);
    const text = (kind: string, below: number) => {
      const value = `${kind}${next(below)}`;
      return next(3) === 0 ? value.toUpperCase() : value;
    };
    const names: string[] = [];
    const row = (kind: string, n: number) => {
      const name = next(50) === 0 ? '' : next(60) === 0 ? 'x'.repeat(50) : `${kind}${n}`;
      if (name !== '') names.push(name);
      const code = next(30) === 0 ? '' : text('c', codes);
      // A value that its record gives up on the way is free in the run, and not yet in the dry run.
      const mark = next(3) === 0 ? '' : mode === 'create' || code === '' ? text('m', many) : `of ${code}`;
      const rank = next(40) === 0 ? 'many' : String(next(3));
      const parent = next(20) === 0 ? (names[next(names.length || 1)] ?? 'n7') : '';
      return [name, code, mark, rank, parent].join(',');
    };
    const lines = (kind: string, count: number) => Array.from({ length: count }, (_, n) => row(kind, n));
    const columns = ['name', 'code', 'mark', 'rank', 'parent'];
    const seedFile = [columns.join(), ...lines('s', 200)].join('\n');
    names.length = 0;
    await bringIn(seedFile, planFor('upsert', columns), false);
    const csv = [columns.join(), ...lines('n', many)].join('\n');
    const plan = planFor(mode, columns);
    const rehearsed = await bringIn(csv, plan, true);
    const done = await bringIn(csv, plan, false);
    expect(rehearsed.errors).toEqual(done.errors);
    expect(rehearsed.counts).toEqual(done.counts);
  });
});

/** As files have them: right, wrong, in other formats, and what stands for nothing. */
const cells = {
  worth: ['US$5', '€ 1.234,50', '1,234.50', '¥-3', 'XYZ 5', '5 doubloons', '1.234', '12.3万', 'N/A', '#REF!', ''],
  share: ['50%', '12,5', '12.5 %', '1.234', '120', 'half', '-', ''],
  born: ['2026-02-29', '2026/2/3', '03/04/2026', '45672', '3 Jan 2026', '无', ''],
  mail: ['a@example.com', 'A <b@example.com>', 'a@example.com;b@example.com', 'nobody', 'NULL', ''],
  phone: ['13800138000', '1.38E+10', '13800138000/13900139000', '1', '-', '660-485-0224', ''],
  open: ['yes', '✔', '否', 'maybe', 'N/A', '-1', ''],
  kind: ['small', 'BIG', 'huge', '无', ''],
  site: ['example.com', 'https://a.example', 'ftp://a.b', '-', ''],
};

describe('a dry run tells the same of values', () => {
  it.each(Array.from({ length: 4 }, (_, at) => at + 1))('of all kinds and formats, random file %i', async (seed) => {
    const next = random(seed * 104_729);
    await empty();
    const fields = Object.keys(cells) as (keyof typeof cells)[];
    const cell = (field: keyof typeof cells) => `"${cells[field][next(cells[field].length)] ?? ''}"`;
    const lines = Array.from({ length: batchSize + 50 }, (_, n) => [`V${n}`, `v${next(600)}`, ...fields.map(cell)].join(','));
    const csv = [['name', 'code', ...fields].join(','), ...lines].join('\n');
    const plan = {
      ...planFor(seed % 2 === 0 ? 'create' : 'upsert', ['name', 'code', ...fields]),
      ...(seed > 2 && { blanks: ['-', '无', 'N/A', 'NULL'] }),
    };
    const rehearsed = await bringIn(csv, plan, true);
    expect(rehearsed.errors.length).toBeGreaterThan(100);
    expect(await bringIn(csv, plan, false)).toEqual(rehearsed);
  });
});

it('brings 1,500 rows of one key in as fast as any others', async () => {
  await empty();
  const rows = (code: (n: number) => string) =>
    ['name,code', ...Array.from({ length: 1500 }, (_, n) => `N${n},${code(n)}`)].join('\n');
  const plan = planFor('upsert', ['name', 'code']);
  const cpu = async (work: () => Promise<Report>) => {
    const before = process.cpuUsage();
    const report = await work();
    const { user, system } = process.cpuUsage(before);
    return { ms: (user + system) / 1000, counts: report.counts };
  };
  const own = await cpu(() =>
    bringIn(
      rows((n) => `own${n}`),
      plan,
      false,
    ),
  );
  const one = await cpu(() =>
    bringIn(
      rows(() => 'one'),
      plan,
      false,
    ),
  );
  expect(one.counts).toEqual({ created: 1, updated: 1499, skipped: 0, failed: 0 });
  expect(one.ms).toBeLessThan(Math.max(1000, own.ms * 3));
});

it('stops at the batch in hand when it is cancelled', async () => {
  await empty();
  const csv = ['name', ...Array.from({ length: 10 * batchSize }, (_, n) => `S${n}`)].join('\n');
  let looks = 0;
  const check = async () => {
    looks += 1;
    if (looks === 6) throw new Error('cancelled');
  };
  await expect(bringIn(csv, planFor('create', ['name']), false, check)).rejects.toThrow('cancelled');
  const [found] = await test.database.platform.query({
    text: `select count(*)::int as count from "${test.workspace.schema}".shop`,
    values: [],
  });
  expect(found?.count).toBeLessThanOrEqual(3 * batchSize);
});
