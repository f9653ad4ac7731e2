import { expect, it } from 'vitest';
import type { Rule } from '../define/rule.ts';
import { findContradictions } from './contradictions.ts';

const message = { zh: '不行', en: 'No' };
const lost = 'stage = "lost"';
const largeAndLost = 'amount > 100 AND stage = "lost"';

function found(rules: Record<string, Rule>): string[] {
  return findContradictions(Object.entries(rules)).map(({ rule, other, code, field }) =>
    [rule, code, other, field].filter((part) => part !== undefined).join(' '),
  );
}

it.each<[string, Record<string, Rule>, string[]]>([
  ['a rule that refuses everything', { a: { refuse: { message } } }, ['a refusesAll']],
  [
    'what another sets after it, whenever it holds',
    { a: { when: largeAndLost, set: { x: 1 } }, b: { when: lost, set: { x: 2 } } },
    ['a overruled b x'],
  ],
  [
    'an option that another does not offer',
    { a: { when: lost, set: { x: 'p' } }, b: { offer: { x: ['q'] } } },
    ['a setNotOffered b x'],
  ],
  [
    'a blank that another requires',
    { a: { when: lost, set: { x: null } }, b: { when: lost, require: ['x'] } },
    ['a blankAndRequired b x', 'b blankAndRequired a x'],
  ],
  [
    'options of which none is left',
    { a: { when: lost, offer: { x: ['p'] } }, b: { when: lost, offer: { x: ['q'] } } },
    ['a nothingOffered b x'],
  ],
  [
    'a rule for records that another refuses',
    { a: { when: largeAndLost, require: ['x'] }, b: { when: lost, refuse: { message } } },
    ['a refused b'],
  ],
])('tells %s', (_, rules, expected) => {
  expect(found(rules)).toEqual(expected);
});

it('says nothing where both may be meant', () => {
  expect(found({ a: { when: lost, set: { x: 1 } }, b: { when: largeAndLost, set: { x: 2 } } })).toEqual([]);
  expect(found({ a: { when: lost, set: { x: 1 } }, b: { when: lost, set: { x: 2 }, off: true } })).toEqual([]);
  expect(found({ a: { when: `${lost} OR amount > 1`, offer: { x: ['p'] } }, b: { when: lost, offer: { x: ['q'] } } })).toEqual(
    [],
  );
  expect(found({ a: { when: lost, offer: { x: ['p', 'q'] } }, b: { offer: { x: ['q'] } } })).toEqual([]);
});
