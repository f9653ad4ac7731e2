import { expect, test } from 'vitest';
import type { Rule } from '../../../../../../metadata/define/rule.ts';
import { ruleLanguage } from '../../../../../../metadata/rules/rule-language.ts';
import type { ObjectModel } from '../../../../../../metadata/wire.ts';
import { askRules, languageFor } from '../../../../fields/rules/ask-rules.ts';
import { readTrial, trialObject } from './trial-object.ts';

const label = { zh: '名称', en: 'Name' };
const object = {
  name: 'deal',
  label,
  fields: {
    stage: { type: 'text', label, access: 'edit' },
    amount: { type: 'decimal', label, access: 'edit' },
    reason: { type: 'text', label, access: 'edit', required: true },
  },
  rules: { other: { refuse: { message: label } } },
} as unknown as ObjectModel;

function attempt(rule: Rule, values: Record<string, unknown>, isNew = true) {
  const trial = trialObject(object, rule, (path) => (path === 'amount' ? 'number' : 'text'));
  const me = { user: { id: 'me', name: '李雷', email: '' }, roles: [], timeZone: 'Asia/Shanghai' };
  const answer = askRules(
    trial,
    { values, ...(!isNew && { before: values }), given: [] },
    { me, ...languageFor(trial, { ruleLanguage }) },
  );
  return { ...readTrial(rule, answer), required: answer.field('reason')?.required === true };
}

const rule: Rule = { when: 'stage = "lost" AND (amount > 100 OR amount < 1)', require: ['reason'], off: true };

test('each comparison says for itself whether it holds, other rules and what fields ask for keep out', () => {
  const lost = { stage: 'lost', amount: '500', reason: null };
  expect(attempt(rule, lost)).toEqual({ holds: true, parts: [true, true, false], refuses: false, warns: false, required: true });
  expect(attempt(rule, { ...lost, stage: 'won' })).toMatchObject({ holds: false, parts: [false, true, false], required: false });
});

test('what refuses and what warns is told; a record that nobody changes is warned of nothing', () => {
  const loud: Rule = { when: 'LEFT(stage, 1) = "l"', refuse: { message: label }, warn: { message: label } };
  expect(attempt(loud, { stage: 'lost' })).toMatchObject({ holds: true, refuses: true, warns: true });
  expect(attempt(loud, { stage: 'lost' }, false)).toMatchObject({ holds: true, refuses: true, warns: false });
  expect(attempt({ refuse: { message: label } }, {})).toMatchObject({ holds: true, parts: [], refuses: true });
});
