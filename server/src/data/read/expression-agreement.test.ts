import { type CheckResult, prepareExpression } from '@tenon/metadata/expression/check.ts';
import { boundClock, compileExpression } from '@tenon/metadata/expression/compile.ts';
import { evaluateExpression } from '@tenon/metadata/expression/evaluate.ts';
import type { ExpressionType } from '@tenon/metadata/expression/expression-type.ts';
import type { ExpressionClock } from '@tenon/metadata/expression/function.ts';
import { expressionFunctions } from '@tenon/metadata/expression/functions/catalogue.ts';
import fc from 'fast-check';
import pg from 'pg';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../base/database/test-database.ts';
import { expressionOf, fieldTypes, priorColumn, type Row, rowOf } from './expression-samples.test-support.ts';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`set timezone to 'America/Sao_Paulo'`);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const scope = {
  resolve: (path: string) => fieldTypes[path]?.type,
  names: () => Object.keys(fieldTypes),
  has: new Set(['change', 'actor'] as const),
};
const actor = { id: '018f0000-0000-7000-8000-000000000001', roles: ['clerk'], source: 'import' };
const sqlActor = { id: sql`${actor.id}::uuid`, roles: sql`${actor.roles}::text[]`, source: sql`${actor.source}::text` };
const fixedClock = { now: '2026-11-21T16:30:00.123456Z', timeZone: 'Asia/Shanghai' };

describe('both back ends of the expression language', () => {
  it('give every function its sample values', async () => {
    const samples = expressionFunctions.flatMap((entry) => entry.samples);
    const [row] = await runSql(
      samples.map(([source]) => source),
      [emptyRow],
      fixedClock,
    );
    expect(row).toEqual(samples.map(([, value]) => value));
  });

  it('agree on random expressions over random rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(expressionOf, { minLength: 40, maxLength: 40 }),
        fc.array(rowOf, { minLength: 5, maxLength: 5 }),
        fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/London', 'UTC'),
        fc.constantFrom('2026-03-08T06:59:59Z', '2026-11-01T05:30:00Z', '2024-02-29T16:00:00.000001Z'),
        async (sources, rows, timeZone, now) => {
          const bySql = await runSql(sources, rows, { now, timeZone });
          const evaluated = rows.map((row) => sources.map((source) => evaluate(source, row, { now, timeZone })));
          expect(differences(sources, bySql, evaluated)).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);

  it('agree, without an error, at the limits of every range', async () => {
    const row = { ...emptyRow, n1: '9999999999999999999999999999', n2: '-0.0000000001', d1: '9999-12-31', d2: '0001-01-01' };
    const filled = { ...row, i1: '9999-12-31T23:59:59.999999Z', i2: '0001-01-01T00:00:00Z', t1: '榫'.repeat(40_000), b1: true };
    const bySql = await runSql(hostileSources, [filled, emptyRow], fixedClock);
    const evaluated = [filled, emptyRow].map((given) => hostileSources.map((source) => evaluate(source, given, fixedClock)));
    expect(differences(hostileSources, bySql, evaluated)).toEqual([]);
  });

  it('survive a function nested a hundred times', async () => {
    const nested = `${'POWER('.repeat(90)}n1${', 1.01)'.repeat(90)}`;
    const [row] = await runSql([nested], [{ ...emptyRow, n1: '2' }], fixedClock);
    expect(row).toEqual([evaluate(nested, { ...emptyRow, n1: '2' }, fixedClock)]);
  });

  it('take rows of thousands, which are no nesting', async () => {
    const sources = ['n1+', 'n1-n2+', 't1&', 'b1 AND ', 'b1 OR '].map((part) => {
      const last = /^(\w+)/.exec(part)?.[1] ?? '';
      return part.repeat(Math.floor((10_000 - last.length) / part.length)) + last;
    });
    const given = { ...emptyRow, n1: '2.5', n2: '0.1', t1: '榫卯', b1: true };
    for (const each of [given, { ...given, n1: null }]) {
      const [row] = await runSql(sources, [each], fixedClock);
      expect(row).toEqual(sources.map((source) => evaluate(source, each, fixedClock)));
    }
  });
});

const hostileSources = [
  ...[
    'n1 * n1',
    'n1 / n2',
    'n1 + n1',
    '-n1 - n1',
    'POWER(n1, 100)',
    'POWER(n2, -100)',
    'POWER(10, 1000)',
    'POWER(10, n1)',
    'n2 ^ 0.5',
  ],
  ...[
    'ROUND(n1, n1)',
    'ROUNDUP(n2, 9)',
    'ROUNDUP(n1, -28)',
    'CEILING(n1, n2)',
    'FLOOR(n2, n1)',
    'MOD(n1, n2)',
    'MOD(n1, 7)',
    'SQRT(n1)',
  ],
  ...['LEFT(t1, n1)', 'MID(t1, n1, n1)', 'RIGHT(t1, -n1)', 'REPEAT(t1, n1)', 'LEN(t1 & t1)', 'LEN(REPEAT(t1, 100))'],
  ...[
    'LEN(SUBSTITUTE(t1, "榫", t1))',
    'LEN(SUBSTITUTE(SUBSTITUTE(t1, "榫", t1), "榫", t1))',
    'VALUE(REPEAT("9", 30))',
    'VALUE("1" & n1)',
  ],
  ...[
    'DATE(n1, n1, n1)',
    'DATE(9999, 12, 32)',
    'DATE(1, 0, 1)',
    'DATE(1, 1, 0)',
    'DATE(2026, 1, 99999999999)',
    'DATE(2026, -99999, 1)',
  ],
  ...[
    'd1 + 1',
    'd2 - 1',
    'd1 + n1',
    'd1 - 4000000',
    'd2 + 4000000',
    'EDATE(d1, 1)',
    'EDATE(d2, -1)',
    'EDATE(d1, n1)',
    'EOMONTH(d1, 0)',
  ],
  ...[
    'EOMONTH(d2, -1)',
    'ADDDAYS(d2, -n1)',
    'i1 + 1',
    'i2 - 1',
    'i1 - 4000000',
    'i2 + 4000000',
    'i1 + n1',
    'i1 - i2',
    'DATEDIF(d2, d1, "m")',
  ],
  ...[
    'DATEVALUE("0000-01-01")',
    'DATEVALUE("2026-99-99")',
    'DATEVALUE("2026-04-31")',
    'TEXT(n1, "#,##0.0000000000")',
    'TEXT(n2, "0.00%")',
  ],
];

const emptyRow: Row = Object.fromEntries(
  Object.keys(fieldTypes).flatMap((name) => [
    [name, null],
    [priorColumn(name), null],
  ]),
);

function prepare(source: string): CheckResult & { ok: true } {
  const prepared = prepareExpression(source, scope);
  if (!prepared.ok) throw new Error(`${source}: ${JSON.stringify(prepared.errors)}`);
  return prepared;
}

function evaluate(source: string, row: Row, clock: ExpressionClock): unknown {
  return evaluateExpression(prepare(source).expression, {
    ...clock,
    actor,
    isNew: true,
    value: (path) => row[path],
    prior: (field) => row[priorColumn(field)],
  });
}

/** One statement for all expressions and rows; values come back in wire form. */
async function runSql(sources: string[], rows: Row[], clock: ExpressionClock): Promise<unknown[][]> {
  const terms = sources.map((source) => {
    const { expression, type } = prepare(source);
    return asWire(
      compileExpression(expression, {
        column: (path) => raw(`r.${path}`),
        prior: (field) => raw(`r.${priorColumn(field)}`),
        clock: { ...boundClock(clock), actor: sqlActor, isNew: sql`true` },
      }),
      type,
    );
  });
  const columns = Object.entries(fieldTypes).flatMap(([name, { sqlType }]) => [
    raw(`${name} ${sqlType}`),
    raw(`${priorColumn(name)} ${sqlType}`),
  ]);
  const statement = sql`select to_jsonb(array[${join(terms)}]) as result
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${join(columns)})`;
  const { rows: answers } = await client.query({ text: statement.text, values: statement.values });
  return answers.map(({ result }) => result as unknown[]);
}

const wireForms: Partial<Record<ExpressionType, (term: Sql) => Sql>> = {
  number: (term) => sql`to_jsonb(trim_scale(${term})::text)`,
  datetime: (term) =>
    sql`to_jsonb(regexp_replace(to_char(${term} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '(\\.\\d{3})000$', '\\1') || 'Z')`,
};

function asWire(term: Sql, type: ExpressionType): Sql {
  return (wireForms[type] ?? ((plain: Sql) => sql`to_jsonb(${plain})`))(term);
}

function differences(sources: string[], bySql: unknown[][], evaluated: unknown[][]) {
  return bySql.flatMap((row, at) =>
    row.flatMap((value, index) => {
      const other = evaluated[at]?.[index];
      return JSON.stringify(value) === JSON.stringify(other) ? [] : [{ source: sources[index], row: at, sql: value, js: other }];
    }),
  );
}
