import { expect, test } from 'vitest';
import type { Model } from '../../../../metadata/wire.ts';
import { completeExpression, functionAt, takenText } from './complete-expression.ts';

const field = (zh: string, en: string, leadsTo?: string[]) => ({ label: { zh, en }, ...(leadsTo && { leadsTo }) });
const option = (value: string, zh: string, en: string) => ({ value, label: { zh, en } });
const model = {
  objects: {
    deal: {
      fields: {
        amount: field('金额', 'Amount'),
        account: field('客户', 'Account', ['account']),
        stage: { ...field('阶段', 'Stage'), options: [option('won', '赢单', 'Won'), option('lost', '输单', 'Lost')] },
      },
    },
    account: { fields: { industry: field('行业', 'Industry'), parent: field('上级客户', 'Parent', ['account']) } },
  },
} as unknown as Pick<Model, 'objects'>;
const scope = { model, object: 'deal' };

function complete(text: string, has?: ReadonlySet<'change' | 'actor'>) {
  const caret = text.indexOf('|');
  return completeExpression(text.replace('|', ''), caret, { ...scope, has })?.completions.map(({ insert }) => insert);
}

test('fields are completed by API name, by name in either language, and by pinyin initials', () => {
  for (const words of ['amo', 'Amount', '金', 'je']) expect(complete(`1 + ${words}|`)?.[0]).toBe('amount');
});

test('behind a dot stand the fields of the record that a relation leads to, however far', () => {
  expect(complete('account.|')).toEqual(['industry', 'parent']);
  expect(complete('account.parent.行|')).toEqual(['industry']);
  expect(complete('stage.|')).toEqual([]);
});

test('functions are completed with their bracket; those of rules in rules alone', () => {
  expect(complete('isbl|')).toContain('ISBLANK(');
  expect(complete('四舍|')).toContain('ROUND(');
  expect(complete('CHANG|')).not.toContain('CHANGED(');
  expect(complete('CHANG|', new Set(['change']))).toContain('CHANGED(');
});

test('a text that a choice is compared with is completed with its options', () => {
  expect(complete('stage = "|')).toEqual(['won', 'lost']);
  expect(complete('amount > 1 AND stage <> "赢|"')).toEqual(['won']);
  expect(complete('IN(stage, "won", "l|')).toEqual(['lost']);
});

test('within any other text nothing is completed', () => {
  expect(complete('account = "amo|')).toBeUndefined();
  expect(complete('amount & "a ""amo|')).toBeUndefined();
  expect(complete('stage = "won" AND amo|')?.[0]).toBe('amount');
});

test('what is chosen takes the place of the word that was begun', () => {
  const completing = completeExpression('account.ind > 1', 11, scope);
  expect(completing).toMatchObject({ start: 8, words: 'ind', completions: [{ insert: 'industry' }] });
});

test('a function that is chosen before a bracket brings none', () => {
  const [round] = completeExpression('ROUN', 4, scope)?.completions ?? [];
  expect(round && [takenText(round, ''), takenText(round, '(')]).toEqual(['ROUND(', 'ROUND']);
});

test('names are found by their whole pinyin too', () => {
  const spell = (text: string) => ({ 金额: 'jine', 客户: 'kehu', 四舍五入: 'sishewuru' })[text] ?? '';
  const words = (source: string) => completeExpression(source, source.length, { ...scope, spell })?.completions[0]?.insert;
  expect(words('1 + jine')).toBe('amount');
  expect(words('sishe')).toBe('ROUND(');
});

test.each([
  ['IF(a, ROUND(|', 'ROUND'],
  ['IF(a, ROUND(b, 2), |', 'IF'],
  ['IF(")", (a|', 'IF'],
  ['a + |', undefined],
])('in %s help is about %s', (text, name) => {
  expect(functionAt(text, text.indexOf('|'))).toBe(name);
});

test('a text as long as one may be is read in no time, whatever stands in it', () => {
  const before = process.cpuUsage();
  for (const long of ['a'.repeat(9990), 'a.'.repeat(4995), 'a1'.repeat(4995), '"a"'.repeat(3330), '('.repeat(9990)]) {
    completeExpression(long, long.length, scope);
    completeExpression(`${long}"`, long.length + 1, scope);
    functionAt(long, long.length);
  }
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(250);
});

test('within a process stand the answers of earlier steps, and behind their dots the fields of the records', () => {
  const outputs = new Map([
    ['each.item', { object: 'account' }],
    ['sum.value', { type: 'number' as const }],
  ]);
  const answers = new Map([
    ['each.item', '当前这一条（逐条处理）'],
    ['sum.value', '结果（统计记录）'],
  ]);
  const inserts = (text: string) =>
    completeExpression(text, text.length, { ...scope, outputs, answers })?.completions.map(({ insert }) => insert);
  expect(inserts('当前')).toEqual(['steps.each.item']);
  expect(inserts('1 + st')?.slice(0, 2)).toEqual(['steps.each.item', 'steps.sum.value']);
  expect(inserts('steps.each.item.in')).toEqual(['industry']);
  expect(inserts('steps.each.item.parent.')).toEqual(['industry', 'parent']);
  expect(inserts('steps.sum.value.')).toEqual([]);
});
