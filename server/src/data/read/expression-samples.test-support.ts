import type { ExpressionType } from '@tenon/metadata/expression/expression-type.ts';
import fc from 'fast-check';

/** Fields that random expressions read. */
export const fieldTypes: Record<string, { type: ExpressionType; sqlType: string }> = {
  n1: { type: 'number', sqlType: 'numeric' },
  n2: { type: 'number', sqlType: 'numeric' },
  t1: { type: 'text', sqlType: 'text' },
  t2: { type: 'text', sqlType: 'text' },
  b1: { type: 'boolean', sqlType: 'boolean' },
  d1: { type: 'date', sqlType: 'date' },
  d2: { type: 'date', sqlType: 'date' },
  i1: { type: 'datetime', sqlType: 'timestamptz' },
  i2: { type: 'datetime', sqlType: 'timestamptz' },
  c1: { type: 'texts', sqlType: 'text[]' },
  r1: { type: 'reference', sqlType: 'uuid' },
  r2: { type: 'reference', sqlType: 'uuid' },
};

/** A row in wire form. */
export type Row = Record<string, unknown>;

const numbers = fc.oneof(
  fc.constantFrom(
    '0',
    '0.1',
    '0.2',
    '-0.5',
    '2.5',
    '1',
    '-1',
    '3',
    '100',
    '0.0000000001',
    '999999999999999.99',
    '-123456789012345',
  ),
  fc.integer({ min: -50, max: 50 }).map(String),
  fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat(9999)).map(([whole, part]) => `${whole}.${part}`),
);
const texts = fc.constantFrom(
  '',
  ' ',
  'a',
  'A',
  'abc',
  'Ab Cd',
  '上海榫卯科技',
  '榫',
  '😀a',
  '\uffee',
  '😀😀',
  ' 　x ',
  'ÄÖß',
  '12.50',
  '1,234',
  '2026-02-29',
  '2024/2/29',
  "o'x",
  '\\',
  '"',
);
const dates = fc.oneof(
  fc.constantFrom('2024-02-29', '2026-01-31', '2026-12-31', '2000-02-28', '0001-01-01', '9999-12-31', '1970-01-01', '1969-12-31'),
  fc.integer({ min: -10_000, max: 40_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
);
const instants = fc.oneof(
  fc.constantFrom(
    '2026-03-08T06:59:59.999Z',
    '2026-03-08T07:00:00.000Z',
    '2026-11-01T05:59:59.000Z',
    '2026-11-01T06:30:00.123456Z',
    '2026-11-20T16:00:00.000Z',
  ),
  fc.integer({ min: 0, max: 2_000_000_000 }).map((second) => new Date(second * 1000).toISOString()),
);
const ids = fc.constantFrom('018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002');

const valuesOf: fc.Arbitrary<Row> = fc.record({
  n1: fc.option(numbers, { freq: 6 }),
  n2: fc.option(numbers, { freq: 6 }),
  t1: fc.option(texts, { freq: 6 }),
  t2: fc.option(texts, { freq: 6 }),
  b1: fc.option(fc.boolean()),
  d1: fc.option(dates, { freq: 6 }),
  d2: fc.option(dates, { freq: 6 }),
  i1: fc.option(instants, { freq: 6 }),
  i2: fc.option(instants, { freq: 6 }),
  c1: fc.option(fc.subarray(['a', 'abc', '上海榫卯科技', '']).filter((list) => list.length !== 1 || list[0] !== '')),
  r1: fc.option(ids),
  r2: fc.option(ids),
});

/** What fields hold, and under `p_` what they held before; many a field is unchanged. */
export const rowOf: fc.Arbitrary<Row> = fc
  .tuple(valuesOf, valuesOf, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }))
  .map(([now, was, stays]) => {
    const prior = Object.keys(now).map((name, at) => [priorColumn(name), stays[at] ? now[name] : was[name]]);
    return { ...now, ...Object.fromEntries(prior) };
  });

export function priorColumn(field: string): string {
  return `p_${field}`;
}

/** `N` number, `T` text, `B` boolean, `D` date, `I` datetime, `C` choices, `R` reference; `n`, `t` literals. Everything else is as written. */
const shapes = {
  N: [
    ...[
      'n1',
      'n2',
      'n1',
      'n2',
      'n',
      'n',
      'N + N',
      'N - N',
      'N * N',
      'N / N',
      '(N) ^ 2',
      '(N) ^ (N)',
      '-(N)',
      '(N)%',
      'IF(FALSE, n)',
    ],
    ...[
      'ABS(N)',
      'MOD(N, N)',
      'POWER(N, 3)',
      'SQRT(N)',
      'SUM(N, N, N)',
      'AVERAGE(N, N)',
      'MIN(N, N)',
      'MAX(N, N)',
      'ROUND(N, 2)',
    ],
    ...[
      'ROUND(N, N)',
      'ROUNDUP(N, 1)',
      'ROUNDUP(N, -2)',
      'ROUNDUP(N, N)',
      'ROUNDDOWN(N, N)',
      'CEILING(N)',
      'CEILING(N, N)',
      'FLOOR(N, N)',
    ],
    ...[
      'IF(B, N, N)',
      'IF(B, N)',
      'IFS(B, N, B, N, N)',
      'SWITCH(N, 1, N, N, 2, N)',
      'BLANKVALUE(N, N)',
      'LEN(T)',
      'FIND(T, T)',
      'PRIOR(n1)',
    ],
    ...[
      'VALUE(T)',
      'YEAR(D)',
      'MONTH(D)',
      'DAY(D)',
      'QUARTER(D)',
      'WEEKDAY(D)',
      'WEEKDAY(D, 2)',
      'HOUR(I)',
      'MINUTE(I)',
      'DAYS(D, D)',
    ],
    ...[
      'DATEDIF(D, D, "d")',
      'DATEDIF(D, D, "m")',
      'DATEDIF(D, D, "y")',
      '(D) - (D)',
      '(I) - (I)',
      '(I) - (D)',
      'COUNTCHOICES(C)',
    ],
  ],
  T: [
    ...[
      't1',
      't2',
      't1',
      't2',
      't',
      't',
      'T & T',
      'N & T',
      'T & D',
      'T & I',
      'T & B',
      'CONCAT(T, N, B)',
      'LEFT(T, N)',
      'RIGHT(T, N)',
    ],
    ...[
      'MID(T, N, N)',
      'UPPER(T)',
      'LOWER(T)',
      'TRIM(T)',
      'SUBSTITUTE(T, T, T)',
      'REPEAT(T, N)',
      'TEXT(N, "#,##0.00")',
      'TEXT(N, "0%")',
    ],
    ...[
      'TEXT(N, "0")',
      'TEXT(D, "yyyy年m月d日")',
      'TEXT(I, "yyyy-mm-dd hh:mm:ss")',
      'IF(B, T, T)',
      'BLANKVALUE(T, T)',
      'SWITCH(T, T, T, T)',
      'PRIOR(t1)',
      'SOURCE()',
    ],
  ],
  B: [
    ...[
      'b1',
      'TRUE',
      'N = N',
      'N <> N',
      'N < N',
      'N <= N',
      'N > N',
      'N >= N',
      'T = T',
      'T <> T',
      'T < T',
      'T >= T',
      'B = B',
      'B <> B',
    ],
    ...[
      '(D) = (D)',
      '(D) < (D)',
      '(D) < (I)',
      '(I) >= (I)',
      '(I) = (D)',
      'R = R',
      'R <> R',
      'NOT(B)',
      'AND(B, B, B)',
      'OR(B, B)',
      'not B',
    ],
    ...[
      '(B) and (B)',
      '(B) or (B)',
      'ISBLANK(T)',
      'ISBLANK(N)',
      'ISBLANK(C)',
      'ISBLANK(R)',
      'ISBLANK(B)',
      'N = NULL',
      'T = NULL',
    ],
    ...['CONTAINS(T, T)', 'STARTSWITH(T, T)', 'ENDSWITH(T, T)', 'INCLUDES(C, T)', 'IF(B, B, B)', 'IF(B, NULL, B)'],
    ...['CHANGED(n1)', 'CHANGED(t1)', 'CHANGED(b1)', 'CHANGED(d1)', 'CHANGED(i1)', 'CHANGED(c1)', 'CHANGED(r1)', 'PRIOR(b1)'],
    ...[
      'ISNEW()',
      'HASROLE("clerk")',
      'HASROLE("boss")',
      'IN(N, n, N)',
      'IN(T, t, NULL, T)',
      'IN(D, D)',
      'IN(C, C)',
      'IN(R, R)',
      'ISEMPTY(T)',
    ],
  ],
  D: [
    ...['d1', 'd2', 'd1', 'd2', 'TODAY()', 'DATE(2026, N, N)', 'DATE(N, 2, 30)', 'DATEVALUE(T)', 'EDATE(D, N)', 'EOMONTH(D, N)'],
    ...['ADDDAYS(D, N)', 'D + N', 'D - N', 'MIN(D, D)', 'MAX(D, I)', 'IF(B, D, D)', 'BLANKVALUE(D, D)', 'PRIOR(d1)'],
  ],
  I: ['i1', 'i2', 'NOW()', '(I) + (N)', '(I) - (N)', 'MAX(I, I)', 'MIN(I, I)', 'IF(B, I, I)', 'BLANKVALUE(I, I)'],
  C: ['c1', 'c1', 'IF(B, C, C)', 'PRIOR(c1)'],
  R: ['r1', 'r2', 'IF(B, R, R)', 'PRIOR(r1)', 'ME()'],
} as const satisfies Record<string, readonly string[]>;

type Hole = keyof typeof shapes;
const holes = Object.keys(shapes) as Hole[];

const literalOf = {
  n: numbers.map((text) => (text.startsWith('-') ? `(${text})` : text)),
  t: texts.map((text) => `"${text.replace(/["\\]/g, (character) => `\\${character}`)}"`),
};

/** A well-typed expression, as source text. */
export const expressionOf: fc.Arbitrary<string> = (() => {
  const { N, T, B, D, I, C, R } = fc.letrec<Record<Hole, string>>(
    (tie) => Object.fromEntries(holes.map((hole) => [hole, shapesOf(hole, tie)])) as Record<Hole, fc.Arbitrary<string>>,
  );
  const weighed = [N, N, N, N, T, T, T, B, B, D, D, I, C, R];
  return fc.oneof(...weighed);
})();

function shapesOf(hole: Hole, tie: (hole: Hole) => fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    { maxDepth: 5, depthSize: 'medium', depthIdentifier: 'expression', withCrossShrink: true },
    ...shapes[hole].map((shape) => fill(shape, tie)),
  );
}

/** Holes are single capitals that stand alone; `n` and `t` likewise. */
function fill(shape: string, tie: (hole: Hole) => fc.Arbitrary<string>): fc.Arbitrary<string> {
  const parts = shape.split(/(?<![A-Za-z0-9"])([NTBDICRnt])(?![A-Za-z0-9"(])/);
  const pieces = parts.map((part, index) => {
    if (index % 2 === 0) return fc.constant(part);
    if (part === 'n' || part === 't') return literalOf[part];
    return tie(part as Hole).map((inner) => (/^\w+$/.test(inner) ? inner : `(${inner})`));
  });
  return fc.tuple(...pieces).map((filled) => filled.join(''));
}
