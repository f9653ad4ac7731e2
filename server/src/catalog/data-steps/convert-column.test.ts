import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../base/database/test-database.ts';
import { convertColumn } from './convert-column.ts';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** From, to, and for each value what it becomes and whether something is lost. */
const samples: [from: string, to: string, values: [value: string | null, becomes: string | null, isLost: boolean][]][] = [
  ['integer', 'numeric(18,2)', [['7', '7.00', false]]],
  [
    'numeric(18,2)',
    'integer',
    [
      ['7.00', '7', false],
      ['7.50', '8', true],
      ['99999999999.00', null, true],
    ],
  ],
  ['bigint', 'text', [['12345678901', '12345678901', false]]],
  [
    'text',
    'integer',
    [
      [' 12 ', '12', false],
      ['1,200', '1200', false],
      ['1,20', null, true],
      ['-3', '-3', false],
      ['3.0', '3', false],
      ['3.7', '4', true],
      ['12a', null, true],
      ['', null, false],
      ['9999999999', null, true],
      [`1e9`, null, true],
      ['NaN', null, true],
      [null, null, false],
    ],
  ],
  [
    'text',
    'numeric(18,2)',
    [
      ['0.125', '0.13', true],
      ['0.50', '0.50', false],
      ['1'.repeat(41), null, true],
    ],
  ],
  [
    'text',
    'date',
    [
      ['2026-02-28', '2026-02-28', false],
      ['2026/2/8', '2026-02-08', false],
      ['2026年3月5日', '2026-03-05', false],
      ['2026-02-30', null, true],
      ['2024-02-29', '2024-02-29', false],
      ['0000-01-01', null, true],
      ['soon', null, true],
      [' ', null, false],
    ],
  ],
  [
    'text',
    'timestamp with time zone',
    [
      ['2026-01-02', '2026-01-01 16:00:00+00', false],
      ['2026-01-02 10:30', '2026-01-02 02:30:00+00', false],
      ['2026-01-02T10:30:15', '2026-01-02 02:30:15+00', false],
      ['2026-01-02 25:00', null, true],
    ],
  ],
  ['date', 'text', [['2026-01-02', '2026-01-02', false]]],
  ['date', 'timestamp with time zone', [['2026-01-02', '2026-01-01 16:00:00+00', false]]],
  [
    'timestamp with time zone',
    'date',
    [
      ['2026-01-01 16:00:00+00', '2026-01-02', false],
      ['2026-01-01 17:00:00+00', '2026-01-02', true],
    ],
  ],
  ['timestamp with time zone', 'text', [['2026-01-01 16:00:00+00', '2026-01-02 00:00:00', false]]],
  [
    'text',
    'boolean',
    [
      ['Yes', 'true', false],
      ['否', 'false', false],
      ['maybe', null, true],
    ],
  ],
  [
    'text',
    'text[]',
    [
      ['a', '{a}', false],
      [null, null, false],
    ],
  ],
  [
    'text[]',
    'text',
    [
      ['{a}', 'a', false],
      ['{a,b}', 'a', true],
    ],
  ],
];

test.each(samples)('%s becomes %s without ever failing, and what is lost is told', async (from, to, values) => {
  const conversion = convertColumn(from, to, 'Asia/Shanghai');
  if (!conversion) throw new Error('no conversion');
  const { using, loses = () => 'false' } = conversion;
  for (const [value, becomes, isLost] of values) {
    const { rows } = await client.query(
      `select (${using('v')})::text as becomes, (${loses('v')}) is true as lost, pg_typeof(${using('v')})::regtype::text as type from (select $1::${from} as v) s`,
      [value],
    );
    expect({ value, ...rows[0] }).toMatchObject({ value, becomes, lost: isLost });
    expect(to).toContain(rows[0].type);
  }
});

test('what has no way to another type is not converted', () => {
  expect(convertColumn('uuid', 'text', 'UTC')).toBeUndefined();
  expect(convertColumn('boolean', 'date', 'UTC')).toBeUndefined();
});
