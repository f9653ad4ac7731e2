import { describe, expect, it } from 'vitest';
import { prepareExpression } from './check.ts';
import { evaluateExpression } from './evaluate.ts';
import { formatExpressionError } from './expression-error.ts';
import { expressionPaths } from './expression-paths.ts';
import type { ExpressionType } from './expression-type.ts';
import { parseExpression } from './parse.ts';

const types: Record<string, ExpressionType> = {
  amount: 'number',
  stage: 'text',
  close_date: 'date',
  created_at: 'datetime',
  金额: 'number',
  'account.owner.name': 'text',
};
const scope = { resolve: (path: string) => types[path], names: () => Object.keys(types) };

function value(source: string, row: Record<string, unknown> = {}): unknown {
  const prepared = prepareExpression(source, scope);
  if (!prepared.ok) throw new Error(formatExpressionError(prepared.errors[0] as never, 'en'));
  return evaluateExpression(prepared.expression, {
    value: (path) => row[path],
    now: '2026-11-21T16:30:00Z',
    timeZone: 'Asia/Shanghai',
  });
}

function complaint(source: string, locale: 'zh' | 'en' = 'en'): string {
  const prepared = prepareExpression(source, scope);
  return prepared.ok ? 'none' : prepared.errors.map((error) => formatExpressionError(error, locale)).join('; ');
}

describe('an expression', () => {
  it('reads fields, relation paths and Chinese names', () => {
    expect(value('IF(amount > 10000, "big", "small")', { amount: '10000.01' })).toBe('big');
    expect(value('account.owner.name & "：" & 金额', { 'account.owner.name': '王芳', 金额: 12.5 })).toBe('王芳：12.5');
    const parsed = parseExpression('amount + account.owner.name + amount');
    expect(parsed.ok && expressionPaths(parsed.ast)).toEqual(['amount', 'account.owner.name']);
  });

  it('takes full-width punctuation and quotes', () => {
    expect(value('IF（amount＞＝１0，“大”，“小”）'.replace('１', '1'), { amount: '10' })).toBe('大');
    expect(value('"say ""hi"" \\"there\\" \\\\"')).toBe('say "hi" "there" \\');
  });

  it('sees a datetime as its date in the reader’s zone where a date is wanted', () => {
    expect(value('created_at = TODAY()', { created_at: '2026-11-21T16:00:00Z' })).toBe(true);
    expect(value('DAY(created_at)', { created_at: '2026-11-21T15:59:59Z' })).toBe('21');
  });

  it('treats an empty text as blank', () => {
    expect(value('stage = NULL', { stage: '' })).toBe(true);
    expect(value('stage & ""', {})).toBe(null);
  });
});

describe('what is wrong with an expression', () => {
  it.each([
    ['', 'The formula is empty; write one'],
    ['amont > 1', 'There is no field “amont” (character 1); did you mean “amount”?'],
    ['RUOND(amount)', 'There is no function “RUOND” (character 1); did you mean “ROUND”?'],
    ['ROUND()', 'ROUND is given 0 arguments; write ROUND(number, [digits])'],
    ['ROUND(stage)', '“number” of ROUND should be a number, but is a text (character 7)'],
    ['amount + stage', '“+” cannot be used with a number and a text (character 8)'],
    ['IF(amount > 1, 1, "a")', 'IF needs values of one type: the first is a number, this is a text (character 19)'],
    ['DATEDIF(close_date, TODAY(), stage)', '“unit” of DATEDIF must be written out, for example "d", "m", "y" (character 30)'],
    [
      'MATCHES(stage, "(a+)+b")',
      '“pattern” of MATCHES cannot be “(a+)+b”: it is not written right, or would take too long; for example "[A-Z]{2}\\d{6}" (character 16)',
    ],
    ['amount +', 'The formula breaks off at its end; still expected: a field, a number, a text or a function'],
    ['(amount amount', 'At character 9 stands “amount”; expected: “)”'],
    ['"abc', 'The text that starts at character 1 lacks its closing quote "'],
    ['amount # 2', 'Character 8, “#”, has no meaning here'],
    ['1.12345678901', 'The number “1.12345678901” is too long: at most 28 digits before the point and 10 after it'],
  ])('%j: %s', (source, expected) => {
    expect(complaint(source)).toBe(expected);
  });

  it('is said in Chinese too, and all of it at once', () => {
    expect(complaint('amont + ABS(stag)', 'zh')).toBe(
      '没有字段“amont”（第 1 个字符），是否想用“amount”？; 没有字段“stag”（第 13 个字符），是否想用“stage”？',
    );
  });

  it('is said of nothing in a row of thousands, which is no nesting', () => {
    expect(value(`1${'+1'.repeat(4999)}`)).toBe('5000');
    expect(value(`9${'-1+2'.repeat(2000)}`)).toBe('2009');
    expect(value(`"a"${'&"b"'.repeat(2000)}`)).toHaveLength(2001);
    expect(value(`TRUE${' AND TRUE'.repeat(1000)}`)).toBe(true);
    expect(value(`FALSE${' or (TRUE and 1 = 1)'.repeat(400)}`)).toBe(true);
    expect(value('10 - 3 - 2 + 1 - (4 - 1)')).toBe('3');
    expect(value('10 - NULL - 2 + 1')).toBeNull();
    expect(value('DATE(2026, 3, 1) - DATE(2026, 2, 1) + 1 - 2')).toBe('27');
    expect(complaint('amount + 1 + stage + amont')).toContain('amont');
    const many = parseExpression('amount+'.repeat(1400).concat('amount'));
    expect(many.ok && expressionPaths(many.ast)).toEqual(['amount']);
  });

  it('includes nesting and length without end', () => {
    expect(complaint(`${'('.repeat(5000)}1`)).toContain('more than 100 levels');
    expect(complaint(`DATE(2026, 1, 1)${'+1'.repeat(200)}`)).toContain('more than 100 levels');
    expect(complaint(`1${'*1'.repeat(200)}`)).toContain('more than 100 levels');
    expect(complaint(`${'1+('.repeat(120)}1${')'.repeat(120)}`)).toContain('more than 100 levels');
    expect(complaint(`${'-'.repeat(9000)}1`)).toContain('more than 100 levels');
    expect(complaint('1'.repeat(10_001))).toContain('at most 10000 characters');
    expect(complaint('"\0"')).toContain('has no meaning');
  });
});
