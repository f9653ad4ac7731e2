import { type Condition, defineObject, type Filter, type Sort, type WireRecord } from '@tenon/metadata';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { castActor, insertRows, rowId } from '../test-cast/read-cast.test-support.ts';
import { readRecords } from './read-records.ts';

/** A plain filter over plain rows says what the compiled one must find; pages must give every row exactly once. */

const label = { zh: '样本', en: 'Sample' };
const options = ['x', 'y', 'z'].map((value) => ({ value, label }));
const sample = defineObject('sample', {
  label,
  icon: 'flask',
  title: 'word',
  fields: {
    word: { type: 'text', label },
    whole: { type: 'integer', label },
    ratio: { type: 'decimal', precision: 9, scale: 2, label },
    yes: { type: 'boolean', label },
    day: { type: 'date', label },
    moment: { type: 'datetime', label },
    kind: { type: 'choice', options, label },
    kinds: { type: 'choices', options, label },
    parent: { type: 'relation', to: 'sample', label },
  },
  sort: [{ field: 'whole', direction: 'desc' }],
});

type Row = {
  id: string;
  word: string | null;
  whole: number | null;
  ratio: number | null;
  yes: boolean | null;
  day: string | null;
  moment: string | null;
  kind: string | null;
  kinds: string[] | null;
  parent_id: string | null;
};

const count = 120;
const values = {
  word: ['', 'a', 'A', 'A%', 'a%', 'É', 'é', '榫卯', '卯_榫', 'b\\'],
  whole: [-3, 0, 7, 70],
  ratio: [-0.5, 0, 1.25, 99.99],
  yes: [true, false],
  day: ['2024-02-29', '2026-01-01', '2026-12-31'],
  moment: ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z', '2026-06-30T12:00:00.000Z'],
  kind: ['x', 'y', 'z'],
};
type Scalar = keyof typeof values;
const ordered = ['whole', 'ratio', 'day', 'moment'] as const;

const orNull = <T>(list: readonly T[]) => fc.option(fc.constantFrom(...list), { freq: 3 });
const rowArbitrary = fc.record({
  word: orNull(values.word.filter((word) => word !== '')),
  whole: orNull(values.whole),
  ratio: orNull(values.ratio),
  yes: orNull(values.yes),
  day: orNull(values.day),
  moment: orNull(values.moment),
  kind: orNull(values.kind),
  kinds: fc.option(fc.subarray(values.kind, { minLength: 1 }), { freq: 2 }),
  parent: fc.option(fc.nat(count - 1), { freq: 2 }),
});

let open: TestWorkspace;
let actor: Actor;
let rows: Row[];

beforeAll(async () => {
  open = await openTestWorkspace({ definitions: [sample] });
  actor = await castActor(open.workspace, 'admin');
  rows = fc.sample(rowArbitrary, { numRuns: count, seed: 20261121 }).map(({ parent, ...row }, index) => ({
    id: rowId('link', index),
    ...row,
    parent_id: parent === null ? null : rowId('link', parent),
  }));
  await insertRows(
    open.workspace,
    'sample',
    rows.map((row) => ({ ...row, parent_id: null })),
  );
  await open.workspace.database.platform.query({
    text: `update "${open.workspace.schema}".sample s set parent_id = p.parent from unnest($1::uuid[], $2::uuid[]) p(id, parent) where s.id = p.id`,
    values: [rows.map(({ id }) => id), rows.map(({ parent_id }) => parent_id)],
  });
});
afterAll(() => open?.drop());

const scalar = fc.constantFrom<Scalar>('word', 'whole', 'ratio', 'yes', 'day', 'moment', 'kind');
const path = (field: string) => fc.constantFrom(field, `parent.${field}`);
const valueOfField = (field: Scalar) => fc.constantFrom<unknown>(...values[field]);

const conditionArbitrary: fc.Arbitrary<Condition> = fc.oneof(
  scalar.chain((name) =>
    fc.record({
      field: path(name),
      op: fc.constantFrom('eq' as const, 'ne' as const),
      value: valueOfField(name).filter((value) => value !== ''),
    }),
  ),
  scalar
    .filter((name) => name !== 'yes')
    .chain((name) =>
      fc.record({
        field: path(name),
        op: fc.constantFrom('in' as const, 'notIn' as const),
        value: fc.array(
          valueOfField(name).filter((value) => value !== ''),
          { maxLength: 3 },
        ),
      }),
    ),
  scalar.chain((name) => fc.record({ field: path(name), op: fc.constantFrom('empty' as const, 'notEmpty' as const) })),
  fc.constantFrom(...ordered).chain((name) =>
    fc.record({
      field: path(name),
      op: fc.constantFrom('lt' as const, 'lte' as const, 'gt' as const, 'gte' as const),
      value: valueOfField(name),
    }),
  ),
  fc.constantFrom(...ordered).chain((name) =>
    fc.record({
      field: path(name),
      op: fc.constant('between' as const),
      value: fc.tuple(valueOfField(name), valueOfField(name)),
    }),
  ),
  fc.record({
    field: path('word'),
    op: fc.constantFrom('contains' as const, 'notContains' as const, 'startsWith' as const),
    value: fc.constantFrom('a', '%', '_', '\\', '榫', '', 'B'),
  }),
  fc.record({
    field: path('kinds'),
    op: fc.constantFrom('hasAny' as const, 'hasAll' as const, 'hasNone' as const),
    value: fc.subarray(values.kind),
  }),
);

const { filter: filterArbitrary } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    conditionArbitrary,
    fc.record({ and: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
  ),
}));

function satisfies(row: Row, filter: Filter): boolean {
  if ('and' in filter) return filter.and.every((each) => satisfies(row, each));
  if ('or' in filter) return filter.or.some((each) => satisfies(row, each));
  if ('not' in filter) return !satisfies(row, filter.not);
  return 'field' in filter && holds(read(row, filter.field), filter);
}

function read(row: Row, field: string): unknown {
  const [first, second] = field.split('.') as [string, string?];
  if (second === undefined) return row[first as keyof Row];
  const parent = rows.find(({ id }) => id === row.parent_id);
  return parent ? parent[second as keyof Row] : null;
}

/** Texts are the same in capitals and small letters. */
function fold(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function holds(stored: unknown, { op, value }: Condition): boolean {
  const list = (Array.isArray(value) ? value : []) as never[];
  const is = stored as never;
  const text = String(stored).toLowerCase();
  const sought = String(value).toLowerCase();
  const chosen = (stored ?? []) as unknown[];
  const tests: Partial<Record<Condition['op'], () => boolean>> = {
    eq: () => fold(stored) === fold(value),
    ne: () => fold(stored) !== fold(value),
    in: () => list.map(fold).includes(fold(is)),
    notIn: () => !list.map(fold).includes(fold(is)),
    empty: () => stored === null,
    notEmpty: () => stored !== null,
    lt: () => stored !== null && is < (value as never),
    lte: () => stored !== null && is <= (value as never),
    gt: () => stored !== null && is > (value as never),
    gte: () => stored !== null && is >= (value as never),
    between: () => stored !== null && is >= (list[0] as never) && is <= (list[1] as never),
    contains: () => stored !== null && text.includes(sought),
    notContains: () => stored === null || !text.includes(sought),
    startsWith: () => stored !== null && text.startsWith(sought),
    hasAny: () => list.some((each) => chosen.includes(each)),
    hasAll: () => list.every((each) => chosen.includes(each)),
    hasNone: () => !list.some((each) => chosen.includes(each)),
  };
  return tests[op]?.() ?? false;
}

test('a compiled filter finds what a plain one finds', async () => {
  await fc.assert(
    fc.asyncProperty(filterArbitrary, async (filter) => {
      const expected = rows.filter((row) => satisfies(row, filter)).map(({ id }) => id);
      const page = await readRecords(open.workspace, actor, { object: 'sample', select: [], filter, limit: 200, count: 'exact' });
      expect(page.records.map(({ id }) => id).sort()).toEqual(expected.sort());
      expect(page.count).toEqual({ value: expected.length, capped: false });
    }),
    { numRuns: 500 },
  );
}, 60_000);

const sortArbitrary: fc.Arbitrary<Sort[]> = fc.uniqueArray(
  fc.record({
    field: fc.constantFrom(
      'word',
      'whole',
      'ratio',
      'yes',
      'day',
      'moment',
      'kind',
      'parent',
      'parent.whole',
      'created_at',
      'id',
    ),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
  }),
  { maxLength: 4, selector: ({ field }) => field },
);

/** Titles of other records are joined to the page once it is chosen; without them it is chosen and shown in one. */
const selectArbitrary = fc.constantFrom<string[]>([], ['parent'], ['parent.whole', 'word'], ['parent.parent', 'parent']);

test('pages give every record once, in the order of the whole, whatever is shown', async () => {
  await fc.assert(
    fc.asyncProperty(sortArbitrary, selectArbitrary, fc.integer({ min: 7, max: 50 }), async (sort, select, limit) => {
      const query = { object: 'sample', sort };
      const whole = await readRecords(open.workspace, actor, { ...query, select: [], limit: 200 });
      const paged: WireRecord[] = [];
      let cursor: string | undefined;
      do {
        const page = await readRecords(open.workspace, actor, { ...query, select, limit, cursor });
        paged.push(...page.records);
        cursor = page.next;
      } while (cursor);
      expect(paged.map(({ id }) => id)).toEqual(whole.records.map(({ id }) => id));
      expect(new Set(paged.map(({ id }) => id)).size).toBe(count);
      for (const record of paged) expect(record).toMatchObject(shownOf(record.id, select));
    }),
    { numRuns: 60 },
  );
}, 60_000);

function shownOf(id: string, select: readonly string[]): Record<string, unknown> {
  const row = rows.find((each) => each.id === id) as Row;
  const parent = rows.find((each) => each.id === row.parent_id);
  const grandparent = rows.find((each) => each.id === parent?.parent_id);
  const link = (to: Row | undefined) => (to ? { id: to.id, title: to.word } : null);
  const all: Record<string, unknown> = {
    word: row.word,
    parent: link(parent),
    'parent.whole': parent?.whole ?? null,
    'parent.parent': link(grandparent),
  };
  return Object.fromEntries(select.map((path) => [path, all[path]]));
}

test('empty values come last and options in their order', async () => {
  const { records } = await readRecords(open.workspace, actor, {
    object: 'sample',
    select: ['kind', 'whole'],
    sort: [
      { field: 'kind', direction: 'desc' },
      { field: 'whole', direction: 'asc' },
    ],
    limit: 200,
  });
  const rank = ({ kind, whole }: Record<string, unknown>) => [
    kind === null ? 9 : 2 - values.kind.indexOf(kind as string),
    whole ?? Infinity,
  ];
  const ranks = records.map(rank) as [number, number][];
  expect(ranks).toEqual([...ranks].sort(([a, b], [c, d]) => a - c || b - d));
});
