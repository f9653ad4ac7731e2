import { type Definition, defineObject, type Field, type FieldType, fieldTypes, meetsCondition } from '@tenon/metadata';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { openTestWorkspace } from '../../catalog/test-workspace.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readingContext } from '../../query/reading-context.ts';
import { castActor } from '../test-cast/read-cast.test-support.ts';
import { writeRecords } from '../write/write-records.ts';
import { readRecords } from './read-records.ts';

/** Types whose values a writer gives and that point at nothing: a field of each, named after it, in one object. */
const asked = (Object.values(fieldTypes) as FieldType[]).filter(
  (type) => type.source === 'columns' && !type.readOnly && !type.target && !type.holdsFiles && !type.counter,
);
const nameOf = (type: FieldType) => `f_${type.name.toLowerCase()}`;
const fieldOf = (type: FieldType) => ({ type: type.name, label: { zh: '样例', en: 'Sample' }, ...type.samples.field }) as Field;

const definitions: Definition[] = [
  defineObject('sample', {
    label: { zh: '样例', en: 'Sample' },
    icon: 'cube',
    title: 'name',
    fields: {
      name: { type: 'text', label: { zh: '名称', en: 'Name' } },
      ...Object.fromEntries(asked.map((type) => [nameOf(type), fieldOf(type)])),
    },
  }),
];

let opened: Awaited<ReturnType<typeof openTestWorkspace>>;
let workspace: Workspace;
let actor: Actor;

beforeAll(async () => {
  opened = await openTestWorkspace({ definitions, users: {} });
  workspace = opened.workspace;
  actor = await castActor(workspace, 'admin');
});
afterAll(() => opened.drop());

const periods = ['today', 'lastWeek', 'thisMonth', 'nextYear', { last: 400, unit: 'day' }, { next: 3, unit: 'month' }];

/** Right-hand sides made of the type's own samples. */
function operandOf(type: FieldType, takes: string): fc.Arbitrary<unknown> {
  const field = fieldOf(type);
  const values = type.samples.valid.filter((sample) => parseable(type, sample));
  const value = fc.constantFrom(...values);
  const texts = values.flatMap((sample) => {
    const parsed = type.parse(sample, field, contextOf());
    return parsed.ok && parsed.value !== null ? [type.toText(parsed.value, field, 'zh', 'UTC')] : [];
  });
  if (takes === 'nothing') return fc.constant(undefined);
  if (takes === 'values') return fc.array(value, { maxLength: 3 });
  if (takes === 'pair') return fc.tuple(value, value);
  if (takes === 'period') return fc.constantFrom(...periods);
  if (takes === 'list') return fc.constantFrom(...values, []);
  if (takes === 'text')
    return fc
      .tuple(fc.constantFrom(...texts), fc.nat(8), fc.nat(8))
      .map(([text, from, length]) => [...text].slice(from, from + length + 1).join(''))
      .filter((text) => text.isWellFormed());
  return value;
}

const contextOf = () => readingContext(workspace, actor);
const parseable = (type: FieldType, sample: unknown) => type.parse(sample, fieldOf(type), contextOf()).ok;

it.each(asked.map((type) => [type.name, type] as const))(
  'what %s is asked in SQL is answered alike in JavaScript',
  async (_, type) => {
    const name = nameOf(type);
    const samples = [...type.samples.valid.filter((sample) => parseable(type, sample)), null];
    await writeRecords(workspace, actor, {
      object: 'sample',
      action: 'create',
      records: samples.map((sample, index) => ({ name: `${type.name} ${index}`, ...(sample !== null && { [name]: sample }) })),
    });
    const mine = { field: 'name', op: 'startsWith', value: `${type.name} ` } as const;
    const read = async (filter: object) =>
      (
        await readRecords(workspace, actor, {
          object: 'sample',
          select: ['name', name],
          filter: { and: [mine, filter] },
          limit: 200,
        } as never)
      ).records;
    const all = await read({ and: [] });
    expect(all).toHaveLength(samples.length);
    const context = { ...contextOf(), today: dateIn(workspace.clock.now(), actor.timeZone) };
    for (const [op, condition] of Object.entries(type.conditions)) {
      const operands = type.samples.asked?.[op] ?? fc.sample(operandOf(type, condition.takes), { numRuns: 25, seed: 7 });
      expect(operands.length, `samples of what ${op} asks`).toBeGreaterThan(0);
      for (const value of operands) {
        const bySql = new Set((await read({ field: name, op, value })).map(({ id }) => id));
        const byTest = all
          .filter((record) => meetsCondition(fieldOf(type), record[name] ?? null, { op, value }, context))
          .map(({ id }) => id);
        expect([...bySql].sort(), `${op} ${JSON.stringify(value)}`).toEqual(byTest.sort());
        const fitsNone = all.some((record) => record[name] === null && bySql.has(record.id));
        expect(!fitsNone || condition.fitsNone === true, `${op} finds what has no value`).toBe(true);
      }
    }
  },
  30_000,
);
