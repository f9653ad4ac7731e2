import { expect, it } from 'vitest';
import { prepareExpression } from '../expression/check.ts';
import { evaluateExpression } from '../expression/evaluate.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import { type CheckGiven, isCheckComplete, readyChecks, ruleOfCheck } from './ready-checks.ts';

const types: Record<string, ExpressionType> = { note: 'text', size: 'number', due: 'date', start: 'date' };
const clock = { now: '2026-11-30T04:00:00Z', timeZone: 'Asia/Shanghai' };

/** Does the rule of the check object to a value? */
function objects(check: string, field: string, values: Record<string, string>, given: CheckGiven = {}): boolean {
  const found = readyChecks.find(({ name }) => name === check);
  if (!found) throw new Error(`there is no check ${check}`);
  expect(found.fits(types[field] as ExpressionType) && isCheckComplete(found, given)).toBe(true);
  const { when = '' } = ruleOfCheck(found, {
    name: field,
    field: { label: { zh: '字段', en: 'Field' } },
    given,
    level: 'refuse',
  });
  const checked = prepareExpression(when, { resolve: (path) => types[path], names: () => [] });
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return evaluateExpression(checked.expression, { ...clock, value: (path: string) => values[path] ?? null }) === true;
}

it.each<[string, string, string, string, CheckGiven?]>([
  ['email', 'note', 'li.lei@tenon.cn', 'li.lei.tenon.cn'],
  ['mobile', 'note', '+8613800138000', '02158880000'],
  ['identity', 'note', '11010519491231002X', '110105194912310021'],
  ['credit', 'note', '91350100M000100Y43', '91350100M000100Y44'],
  ['card', 'note', '6222600260001072444', '6222600260001072445'],
  ['url', 'note', 'https://tenon.cn', 'tenon.cn'],
  ['pattern', 'note', 'AB12', 'ab12', { pattern: '[A-Z]{2}\\d{2}' }],
  ['pattern', 'note', 'a"b', 'ab', { pattern: 'a"b' }],
  ['length', 'note', 'abc', 'abcdef', { most: '5' }],
  ['range', 'size', '5', '11', { least: '1', most: '10' }],
  ['future', 'due', '2026-11-30', '2026-11-29'],
  ['past', 'due', '2026-11-30', '2026-12-01'],
])('%s of %s takes %s and not %s', (check, field, right, wrong, given) => {
  expect([right, wrong, ''].map((value) => objects(check, field, { [field]: value }, given))).toEqual([false, true, false]);
});

it('compares with another field where that is filled in', () => {
  const given = { other: 'start', otherLabel: { zh: '开始', en: 'Start' } };
  expect(objects('after', 'due', { due: '2026-01-01', start: '2026-02-01' }, given)).toBe(true);
  expect(objects('after', 'due', { due: '2026-01-01' }, given)).toBe(false);
});

it('is not complete without what it asks for', () => {
  const complete = (name: string, given: CheckGiven) =>
    isCheckComplete(readyChecks.find((check) => check.name === name) as never, given);
  expect([
    complete('pattern', { pattern: '(' }),
    complete('range', {}),
    complete('range', { least: 'x' }),
    complete('after', {}),
  ]).toEqual(Array(4).fill(false));
});
