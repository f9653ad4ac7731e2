import { type Condition, defineObject, defineRole, type Field, meetsCondition, operatorsOf, valueField } from '@tenon/metadata';
import { fieldType } from '@tenon/metadata/field-types/index.ts';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { readListQuery } from '../../query/parse/read-list-query.ts';
import { readingContext } from '../../query/reading-context.ts';
import { compileList } from '../../query/statements/list.ts';
import { startRun } from '../../query/statements/run.ts';
import { castActor } from '../test-cast/read-cast.test-support.ts';
import { writeRecords } from '../write/write-records.ts';
import { readRecords } from './read-records.ts';

const label = (en: string) => ({ zh: en, en });
const figure = (aggregate: 'min' | 'max' | 'avg' | 'sum', field: string, result: 'date' | 'datetime' | 'decimal') =>
  ({ type: 'rollup', label: label(`${aggregate} ${field}`), relation: 'visits', aggregate, field, result }) as const;

/** Most are one of the values that they are made of; one of them has fewer decimals than the values. */
const figures = {
  last_on: figure('max', 'on', 'date'),
  first_on: figure('min', 'on', 'date'),
  last_at: figure('max', 'at', 'datetime'),
  mean: { ...figure('avg', 'worth', 'decimal'), scale: 1 },
  sum: figure('sum', 'worth', 'decimal'),
  most: { ...figure('max', 'worth', 'decimal'), scale: 2 },
  least: { ...figure('min', 'worth', 'decimal'), filter: { field: 'name', op: 'ne', value: 'lost' } },
} as const;

const client = defineObject('client', {
  label: label('Client'),
  icon: 'list',
  title: 'name',
  fields: {
    name: { type: 'text', label: label('Name'), required: true },
    visits: { type: 'relationMany', label: label('Visits'), to: 'visit', via: 'client' },
    ...figures,
  },
});
const visit = defineObject('visit', {
  label: label('Visit'),
  icon: 'list',
  title: 'name',
  fields: {
    name: { type: 'text', label: label('Name'), required: true },
    client: { type: 'relation', to: 'client', label: label('Client') },
    on: { type: 'date', label: label('On') },
    at: { type: 'datetime', label: label('At') },
    worth: { type: 'decimal', label: label('Worth'), scale: 4 },
  },
});

/** Of each client the visits; the last client has one without any value, the one before has none. */
const visits: { on?: string; at?: string; worth?: string; name?: string }[][] = [
  [
    { on: '2026-03-01', at: '2026-03-01T09:00:00.000Z', worth: '1.004' },
    { on: '2026-05-01', at: '2026-05-01T09:00:00.000Z', worth: '2.5' },
  ],
  [{ on: '2026-05-01', at: '2026-05-01T12:30:00.000Z', worth: '-3', name: 'lost' }, { worth: '1.0049' }],
  [{ on: '2026-02-01', worth: '0' }],
  [],
  [{}],
];

const rep = defineRole('rep', {
  label: label('Representative'),
  objects: { client: { read: 'all' }, visit: { read: 'own' } },
});

let test: TestWorkspace;
let admin: Actor;

beforeAll(async () => {
  test = await openTestWorkspace({ definitions: [client, visit, rep] as never, users: { liLei: ['rep'] } });
  admin = await castActor(test.workspace, 'admin');
  const create = (object: string, records: object[]) =>
    writeRecords(test.workspace, admin, { object, action: 'create', records: records as never });
  const { ids } = await create(
    'client',
    visits.map((_, at) => ({ name: `client ${at}` })),
  );
  await create(
    'visit',
    visits.flatMap((each, at) => each.map((record) => ({ name: 'visit', ...record, client: { id: ids[at] } }))),
  );
});
afterAll(() => test.drop());

const operands: Record<string, Record<string, unknown[]>> = {
  date: { value: ['2026-02-01', '2026-04-01', '2026-05-01'], period: ['thisYear', { last: 400, unit: 'day' }] },
  datetime: { value: ['2026-03-01', '2026-05-01', '2026-05-01T12:30:00.000Z'], period: ['thisYear'] },
  decimal: { value: [0, 1, '1.00', -3, 2.5], period: [] },
};

function operandsFor(type: string, takes: string): unknown[] {
  const { value = [], period = [] } = operands[type] ?? {};
  if (takes === 'nothing') return [undefined];
  if (takes === 'period') return period;
  if (takes === 'values') return [[], value.slice(0, 2)];
  if (takes === 'pair') return [value.slice(0, 2), value.slice(1, 3)];
  return value;
}

it.each(Object.keys(figures))('%s satisfies what its value satisfies', async (field) => {
  const definition = client.body.fields[field] as Field;
  const plain = valueField(definition);
  const type = fieldType(plain);
  const read = async (filter?: object) =>
    (await readRecords(test.workspace, admin, { object: 'client', select: ['name', field], filter } as never)).records;
  const all = await read();
  expect(all.some((record) => record[field] === null)).toBe(field !== 'sum');
  const context = {
    ...readingContext(test.workspace, admin),
    today: dateIn(test.workspace.clock.now(), admin.timeZone),
  };
  for (const op of operatorsOf(type)) {
    for (const value of operandsFor(plain.type, type.conditions[op]?.takes ?? '')) {
      const found = (await read({ field, op, value })).map(({ name }) => name);
      const expected = all
        .filter((record) => meetsCondition(definition, record[field], { op, value } as Condition, context))
        .map(({ name }) => name);
      expect(found.sort(), `${op} ${JSON.stringify(value)}`).toEqual(expected.sort());
      const others = (await read({ not: { field, op, value } })).map(({ name }) => name);
      expect([...found, ...others].sort(), `not ${op} ${JSON.stringify(value)}`).toEqual(all.map(({ name }) => name).sort());
    }
  }
});

it('is looked for by the link alone, and not among all that its reader owns', async () => {
  const { snapshot } = test.workspace;
  const { shape } = readListQuery({ object: 'client', select: ['least'] });
  const { text } = compileList(snapshot, viewerOf(snapshot, await castActor(test.workspace, 'liLei')), shape).bind(
    startRun(test.workspace, admin, []),
  );
  const where = /"client_id" = t0\.id and t1\.deleted_at is null and (.*?)\) as /.exec(text.replaceAll(/\s+/g, ' '))?.[1];
  expect(where).toMatch(/^\(t1\."owner_id" = \$\d+::uuid\) is true and \(.*"name".*\) is true\)?/);
});

it('is worked out for no record that has nothing to satisfy a condition', async () => {
  const { workspace, database } = test;
  const filter = { field: 'last_on', op: 'lt', value: '2026-02-02' };
  const { shape, slots } = readListQuery({ object: 'client', select: ['name'], filter });
  const { text, values } = compileList(workspace.snapshot, viewerOf(workspace.snapshot, admin), shape).bind(
    startRun(workspace, admin, slots),
  );
  const [plan] = await database.platform.query({ text: `explain (analyze, format json) ${text}`, values });
  expect(timesWorkedOut(plan?.['QUERY PLAN'])).toBe(1);
});

/** How often a figure was worked out. */
function timesWorkedOut(plan: unknown): number {
  let times = 0;
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const { 'Parent Relationship': relationship, 'Subplan Name': name, 'Actual Loops': loops } = node as Record<string, unknown>;
    if (relationship === 'SubPlan' && typeof name === 'string') times += Number(loops);
    for (const each of Object.values(node)) walk(each);
  };
  walk(plan);
  return times;
}
