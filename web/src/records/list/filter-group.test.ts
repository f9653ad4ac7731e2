import { expect, test } from 'vitest';
import type { Filter } from '../../../../metadata/query.ts';
import { changeItem, fromGroup, toGroup } from './filter-group.ts';

const open: Filter = { field: 'status', op: 'eq', value: 'open' };
const mine: Filter = { field: 'owner', op: 'in', value: [{ me: true }] };

test('every filter is a group and comes back as it was meant', () => {
  expect(toGroup(undefined)).toEqual({ join: 'and', items: [] });
  expect(fromGroup(toGroup(open))).toEqual({ and: [open] });
  expect(fromGroup(toGroup({ or: [open, mine] }))).toEqual({ or: [open, mine] });
});

test('an empty group filters nothing, “any” included', () => {
  expect(fromGroup({ join: 'or', items: [] })).toEqual({ and: [] });
});

test('items are replaced and removed in place', () => {
  const group = toGroup({ and: [open, mine] });
  expect(changeItem(group, 0, undefined).items).toEqual([mine]);
  expect(changeItem(group, 1, open).items).toEqual([open, open]);
});

test('a filter survives its way through the address', () => {
  const filter: Filter = { and: [mine, { or: [open, { field: 'account.industry', op: 'empty' }] }] };
  expect(JSON.parse(decodeURIComponent(encodeURIComponent(JSON.stringify(filter))))).toEqual(filter);
});
