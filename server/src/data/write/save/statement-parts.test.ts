import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../base/database/test-database.ts';
import { bindInput, type InputColumn, type StatementParts } from './statement-parts.ts';

/** Whatever the batch holds and however it is handed over, PostgreSQL reads each row as it was given. */

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const text = fc.oneof(
  fc.constantFrom('', 'null', '{}', '"', '\\', ',', ' ', '榫卯', '\n', '[1]'),
  fc.string().filter(isStorable),
);
const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const valuesOf: Record<string, fc.Arbitrary<unknown>> = {
  text,
  integer,
  boolean: fc.boolean(),
  'numeric(18,2)': fc.integer().map((cents) => (cents / 100).toFixed(2)),
  jsonb: fc.oneof(text, fc.record({ a: text, b: fc.array(integer) }), fc.constant([]), fc.constant({})),
  'text[]': fc.array(text, { maxLength: 4 }),
  'integer[]': fc.array(integer, { maxLength: 4 }),
};

/** A column of so many rows: mixed, all the same, partly or wholly empty. */
function columnOf(type: string, rows: number): fc.Arbitrary<unknown[]> {
  const value = valuesOf[type] as fc.Arbitrary<unknown>;
  const filled = (each: fc.Arbitrary<unknown>) => fc.array(each, { minLength: rows, maxLength: rows });
  const same = value.map((one) => Array.from({ length: rows }, () => one));
  return fc.oneof(filled(value), filled(fc.option(value)), same, fc.constant(Array.from({ length: rows }, () => null)));
}

test.each([1, 2, 99, 100, 101])('%i rows are read as they were given', async (rows) => {
  const batch = fc.tuple(...Object.keys(valuesOf).map((type) => columnOf(type, rows)));
  const check = fc.asyncProperty(batch, async (values) => {
    const places = { name: 'place', type: 'integer', values: Array.from({ length: rows }, (_, row) => row) };
    const columns = [
      places,
      ...Object.keys(valuesOf).map((type, n): InputColumn => ({ name: `#${n}`, type, values: values[n] ?? [] })),
    ];
    expect(await readBack(columns)).toEqual(places.values.map((row) => columns.map((column) => column.values[row])));
  });
  await fc.assert(check, { numRuns: 30, seed: 11 });
});

async function readBack(columns: InputColumn[]): Promise<unknown[][]> {
  const parts: StatementParts = { values: [], expressions: [] };
  const read = bindInput(parts, columns);
  const list = columns.map((column) => (column.type.startsWith('numeric') ? `${read(column)}::text` : read(column)));
  const { rows } = await client.query({
    text: `with ${parts.expressions.join(', ')} select ${list.join(', ')} from i order by place`,
    values: parts.values,
    rowMode: 'array',
  });
  return rows;
}

function isStorable(given: string): boolean {
  return given.isWellFormed() && !given.includes('\0');
}
