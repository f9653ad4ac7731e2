import { defineObject, type ObjectBody } from '../define/object.ts';
import type { Rule } from '../define/rule.ts';

/** A record that a rule is tried on, and what must come of it. */
export type RuleCase = {
  name: string;
  /** It can be told of a change alone. */
  before?: true;
  /** What a new record is given. */
  given: Record<string, unknown>;
  /** What another held, and what of it is changed. */
  was: Record<string, unknown>;
  change: Record<string, unknown>;
  /** `field code` of what is refused; nothing where the record is taken. */
  refused?: string;
  /** What fields hold afterwards, of those that are taken. */
  held?: Record<string, unknown>;
};

const label = (en: string) => ({ zh: `${en}（中）`, en });
const options = (...values: string[]) => values.map((value) => ({ value, label: label(value) }));

/** Each rule is about records of its own `case`, so that none of the sixty speaks for another. */
const conditions: { name: string; when: string; holds: Values; fails: Values; prior?: { holds: Values; fails: Values } }[] = [
  { name: 'text', when: 'note = "x"', holds: { note: 'x' }, fails: { note: 'y' } },
  { name: 'number', when: 'size > 100', holds: { size: 101 }, fails: { size: 100 } },
  { name: 'blank', when: 'ISEMPTY(note)', holds: {}, fails: { note: 'y' } },
  { name: 'list', when: 'IN(stage, "won", "lost")', holds: { stage: 'lost' }, fails: { stage: 'open' } },
  { name: 'several', when: 'INCLUDES(tags, "vip")', holds: { tags: ['vip', 'new'] }, fails: { tags: ['new'] } },
  { name: 'formula', when: 'double >= 30', holds: { size: 15 }, fails: { size: 14 } },
  { name: 'related', when: 'parent.level = "gold"', holds: { parent: 'gold' }, fails: { parent: 'tin' } },
  { name: 'person', when: 'keeper = ME()', holds: { keeper: 'me' }, fails: { keeper: 'other' } },
  { name: 'role', when: 'HASROLE("administrator") AND size = 1', holds: { size: 1 }, fails: { size: 2 } },
  { name: 'date', when: 'due < TODAY()', holds: { due: '2020-01-01' }, fails: { due: '2999-01-01' } },
  { name: 'changed', when: 'CHANGED(stage) AND stage = "won"', holds: { stage: 'won' }, fails: { stage: 'open' } },
  {
    name: 'prior',
    when: 'PRIOR(stage) = "open" AND stage = "lost"',
    holds: { stage: 'lost' },
    fails: { stage: 'won' },
    prior: { holds: { stage: 'open' }, fails: { stage: 'open' } },
  },
];

type Values = Record<string, unknown>;

const words = { zh: '此时不能保存', en: 'Cannot be saved now' };

/** What each action does, the value that meets it, and what comes of that. */
const actions: { name: string; deeds: Rule; given: Values; refused?: string; held?: Values; else?: Values }[] = [
  { name: 'require', deeds: { require: ['reason'] }, given: {}, refused: 'reason required' },
  { name: 'readOnly', deeds: { readOnly: ['reason'] }, given: { reason: 'z' }, refused: 'reason lockedByRule' },
  { name: 'offer', deeds: { offer: { grade: ['a'] } }, given: { grade: 'b' }, refused: 'grade optionNotOffered' },
  { name: 'set', deeds: { set: { reason: 'set' } }, given: {}, held: { reason: 'set' }, else: { reason: null } },
  { name: 'refuse', deeds: { refuse: { field: 'reason', message: words } }, given: {}, refused: 'reason refused' },
];

const pairs = conditions.flatMap((condition) =>
  actions.map((action) => ({ condition, action, name: `${condition.name}_${action.name.toLowerCase()}` })),
);

/** Sixty rules: twelve conditions, each with five actions. */
export const sixtyRules: Record<string, Rule> = Object.fromEntries(
  pairs.map(({ condition, action, name }) => [name, { when: `case = "${name}" AND (${condition.when})`, ...action.deeds }]),
);

/**
 * Records that meet each rule, and records that just do not. Of those that a rule locks, it locked already what they held before; others come
 * to meet it by the change.
 */
export const ruleCases: RuleCase[] = pairs.flatMap(({ condition, action, name }) =>
  (['holds', 'fails'] as const).map((side): RuleCase => {
    const { refused, held } = side === 'holds' ? action : { refused: undefined, held: action.else };
    const given = { case: name, ...condition[side], ...action.given };
    const isLocked = action.deeds.readOnly && !/CHANGED|PRIOR/.test(condition.when);
    return {
      name: `${name} ${side}`,
      given,
      was: isLocked ? { case: name, ...condition[side] } : { ...condition.prior?.[side] },
      change: isLocked ? action.given : given,
      ...(condition.prior && { before: true }),
      ...(refused && { refused }),
      ...(held && { held }),
    };
  }),
);

const fields: ObjectBody['fields'] = {
  name: { type: 'text', label: label('Name') },
  case: { type: 'text', label: label('Case') },
  note: { type: 'text', label: label('Note') },
  reason: { type: 'text', label: label('Reason') },
  size: { type: 'integer', label: label('Size') },
  double: { type: 'formula', label: label('Double'), expression: 'size * 2', result: 'integer' },
  stage: { type: 'choice', label: label('Stage'), options: options('open', 'won', 'lost') },
  grade: { type: 'choice', label: label('Grade'), options: options('a', 'b') },
  tags: { type: 'choices', label: label('Tags'), options: options('vip', 'new') },
  due: { type: 'date', label: label('Due') },
  keeper: { type: 'user', label: label('Keeper') },
  parent: { type: 'relation', to: 'house', label: label('House') },
};

export const ruledObject = defineObject('claim', {
  label: label('Claim'),
  icon: 'clipboard',
  title: 'name',
  fields,
  rules: sixtyRules,
});

/** The same fields without a rule: what becomes a claim, by conversion and by process. */
export const plainObject = defineObject('report_of', {
  label: label('Report'),
  icon: 'clipboard',
  title: 'name',
  fields: {
    ...fields,
    claim: { type: 'relation', to: 'claim', label: label('Claim') },
    status: { type: 'choice', label: label('Status'), options: options('new', 'seen', 'done') },
  },
  conversion: {
    sets: { status: 'done' },
    targets: [
      {
        object: 'claim',
        link: 'claim',
        values: Object.fromEntries(
          Object.keys(fields)
            .filter((name) => name !== 'double')
            .map((name) => [name, name]),
        ),
      },
    ],
  },
});

export const houseObject = defineObject('house', {
  label: label('House'),
  icon: 'building',
  title: 'name',
  fields: {
    name: { type: 'text', label: label('Name') },
    level: { type: 'choice', label: label('Level'), options: options('gold', 'tin') },
  },
});
