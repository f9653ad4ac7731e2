import { expect, it } from 'vitest';
import { prepareExpression } from './check.ts';
import { Decimal, settle } from './decimal.ts';
import { evaluateExpression } from './evaluate.ts';

it('a result that only rounding brings to the limit is blank, too', () => {
  const largest = `${'9'.repeat(28)}.${'9'.repeat(10)}`;
  expect(settle(new Decimal(`${largest}4`))?.toFixed()).toBe(largest);
  expect(settle(new Decimal(`${largest}5`))).toBeNull();
  expect(settle(new Decimal(`-${largest}5`))).toBeNull();
  expect(settle(new Decimal(`1e28`))).toBeNull();
});

it.each([
  ['a character beyond the sixteen-bit ones stands behind them all', '"\u{1F600}" > "\uFFFD"'],
  ['also within a text', '"a\u{20000}" > "a\uF900b"'],
  ['two of them by their own order', '"\u{1F600}" > "\u{1F5FF}"'],
  ['a beginning before the whole', '"\u{1F600}" < "\u{1F600}a"'],
])('texts are ordered by code point: %s', (_, source) => {
  const checked = prepareExpression(source, { resolve: () => undefined, names: () => [] });
  if (!checked.ok) throw new Error('not an expression');
  expect(evaluateExpression(checked.expression, { now: '', timeZone: 'UTC', value: () => null })).toBe(true);
});
