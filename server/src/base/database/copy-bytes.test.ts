import fc from 'fast-check';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canCopy, copyBytes } from './copy-bytes.ts';
import { createTestDatabase } from './test-database.ts';

let client: pg.Client;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("set timezone = 'UTC'");
});
afterAll(async () => {
  await client.end();
  await drop();
});

const anyText = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !text.includes('\0') && text.isWellFormed());
const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const digits = fc.stringMatching(/^[0-9]{1,30}$/);
const instant = fc
  .date({ min: new Date('0001-01-01Z'), max: new Date('9999-12-31Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

const samples: Record<string, fc.Arbitrary<unknown>> = {
  text: anyText,
  uuid: fc.uuid(),
  boolean: fc.boolean(),
  integer,
  bigint: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  'numeric(38,8)': fc
    .tuple(fc.constantFrom('', '-', '+'), digits, fc.option(fc.stringMatching(/^[0-9]{0,8}$/)))
    .map(([sign, whole, part]) => `${sign}${whole}${part === null ? '' : `.${part}`}`),
  date: instant.map((text) => text.slice(0, 10)),
  'timestamp with time zone': fc.oneof(
    instant,
    instant.map((text) => text.replace(/Z$/, '+08:00')),
    instant.map((text) => text.replace(/Z$/, '123Z')),
  ),
  'text[]': fc.array(fc.option(anyText), { maxLength: 5 }),
  'uuid[]': fc.array(fc.uuid(), { maxLength: 5 }),
  'integer[]': fc.array(integer, { maxLength: 50 }),
};

test.each(Object.entries(samples))('%s is read as a parameter with the same value would be', async (type, sample) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(sample), { minLength: 1, maxLength: 30 }), async (values) => {
      await client.query(`create temp table copied (n integer, v ${type}, w ${type})`);
      const rows = values.map((_, n) => n);
      const columns = [
        { name: 'n', type: 'integer', values: rows },
        { name: 'v', type, values },
        { name: 'w', type, always: values[0] },
      ];
      const bytes = copyBytes(columns, rows.length);
      const stream = client.query(copyFrom('copy copied from stdin (format binary)'));
      await new Promise((resolve, reject) => stream.on('error', reject).on('finish', resolve).end(bytes));
      for (const [n, value] of values.entries()) {
        const { rows } = await client.query(
          `select v is not distinct from $2::${type} and w is not distinct from $3::${type} as same from copied where n = $1`,
          [n, value, values[0]],
        );
        expect([value, rows[0]?.same]).toEqual([value, true]);
      }
      await client.query('drop table copied');
    }),
    { numRuns: 15 },
  );
});

test('what is no number, date or instant is never written', () => {
  const write = (type: string, value: unknown) => () => copyBytes([{ name: 'v', type, values: [value] }], 1);
  expect(write('numeric', '1e5')).toThrow(RangeError);
  expect(write('date', '2026-13-01')).toThrow(RangeError);
  expect(write('timestamp with time zone', 'soon')).toThrow(RangeError);
});

test('a type that it does not know is told beforehand', () => {
  expect(canCopy('numeric(18,2)')).toBe(true);
  expect(canCopy('jsonb')).toBe(false);
});
