import { describe, expect, it } from 'vitest';
import { prepareExpression } from './check.ts';
import { evaluateExpression } from './evaluate.ts';
import { formatExpressionError } from './expression-error.ts';
import { expressionFunctions, functionCatalogue } from './functions/catalogue.ts';

const noFields = { resolve: () => undefined, names: () => [] };
const clock = { now: '2026-11-21T16:30:00Z', timeZone: 'Asia/Shanghai', value: () => null };

describe('the samples of every function', () => {
  it.each(expressionFunctions.flatMap((entry) => entry.samples))('%s is %s', (source, expected) => {
    const checked = prepareExpression(source, noFields);
    const problems = checked.ok ? [] : checked.errors.map((error) => formatExpressionError(error, 'en'));
    expect(problems).toEqual([]);
    if (checked.ok) expect(evaluateExpression(checked.expression, clock)).toBe(expected);
  });

  it('leaves no callable function without one', () => {
    const bare = functionCatalogue.filter((entry) => !entry.samples.length).map((entry) => entry.name);
    expect(bare).toEqual(['INCLUDES', 'COUNTCHOICES', 'CHANGED', 'PRIOR', 'ISNEW', 'ME', 'HASROLE', 'SOURCE']);
  });

  it('shows how each function is used', () => {
    expect(functionCatalogue.filter(({ samples, example }) => !samples.length && example === undefined)).toEqual([]);
  });
});
