import { describe, expect, it } from 'vitest';
import type { Field } from '../define/field.ts';
import type { Rule } from '../define/rule.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import { readRules } from './read-rules.ts';
import type { RuleRecord } from './rule-action.ts';
import { ruleLanguage } from './rule-language.ts';
import { workOutRules } from './work-out-rules.ts';

const label = { zh: '名称', en: 'Name' };
const option = (value: string, more = {}) => ({ value, label, ...more });
const words = { zh: '不行', en: 'No' };

const fields: Record<string, Field> = {
  name: { type: 'text', label, required: true },
  stage: {
    type: 'choice',
    label,
    options: [option('open'), option('won', { sets: { chance: 100 } }), option('lost', { requires: ['reason'] })],
    dependsOn: { field: 'line', options: { short: ['open', 'won'] } },
  },
  line: { type: 'choice', label, options: [option('short'), option('long')] },
  chance: { type: 'integer', label },
  reason: { type: 'text', label },
  amount: { type: 'money', label },
  double: { type: 'formula', label, expression: 'amount * 2', result: 'decimal' },
  room: { type: 'relation', label, to: 'room', filter: { field: 'open', op: 'eq', value: true } },
  keeper: { type: 'user', label },
};

const types: Partial<Record<Field['type'], ExpressionType>> = {
  text: 'text',
  choice: 'text',
  integer: 'number',
  money: 'number',
  formula: 'number',
  relation: 'reference',
  user: 'reference',
};

const language = ruleLanguage({
  typeOf: (path) => {
    const field = fields[path];
    return path === 'room.level' ? 'text' : field && types[field.type];
  },
  formulaOf: (name) => {
    const field = fields[name];
    return field && 'expression' in field ? field.expression : undefined;
  },
});

type Given = {
  values?: Record<string, unknown>;
  before?: Record<string, unknown>;
  given?: string[];
  excused?: boolean;
  source?: string;
  roles?: string[];
};

function ask(
  rules: Record<string, Rule>,
  { values = {}, before, given, excused, source = 'web', roles = ['clerk'] }: Given = {},
) {
  const after = { ...before, ...values };
  const record: RuleRecord = {
    isNew: before === undefined,
    value: (path) => after[path] ?? null,
    prior: (field) => before?.[field] ?? null,
    isChanged: (field) => JSON.stringify(after[field] ?? null) !== JSON.stringify(before?.[field] ?? null),
    isGiven: (field) => (given ?? Object.keys(values)).includes(field),
    mayWrite: (field) => field !== 'keeper',
    resolve: (_, value) => value,
    actor: { id: 'me', roles, source },
    now: '2026-11-21T16:30:00Z',
    timeZone: 'Asia/Shanghai',
    isExcused: excused,
  };
  const { fields: found, values: set, problems, warnings } = workOutRules(readRules({ fields, rules }, { language }), record);
  return {
    found,
    set,
    problems: problems.map(({ field, code }) => `${field} ${code}`),
    warnings: warnings.map(({ rule }) => rule),
  };
}

const named = { name: 'x' };

describe('what fields say of themselves', () => {
  it('asks for what is required, of a new record and of one that loses it', () => {
    expect(ask({}).problems).toEqual(['name required']);
    expect(ask({}, { values: { reason: 'x' }, before: {} }).problems).toEqual([]);
    expect(ask({}, { values: { name: null }, before: named }).problems).toEqual(['name required']);
  });

  it('asks for what an option requires once it is taken, but neither an import nor an undo', () => {
    expect(ask({}, { values: { stage: 'lost', ...named } }).problems).toEqual(['reason required']);
    expect(ask({}, { values: { stage: 'lost', ...named }, source: 'import' }).problems).toEqual([]);
    expect(ask({}, { values: { stage: 'lost', ...named }, excused: true }).problems).toEqual([]);
    expect(ask({}, { values: { line: 'long' }, before: { ...named, stage: 'lost' } }).problems).toEqual([]);
  });

  it('lets an option set what the writer does not give, and limits options by another field', () => {
    expect(ask({}, { values: { ...named, stage: 'won' } }).set).toEqual({ chance: 100 });
    expect(ask({}, { values: { ...named, stage: 'won', chance: 50 } }).set).toEqual({});
    expect(ask({}, { values: { ...named, stage: 'lost', reason: 'x', line: 'short' } }).problems).toEqual([
      'stage optionNotAllowed',
    ]);
    expect(ask({}, { values: { line: 'short' }, before: { ...named, stage: 'lost' } }).problems).toEqual([
      'stage optionNotAllowed',
    ]);
    expect(ask({}, { values: { reason: 'y' }, before: { ...named, stage: 'lost', line: 'short' } }).problems).toEqual([]);
  });

  it('names the records that a relation takes', () => {
    const records = ask({}, { values: named }).found.get('room')?.records ?? [];
    expect(records.map(({ filter }) => filter)).toEqual([{ field: 'open', op: 'eq', value: true }]);
  });
});

describe('a written rule', () => {
  it('is asked by value, formula, relation, person and role', () => {
    const when = (condition: string) => ({ rule: { when: condition, refuse: { field: 'reason', message: words } } });
    const money = { amount: '10', currency: 'CNY', rate: '1', base: '10' };
    const values = { ...named, stage: 'open', amount: money, keeper: { id: 'me' }, 'room.level': 'gold' };
    for (const condition of [
      'amount > 9',
      'double = 20',
      'room.level = "gold"',
      'keeper = ME()',
      'HASROLE("clerk")',
      'SOURCE() = "web"',
      'IN(stage, "won", "open")',
    ])
      expect(ask(when(condition), { values }).problems, condition).toEqual(['reason refused']);
    for (const condition of [
      'amount > 10',
      'double > 20',
      'ISEMPTY(room.level)',
      'keeper <> ME()',
      'HASROLE("boss")',
      'IN(stage, "won", "lost")',
    ])
      expect(ask(when(condition), { values }).problems, condition).toEqual([]);
  });

  it('knows what was there before', () => {
    const rule = { when: 'PRIOR(chance) = 10 AND CHANGED(chance) AND NOT ISNEW()', refuse: { message: words } };
    expect(ask({ rule }, { values: { chance: 20 }, before: { ...named, chance: 10 } }).problems).toEqual(['undefined refused']);
    expect(ask({ rule }, { values: { reason: 'x' }, before: { ...named, chance: 10 } }).problems).toEqual([]);
    expect(ask({ rule }, { values: { ...named, chance: 20 } }).problems).toEqual([]);
  });

  it('asks for nothing that is not shown', () => {
    const rules: Record<string, Rule> = { a: { when: 'stage = "lost"', show: ['reason'] }, b: { require: ['reason'] } };
    expect(ask(rules, { values: { ...named, stage: 'open' } }).problems).toEqual([]);
    expect(ask(rules, { values: { ...named, stage: 'lost' } }).problems).toEqual(['reason required']);
    expect(
      ask({ ...rules, c: { when: 'stage = "open"', show: ['reason'] } }, { values: { ...named, stage: 'open' } }).problems,
    ).toEqual(['reason required']);
  });

  it('leaves records from before it alone until what it looks at changes', () => {
    const rules: Record<string, Rule> = {
      a: { when: 'stage = "open"', require: ['reason'] },
      b: { when: 'stage = "open"', warn: { message: words } },
    };
    const old = ask(rules, { values: { chance: 1 }, before: { ...named, stage: 'open' } });
    expect([old.problems, old.warnings, old.found.get('reason')?.required]).toEqual([[], [], true]);
    const moved = ask(rules, { values: { stage: 'open' }, before: named });
    expect([moved.problems, moved.warnings]).toEqual([['reason required'], ['b']]);
  });

  it('locks what was locked before the change and is after it', () => {
    const rules: Record<string, Rule> = { a: { when: 'stage = "won"', readOnly: ['chance'] } };
    expect(ask(rules, { values: { chance: 1 }, before: { ...named, stage: 'won' } }).problems).toEqual(['chance lockedByRule']);
    expect(ask(rules, { values: { chance: 1, stage: 'won' }, before: { ...named, stage: 'open' } }).problems).toEqual([]);
    expect(ask(rules, { values: { chance: 1, stage: 'open' }, before: { ...named, stage: 'won' } }).problems).toEqual([]);
    expect(ask(rules, { values: { ...named, chance: 1, stage: 'won' } }).problems).toEqual(['chance lockedByRule']);
  });

  it('sets before it judges, each rule after those whose values it reads, and the last of equals wins', () => {
    const rules: Record<string, Rule> = {
      a_reads: { when: 'chance = 7', set: { reason: { expression: '"by " & line' } } },
      b_sets: { when: 'line = "long"', set: { chance: 7 } },
      c_judges: { when: 'chance = 7', require: ['reason'], refuse: { field: 'chance', message: words } },
      d_wins: { when: 'line = "long"', order: 1, set: { stage: 'open' } },
      e_loses: { when: 'line = "long"', set: { stage: 'lost' } },
    };
    const { set, problems } = ask(rules, { values: { ...named, line: 'long' } });
    expect(set).toEqual({ chance: 7, reason: 'by long', stage: 'open' });
    expect(problems).toEqual(['chance refused']);
  });

  it('offers options, and what several rules offer is what all of them do', () => {
    const rules: Record<string, Rule> = {
      a: { when: 'chance > 5', offer: { stage: ['open', 'won'] } },
      b: { offer: { stage: ['won', 'lost'] } },
    };
    const stage = (value: string, chance: number) =>
      ask(rules, { values: { ...named, reason: 'x', stage: value, chance } }).problems;
    expect(stage('won', 6)).toEqual([]);
    expect(stage('open', 6)).toEqual(['stage optionNotOffered']);
    expect(stage('lost', 6)).toEqual(['stage optionNotOffered']);
    expect(stage('lost', 5)).toEqual([]);
  });

  it('offers to who has two roles what is offered to either, and to each role what all of its rules do', () => {
    const rules: Record<string, Rule> = {
      clerk: { when: 'HASROLE("clerk")', offer: { stage: ['open', 'won'] } },
      more_of_clerk: { when: 'HASROLE("clerk")', offer: { stage: ['open', 'lost'] } },
      lead: { when: 'HASROLE("lead")', offer: { stage: ['lost'] } },
      short: { when: 'HASROLE("lead") AND line = "short"', offer: { stage: ['won'] } },
    };
    const refused = (stage: string, roles: string[], line = 'long') =>
      ask(rules, { values: { ...named, reason: 'x', stage, line }, roles }).problems;
    expect(refused('open', ['clerk'])).toEqual([]);
    expect(refused('won', ['clerk'])).toEqual(['stage optionNotOffered']);
    expect(refused('lost', ['clerk'])).toEqual(['stage optionNotOffered']);
    expect(refused('lost', ['clerk', 'lead'])).toEqual([]);
    expect(refused('open', ['clerk', 'lead'])).toEqual([]);
    expect(refused('won', ['clerk', 'lead'])).toEqual(['stage optionNotOffered']);
    // What asks for something else besides is another limit.
    expect(refused('open', ['lead'], 'short')).toEqual(['stage optionNotOffered']);
  });

  it('does nothing while it is off', () => {
    expect(ask({ a: { off: true, refuse: { message: words } } }, { values: named }).problems).toEqual([]);
  });
});
