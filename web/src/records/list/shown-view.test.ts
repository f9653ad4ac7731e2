import { expect, test } from 'vitest';
import { firstView, isChanged, type SavedView, shownView, viewBody, viewsFor } from './shown-view.ts';

const saved: SavedView = {
  name: 'open_deals',
  source: 'shipped',
  object: 'deal',
  label: { zh: '进行中', en: 'Open deals' },
  type: 'table',
  columns: [{ field: 'name' }, { field: 'amount' }],
  filter: { field: 'status', op: 'eq', value: 'open' },
  group: 'stage',
};

test('the address goes before the saved view, part by part', () => {
  const shown = shownView(saved, { filter: { and: [] }, layout: 'board' });
  expect(shown).toMatchObject({ filter: { and: [] }, columns: saved.columns, group: 'stage', type: 'board' });
});

test('an empty group in the address takes the heads away', () => {
  expect(shownView(saved, { group: '' }).group).toBeUndefined();
});

test('only what differs counts as a change', () => {
  expect(isChanged(saved, {})).toBe(false);
  expect(isChanged(saved, { view: 'open_deals', q: '上海', layout: 'board' })).toBe(false);
  expect(isChanged(saved, { columns: [{ field: 'name' }, { field: 'amount' }] })).toBe(false);
  expect(isChanged(saved, { sort: [] })).toBe(false);
  expect(isChanged(saved, { frozen: 1 })).toBe(false);
  expect(isChanged(saved, { frozen: 2 })).toBe(true);
  expect(isChanged(saved, { sort: [{ field: 'amount', direction: 'desc' }] })).toBe(true);
  expect(isChanged(saved, { filter: { and: [] } })).toBe(true);
});

test('a view is saved without name, source, sharing and empty parts', () => {
  expect(viewBody({ ...saved, shared: true, filter: { and: [] }, sort: [] })).toEqual({
    object: 'deal',
    label: saved.label,
    type: 'table',
    columns: saved.columns,
    group: 'stage',
    filter: undefined,
    sort: undefined,
  });
});

const rep = [{ name: 'sales_rep' }];
const tabs: SavedView[] = [
  { ...saved, name: 'all_deals', order: 2 },
  { ...saved, name: 'managed', order: 1, roles: ['sales_manager'] },
  { ...saved, name: 'mine', order: 3, roles: ['sales_rep'], firstFor: ['sales_rep'] },
];

test('people have the views of their roles and those of everybody, in their order', () => {
  expect(viewsFor(tabs, rep).map(({ name }) => name)).toEqual(['all_deals', 'mine']);
  expect(viewsFor(tabs, []).map(({ name }) => name)).toEqual(['all_deals']);
});

test('people begin with the view that is made for their role, and others with the first', () => {
  expect(firstView(viewsFor(tabs, rep), rep).name).toBe('mine');
  expect(firstView(viewsFor(tabs, []), []).name).toBe('all_deals');
});

test('a copy for oneself says nothing of whose it is', () => {
  expect(viewBody(tabs[2] as SavedView)).not.toHaveProperty('roles');
  expect(viewBody(tabs[2] as SavedView)).not.toHaveProperty('firstFor');
});
