import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Locale } from '@tenon/metadata';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../access/actor.ts';
import { actorForUser } from '../../../access/actors.ts';
import { newId } from '../../../base/ids.ts';
import { testUsers } from '../../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../../catalog/test-workspace.ts';
import { exportCsv } from '../../export/export-csv.ts';
import { readRecords } from '../../read/read-records.ts';
import { writeRecords } from '../../write/write-records.ts';
import type { GivenPlan } from '../columns/import-plan.ts';
import { saveUpload } from '../file/uploads.ts';
import { previewUpload } from '../preview/preview-upload.ts';
import { readErrors } from './import-errors.ts';
import type { ImportProgress } from './import-progress.ts';
import { definitions } from './round-trip-objects.test-support.ts';
import { drawn, type EnteredValues, line, picks } from './round-trip-values.test-support.ts';
import { runImport } from './run-import.ts';

/** What the platform makes of a record, and files, which no table holds. */
const notBroughtIn = ['id', 'version', 'scan', 'twice', 'department', 'updated_at', 'updated_by', 'created_by', 'owner'];
const currencies = [
  { code: 'USD', rate: '7.1' },
  { code: 'EUR', rate: '7.8' },
  { code: 'JPY', rate: '0.047' },
  { code: 'KWD', rate: '23.1' },
  { code: 'AUD', rate: '4.7' },
];

type Side = { test: TestWorkspace; admin: Actor };

let folder: string;
let from: Side;
let to: Side;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-round-trip-'));
  from = await openSide();
  to = await openSide();
});
afterAll(async () => {
  await from.test.drop();
  await to.test.drop();
  await rm(folder, { recursive: true, force: true });
});

async function openSide(): Promise<Side> {
  const test = await openTestWorkspace({ definitions, dataFolder: folder });
  const admin = (await actorForUser(test.workspace, testUsers.admin.id, 'import')) as Actor;
  const records = currencies.map(({ code, rate }) => ({ name: code, code, rate }));
  await writeRecords(test.workspace, admin, { object: 'currency', action: 'create', records });
  return { test, admin };
}

async function fill({ test, admin }: Side, seed: number): Promise<void> {
  const create = async (object: string, records: EnteredValues[]) =>
    (await writeRecords(test.workspace, admin, { object, action: 'create', records })).ids.map((id) => ({ id, object }));
  const [names, things, links] = [
    fc.sample(line, { seed, numRuns: 24 }),
    fc.sample(drawn, { seed, numRuns: 60 }),
    fc.sample(picks, { seed, numRuns: 60 }),
  ];
  const firms = await create(
    'firm',
    names.slice(0, 12).map((name, at) => ({ name: `${name} f${at}` })),
  );
  const places = await create(
    'place',
    names.slice(12).map((name, at) => ({ name: `${name} "p${at}"` })),
  );
  const tickets = await create(
    'ticket',
    names.slice(0, 5).map((name, at) => ({ about: `${name} t${at}` })),
  );
  const people = Object.values(testUsers);
  const pick = <Each>(list: readonly Each[], at: number) => list[at % (list.length + 1)];
  const records = things.map((draft, at) => {
    const link = links[at] as (typeof links)[number];
    return {
      ...draft,
      name: `${names[at % 24]} ${at}`,
      code: `C${at}`,
      firm: pick(firms, link.firm),
      ticket: pick(tickets, link.ticket),
      places: link.places.flatMap((each) => pick(places, each) ?? []),
      related: pick([...firms, ...places], link.related),
      keeper: pick(people, link.keeper)?.id,
    };
  });
  const made = await create('thing', records);
  await writeRecords(test.workspace, admin, {
    object: 'thing',
    action: 'update',
    records: made.flatMap(({ id }, at) => {
      const parent = pick(made, (links[at] as (typeof links)[number]).parent);
      return parent && at % 3 === 0 ? [{ id, values: { parent: parent.id } }] : [];
    }),
  });
}

const objects = ['firm', 'place', 'ticket', 'thing'];

async function empty({ test }: Side): Promise<void> {
  const schema = `"${test.workspace.schema}"`;
  const tables = [...objects].reverse().map((each) => `${schema}.${each}`);
  await test.database.platform.query({ text: `truncate ${tables.join()} cascade`, values: [] });
  await test.database.platform.query({ text: `truncate ${schema}.sys_counter`, values: [] });
}

/** Records with names in place of ids, which each workspace gives for itself. */
async function contents({ test, admin }: Side, object: string): Promise<unknown[]> {
  const sort = [{ field: object === 'ticket' ? 'about' : 'name', direction: 'asc' as const }];
  const fields = [...(test.workspace.snapshot.objects.get(object)?.fields.keys() ?? [])];
  const select = fields.filter((name) => !notBroughtIn.includes(name));
  const { records } = await readRecords(test.workspace, admin, { object, select, sort, limit: 100 });
  const bare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bare).sort();
    return typeof value === 'object' && value !== null && 'title' in value ? value.title : value;
  };
  const stamp = ({ created_at: at }: Record<string, unknown>) => String(at).slice(0, '2026-01-31T08:00:00'.length);
  return records.map((record) => ({
    ...Object.fromEntries(select.map((name) => [name, bare(record[name])])),
    // Files tell it to the second.
    created_at: stamp(record),
  }));
}

async function exported({ test, admin }: Side, object: string, more: Partial<Actor> & { withId?: boolean }): Promise<Buffer> {
  const { withId = false, ...as } = more;
  const fields = [...(test.workspace.snapshot.objects.get(object)?.fields.keys() ?? [])];
  const select = fields.filter((name) => (withId || name !== 'id') && name !== 'scan');
  const sort =
    object === 'ticket' ? [{ field: 'number', direction: 'asc' as const }] : [{ field: 'created_at', direction: 'asc' as const }];
  return buffer(await exportCsv(test.workspace, { ...admin, ...as }, { object, select, sort }));
}

type Done = { counts: Partial<ImportProgress>; errors: unknown[]; columns: string[] };

/** As the wizard does when nothing is touched: every suggestion is taken, and what is unique finds records. */
async function bringIn(
  { test, admin }: Side,
  content: Buffer,
  { object, as, isOwn = false }: { object: string; as: Partial<Actor>; isOwn?: boolean },
): Promise<Done> {
  const { workspace, database } = test;
  const actor = { ...admin, ...as };
  const upload = await saveUpload(workspace, actor, { name: 'a.csv', content: Readable.from([content]) });
  const preview = await previewUpload(workspace, actor, { upload, object });
  const columns = preview.columns.map(({ column, suggestion }) => suggestion ?? { column, field: null });
  const unique = columns.find(
    ({ field }) => workspace.snapshot.objects.get(object)?.fields.get(field ?? '')?.definition.unique,
  )?.field;
  const key = isOwn ? 'id' : unique;
  const plan = { object, mode: key ? 'upsert' : 'create', ...(key && { key: [key] }), columns } as GivenPlan;
  const input = { upload: upload.id, name: 'a.csv', object, rows: upload.rows, plan, dryRun: false };
  const id = newId();
  await database.platform.query({
    text: `insert into "${workspace.schema}".sys_job (id, kind, status, input, created_by) values ($1, 'import', 'running', $2, $3)`,
    values: [id, JSON.stringify(input), actor.userId],
  });
  const { created, updated, skipped, failed } = await runImport(
    workspace,
    actor,
    { id, input, progress: {} },
    { check: async () => {} },
  );
  const errors = await readErrors(workspace, id, { limit: 100 });
  return {
    counts: { created, updated, skipped, failed },
    errors: errors.flatMap(({ row, errors }) => errors.map(({ column, problem, seen }) => [row, column, problem.code, seen])),
    columns: columns.flatMap(({ field }) => field ?? []),
  };
}

const runs = [1, 2, 3].flatMap((seed) =>
  (['zh', 'en'] as Locale[]).map((locale) => ({ seed, locale, timeZone: seed === 1 ? 'Asia/Shanghai' : 'America/New_York' })),
);

it.each(runs)(
  'what was exported in $locale fills an empty workspace with the same, and changes nothing where it came from: $seed',
  async ({ seed, locale, timeZone }) => {
    await empty(from);
    await empty(to);
    await fill(from, seed * 7919);
    const as = { locale, timeZone };
    // Whoever brings it in may read another language.
    const reader = { locale: (seed % 2 === 0 ? 'zh' : 'en') as Locale, timeZone };
    for (const object of objects) {
      const done = await bringIn(to, await exported(from, object, as), { object, as: reader });
      expect(done.errors, object).toEqual([]);
      expect(await contents(to, object), object).toEqual(await contents(from, object));
    }
    for (const object of objects) {
      const before = await contents(from, object);
      const done = await bringIn(from, await exported(from, object, { ...as, withId: true }), {
        object,
        as: reader,
        isOwn: true,
      });
      expect(done.errors, object).toEqual([]);
      expect(done.counts, object).toEqual({ created: 0, updated: 0, skipped: before.length, failed: 0 });
      expect(await contents(from, object), object).toEqual(before);
    }
  },
);
