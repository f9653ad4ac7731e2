import { expect, test } from 'vitest';
import { followsFromParent, type KnownParent } from './follows-from-parent.ts';
import type { FilterShape, LinkedRecords } from './parse/query-shape.ts';
import { allOf, oneOf, type RecordFilter } from './record-filter.ts';

const mine: FilterShape = { kind: 'condition', path: 'owner', op: 'eq', value: { actor: 'userId' }, at: 'rights' };
const teams: FilterShape = { ...mine, value: { actor: 'team' } };
const alone = allOf([link('empty'), mine]);

/** A deal of one's own, to which lines lead. */
const parent: KnownParent = { link: 'deal', object: 'deal', records: mine };

test.each<[string, RecordFilter, KnownParent?]>([
  ['everything', 'all'],
  ['those under such a parent', linked({ records: mine })],
  ['those under such a parent, and others that stand alone', oneOf([linked({ records: mine }), alone])],
  ['those under one of several objects', oneOf([linked({ object: 'lead', records: teams }, { records: mine }), alone])],
  ['those under any live parent', linked({ records: 'all' })],
  ['all but those under a parent in the trash', not(linked({ records: 'all', state: 'trash' }))],
  ['those that have a parent', allOf([link('notEmpty'), not(linked({ records: 'all', state: 'trash' }))])],
  [
    'all but those whose parent is under another one in the trash, where it is known not to be',
    not(linked({ records: linkedUp('trash'), state: 'any' })),
    { ...parent, records: allOf([mine, not(linkedUp('trash'))]) },
  ],
])('%s: what points at a known parent is among them', (_, filter, known = parent) => {
  expect(followsFromParent(filter, known)).toBe(true);
});

test.each<[string, RecordFilter, KnownParent?]>([
  ['nothing', 'none'],
  ['those of one’s own', mine],
  ['those under other parents', oneOf([linked({ records: teams }), alone])],
  ['those under a parent of another object', linked({ object: 'lead', records: mine })],
  ['those under a parent in the trash', linked({ records: mine, state: 'trash' })],
  ['those under no parent', not(linked({ records: mine }))],
  ['those that stand alone', alone],
  ['those under such a parent that are one’s own, too', allOf([linked({ records: mine }), mine])],
  ['those to which another link leads', { ...linked({ records: mine }), path: 'quote' }],
  [
    'all but those whose parent is under one in the trash, where that is not known',
    not(linked({ records: linkedUp('trash'), state: 'any' })),
  ],
])('%s: of what points at a known parent, each is to be asked', (_, filter, known = parent) => {
  expect(followsFromParent(filter, known)).toBe(false);
});

function linked(...to: Partial<LinkedRecords>[]): Extract<FilterShape, { kind: 'linked' }> {
  return {
    kind: 'linked',
    path: 'deal',
    to: to.map((each) => ({ object: 'deal', records: 'all', state: 'live', ...each })),
    at: 'rights',
  };
}

function linkedUp(state: LinkedRecords['state']): FilterShape {
  return { kind: 'linked', path: 'account', to: [{ object: 'account', records: 'all', state }], at: 'rights' };
}

function link(op: 'empty' | 'notEmpty'): FilterShape {
  return { kind: 'condition', path: 'deal', op, value: 'none', at: 'rights' };
}

function not(item: FilterShape): FilterShape {
  return { kind: 'not', item };
}
