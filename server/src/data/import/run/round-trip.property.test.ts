import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { defineObject, type Field, type FieldType, fieldTypes, type Locale } from '@tenon/metadata';
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
import { runImport } from './run-import.ts';

const label = (zh: string, en: string) => ({ zh, en });
const option = (value: string, zh: string, en: string) => ({ value, label: { zh, en } });

/** Names that hold what lists are separated by, and labels that are the values of others. */
const moods = [option('hot', '热、烫', 'Hot, very'), option('cold', '冷', 'Cold'), option('both', '热、烫、冷', 'Cold, Mild')];
const levels = [option('a', '甲', 'B'), option('b', '乙', 'A'), option('mild', '温/凉', 'Mild'), option('no', '否', 'No; none')];

const thingFields: Record<string, Field> = {
  name: { type: 'text', label: label('名称', 'Name'), required: true },
  code: { type: 'text', label: label('代码', 'Code'), unique: true },
  number: { type: 'autoNumber', label: label('流水号', 'Running no.'), pattern: 'N-{0000}' },
  short: { type: 'text', label: label('短句', 'Short text') },
  memo: { type: 'longText', label: label('备忘', 'Memo') },
  pieces: { type: 'integer', label: label('件数', 'Pieces') },
  year: { type: 'integer', label: label('年份', 'Year made'), grouped: false },
  ratio: { type: 'decimal', label: label('比率', 'Ratio') },
  gauge: { type: 'decimal', label: label('口径', 'Gauge'), scale: 3 },
  weight: { type: 'decimal', label: label('重量', 'Weight'), scale: 0 },
  worth: { type: 'money', label: label('价值', 'Worth') },
  toll: { type: 'money', label: label('过路费', 'Toll'), currency: 'JPY' },
  levy: { type: 'money', label: label('税款', 'Levy'), currency: 'KWD' },
  chance: { type: 'percent', label: label('机会', 'Chance') },
  portion: { type: 'percent', label: label('份额', 'Portion'), scale: 3 },
  born: { type: 'date', label: label('诞生日', 'Born on') },
  met: { type: 'datetime', label: label('会面', 'Met at') },
  term: { type: 'dateRange', label: label('租期', 'Term') },
  fresh: { type: 'boolean', label: label('新鲜', 'Fresh') },
  level: { type: 'choice', label: label('等级', 'Level'), options: levels },
  moods: { type: 'choices', label: label('情绪', 'Moods'), options: moods },
  phone: { type: 'phone', label: label('固话', 'Landline') },
  cell: { type: 'phone', label: label('美国电话', 'US phone'), region: 'US' },
  mail: { type: 'email', label: label('邮箱', 'E-mail') },
  site: { type: 'url', label: label('网址', 'Web site') },
  home: { type: 'address', label: label('住址', 'Home address') },
  firm: { type: 'relation', to: 'firm', label: label('所属企业', 'Its firm') },
  ticket: { type: 'relation', to: 'ticket', label: label('所属工单', 'Its ticket') },
  places: { type: 'manyToMany', to: 'place', label: label('到过的地点', 'Places seen') },
  related: { type: 'polymorphic', to: ['firm', 'place'], label: label('关联对象', 'Related to') },
  keeper: { type: 'user', label: label('保管人', 'Keeper') },
  parent: { type: 'relation', to: 'thing', label: label('上级物件', 'Parent thing') },
  scan: { type: 'file', label: label('扫描件', 'Scan') },
  twice: { type: 'formula', label: label('两倍', 'Twice'), expression: 'pieces * 2', result: 'integer' },
};
const writtenOut = new Set<string>(Object.values(thingFields).map(({ type }) => type));

/** Types that hold a value of their own and are not written out below: a field of each, filled with its samples. */
const sampled = (Object.values(fieldTypes) as FieldType[]).filter(
  (type) =>
    !writtenOut.has(type.name) &&
    type.source === 'columns' &&
    !type.readOnly &&
    !type.target &&
    !type.holdsFiles &&
    !type.counter,
);
const sampledName = (type: FieldType) => `s_${type.name.toLowerCase()}`;
const sampledFields = Object.fromEntries(
  sampled.map((type) => {
    const words = { zh: `样例${type.label.zh}`, en: `Sample ${type.label.en}` };
    return [sampledName(type), { type: type.name, label: words, ...type.samples.field } as Field];
  }),
);

const definitions = [
  defineObject('firm', {
    label: label('企业', 'Firm'),
    icon: 'building',
    title: 'name',
    fields: { name: { type: 'text', label: label('名称', 'Name'), required: true } },
  }),
  defineObject('place', {
    label: label('地点', 'Place'),
    icon: 'map-pin',
    title: 'name',
    fields: { name: { type: 'text', label: label('名称', 'Name'), required: true } },
  }),
  defineObject('ticket', {
    label: label('工单', 'Ticket'),
    icon: 'file-text',
    title: 'number',
    fields: {
      number: { type: 'autoNumber', label: label('单号', 'Ticket no.'), pattern: 'T-{0000}' },
      about: { type: 'text', label: label('主题', 'About'), unique: true },
    },
  }),
  defineObject('thing', {
    label: label('物件', 'Thing'),
    icon: 'box',
    title: 'name',
    fields: {
      ...thingFields,
      ...sampledFields,
    },
  }),
];

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

type EnteredValues = Record<string, unknown>;

// What people write down: signs that spreadsheets and lists take for more than a sign, and none around it.
const signs = [
  '\n',
  '\r\n',
  '"',
  ',',
  ';',
  '、',
  '\t',
  ' ',
  "'",
  '=1+1',
  '+',
  '-',
  '@',
  '＝',
  '5',
  'a',
  'Z',
  '中',
  '😀',
  '%',
  '|',
  '/',
];
const text = fc
  .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 8 })
  .map((parts) => `${parts.join('').trim()}.`)
  .filter((each) => !/^['\s]/.test(each));
const line = text.map((each) => each.replace(/\s+/g, ' '));
const decimal = (whole: number, scale: number) =>
  fc
    .tuple(fc.integer({ min: -whole, max: whole }), fc.nat(10 ** scale - 1))
    .map(([a, b]) => (scale === 0 ? `${a}` : `${a}.${String(b).padStart(scale, '0')}`));
const instant = (from: string, hours: number) =>
  fc.nat(hours * 3600).map((seconds) => new Date(Date.parse(from) + seconds * 1000).toISOString());
const blank = (each: fc.Arbitrary<unknown>) => fc.option(each, { freq: 4, nil: undefined });
const place = (parts: Record<string, string>) => parts;

/** Values of every type; links are drawn by their place among the records that are there. */
const values = {
  short: line,
  memo: text,
  pieces: fc.oneof(fc.integer({ min: -2_000_000, max: 2_000_000 }), fc.integer({ min: 1000, max: 9999 })),
  year: fc.integer({ min: 1900, max: 2100 }),
  ratio: decimal(99_999, 2),
  gauge: fc.oneof(decimal(99, 3), decimal(99_999, 3)),
  weight: decimal(999_999, 0),
  worth: fc
    .tuple(decimal(999_999, 2), fc.constantFrom('CNY', 'USD', 'EUR', 'AUD'))
    .map(([amount, currency]) => ({ amount, currency })),
  toll: decimal(9999, 0).map((amount) => ({ amount, currency: 'JPY' })),
  levy: decimal(99, 3).map((amount) => ({ amount, currency: 'KWD' })),
  chance: decimal(200, 2),
  portion: decimal(50, 3),
  born: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  // Around the nights when New York puts its clocks back and forward, and in years without such.
  met: fc.oneof(
    instant('2026-11-01T03:00:00Z', 6),
    instant('2026-03-08T04:00:00Z', 6),
    instant('1999-01-01T00:00:00Z', 200_000),
    instant('2026-07-01T00:00:00Z', 24).map((at) => at.replace('.000Z', '.125Z')),
  ),
  term: fc
    .tuple(fc.date({ min: new Date('1900-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }), fc.nat(3000))
    .map(([from, days]) => [from, new Date(from.getTime() + days * 86_400_000)].map((day) => day.toISOString().slice(0, 10)))
    .map(([from, to]) => ({ from, to })),
  fresh: fc.boolean(),
  level: fc.constantFrom(...levels.map(({ value }) => value)),
  moods: fc.subarray(
    moods.map(({ value }) => value),
    { minLength: 1 },
  ),
  phone: fc.constantFrom(
    '13800138000',
    '010-62345678',
    '021-62345678转12',
    '95588',
    '+44 7911 123456',
    '+15127576000',
    '660-485-0224',
    '0086 571 87654321',
  ),
  cell: fc.constantFrom('(512) 757-6000', '+1 212 555 0123 ext. 9', '+8613800138000', '+49 30 901820'),
  mail: fc.constantFrom('lin.xiao@example.com', "o'neil+crm@example.com", '王芳@例子.中国', '+x@example.com'),
  site: fc.constantFrom('https://tenon.example/客户?id=1,2', 'http://localhost:3000', 'https://example.com/a;b'),
  home: fc.constantFrom(
    place({ province: '浙江省', city: '杭州市', district: '西湖区', street: '文三路 90 号', postcode: '310012' }),
    place({ country: '中国', province: '新疆维吾尔自治区', city: '乌鲁木齐市', district: '天山区', street: '中山路1号' }),
    place({ province: '北京市', city: '北京市', district: '朝阳区', street: '建国路88号' }),
    place({ country: 'US', province: 'TX', city: 'Austin', street: '1 Main St, Suite 5', postcode: '78701' }),
    place({ country: 'US', street: '1 Market St' }),
    place({ city: 'Paris' }),
    place({ country: 'France', city: 'Paris', street: '5 rue de la Paix; esc. B' }),
    place({ street: '-5 High St' }),
    place({ district: '西湖区' }),
    place({ country: '日本', city: '東京', street: '1-2-3' }),
    place({ postcode: '310012' }),
  ),
  ...Object.fromEntries(sampled.map((type) => [sampledName(type), fc.constantFrom(...type.samples.valid)])),
};
const drawn = fc.record(
  Object.fromEntries(Object.entries(values).map(([name, each]) => [name, blank(each)])),
) as fc.Arbitrary<EnteredValues>;
const picks = fc.record({
  firm: fc.nat(),
  ticket: fc.nat(),
  places: fc.array(fc.nat(), { maxLength: 3 }),
  keeper: fc.nat(),
  parent: fc.nat(),
  related: fc.nat(),
});

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
