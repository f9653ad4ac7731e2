import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ExpressionNode } from '../expression/ast.ts';
import { parseExpression } from '../expression/parse.ts';
import type { Comparison, ConditionValue, FieldOperator, RuleCondition } from './condition.ts';
import { tidyCondition } from './condition.ts';
import { readCondition } from './read-condition.ts';
import { writeCondition } from './write-condition.ts';

const paths = fc.constantFrom('stage', 'amount', '金额', 'account.industry', 'a_1');
const texts = fc.oneof(
  fc.constantFrom('won', '赢单', 'a "b"', '\\', '\\"', '', '😀'),
  fc.string({ unit: 'grapheme' }).filter(isStorable),
);
const values: fc.Arbitrary<ConditionValue> = fc.oneof(
  texts.map((text) => ({ text })),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((number) => ({ number: String(number) })),
  fc.constantFrom({ number: '0.5' }, { number: '-12.25' }, { me: true as const }, { date: '2028-02-29' }, { date: '2026-12-01' }),
  fc.boolean().map((boolean) => ({ boolean })),
  fc.integer({ min: -400, max: 400 }).map((days) => ({ days })),
);

const counts: [readonly FieldOperator[], number][] = [
  [['=', '<>', '<', '<=', '>', '>=', 'contains', 'notContains', 'startsWith', 'endsWith', 'includes', 'notIncludes'], 1],
  [['in', 'notIn'], 3],
  [['blank', 'notBlank', 'changed', 'notChanged'], 0],
];
const ofFields: fc.Arbitrary<Comparison> = fc.oneof(
  ...counts.map(([operators, count]) =>
    fc
      .tuple(paths, fc.boolean(), fc.constantFrom(...operators), fc.array(values, { minLength: count, maxLength: count }))
      .map(([path, prior, operator, given]) => ({
        ...{ about: 'field' as const, path, operator, values: given },
        ...(prior && { prior: true as const }),
      })),
  ),
  fc
    .tuple(paths, fc.constantFrom('yes' as const, 'no' as const))
    .map(([path, operator]) => ({ about: 'field' as const, path, operator, values: [] })),
);
const comparisons: fc.Arbitrary<Comparison> = fc.oneof(
  { weight: 4, arbitrary: ofFields },
  { weight: 1, arbitrary: fc.constantFrom<Comparison>({ about: 'new', operator: 'yes' }, { about: 'new', operator: 'no' }) },
  { weight: 1, arbitrary: texts.map((role): Comparison => ({ about: 'role', operator: 'no', role })) },
  { weight: 1, arbitrary: texts.map((source): Comparison => ({ about: 'source', operator: '<>', source })) },
);
const { condition: conditions } = fc.letrec<{ condition: RuleCondition }>((tie) => ({
  condition: fc.record({
    join: fc.constantFrom('and', 'or'),
    items: fc.array(fc.oneof({ maxDepth: 2 }, comparisons, tie('condition')), { maxLength: 4 }),
  }),
}));

test('whatever the builder says is written as an expression and read back the same', () => {
  fc.assert(
    fc.property(conditions, (condition) => {
      const tidy = tidyCondition(condition);
      const read = readCondition(writeCondition(condition));
      // Of one comparison it does not matter how it is joined with no other.
      expect(read?.items).toEqual(tidy.items);
      if (tidy.items.length > 1) expect(read?.join).toBe(tidy.join);
    }),
    { numRuns: 500 },
  );
});

test.each([
  'stage = "won" AND amount > 100000',
  'AND(stage = "won", OR(amount > 1, ISBLANK(note)), ISNEW())',
  'stage ＝ “won” and not isblank(note)',
  'PRIOR(stage) = "won" AND NOT HASROLE("sales_manager")',
  'due < TODAY() - 30 OR due = DATE(2026, 2, 28)',
  'owner <> ME() AND SOURCE() = "import"',
  'NOT IN(stage, "won", "lost") AND is_vip',
])('%s is shown by the builder, and means the same when it is written back', (source) => {
  const condition = readCondition(source);
  expect(condition).toBeDefined();
  expect(plain(writeCondition(condition as RuleCondition) as string)).toEqual(plain(source));
});

test.each([
  'amount * 2 > 100',
  'NOT (a OR b)',
  '"won" = stage',
  'amount > cost',
  'NOT stage = "won"',
  'due = DATE(2026, 2, 30)',
  'IF(a, b, c)',
  'stage =',
  'TRUE',
])('%s stays an expression', (source) => {
  expect(readCondition(source)).toBeUndefined();
});

/** What an expression says, apart from where its words stand and how what is joined the same way is grouped. */
function plain(source: string): unknown {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(source);
  return strip(parsed.ast);
}

function strip(node: ExpressionNode): unknown {
  if (node.kind === 'path') return { path: node.path };
  if (node.kind !== 'call') return 'value' in node ? { kind: node.kind, value: node.value } : null;
  const operands = node.arguments.flatMap((argument) => {
    const isSameJoin = argument.kind === 'call' && argument.name === node.name && ['AND', 'OR'].includes(node.name);
    const inner = strip(argument) as { operands: unknown[] };
    return isSameJoin ? inner.operands : [inner];
  });
  return { name: node.name, operands };
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
