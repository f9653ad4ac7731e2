import { defineObject, type ObjectBody } from '@tenon/metadata';
import { expect, test } from 'vitest';
import { compileSnapshot } from './compile-snapshot.ts';
import { platform } from './platform/solution.ts';
import { account, deal } from './test-objects.ts';

const snapshot = compileSnapshot({ schema: 'ws_main', revision: 1, definitions: [...platform.definitions, account, deal] });
const compiled = snapshot.objects.get('deal');

function columns(object: string, field: string): string[] | undefined {
  return snapshot.objects
    .get(object)
    ?.fields.get(field)
    ?.columns.map(({ name, type }) => `${name} ${type}`);
}

test('fields know their columns, system fields those of the contract', () => {
  expect(compiled?.table).toBe('"ws_main"."deal"');
  expect(columns('deal', 'account')).toEqual(['account_id uuid']);
  expect(columns('deal', 'owner')).toEqual(['owner_id uuid']);
  expect(columns('deal', 'created_by')).toEqual(['created_by uuid']);
  expect(columns('deal', 'id')).toEqual(['id uuid']);
  expect(columns('account', 'partners')).toEqual([]);
});

test("a user's department is an own field, every other record's is kept by the platform", () => {
  expect(snapshot.objects.get('user')?.fields.get('department')).toMatchObject({ system: false, valueColumn: 'department_id' });
  expect(compiled?.fields.get('department')).toMatchObject({ system: true, valueColumn: 'department_id' });
});

test('formulas are checked once, with every path they read', () => {
  expect(compiled?.fields.get('large')?.expression).toMatchObject({ type: 'boolean', paths: ['amount', 'account.employees'] });
});

test('an object knows the stored fields that point at it', () => {
  expect(snapshot.objects.get('account')?.incoming.map(({ object, name }) => `${object}.${name}`)).toEqual(['deal.account']);
});

test('the default order is the newest change first, and always ends in the id', () => {
  expect(compiled?.sort).toEqual([
    { field: 'updated_at', direction: 'desc' },
    { field: 'id', direction: 'desc' },
  ]);
  expect(snapshot.objects.get('user')?.sort.at(-1)).toEqual({ field: 'id', direction: 'asc' });
});

test('the search index holds the title and what a type offers, or what the object says', () => {
  expect(compiled?.search.map(({ name }) => name)).toEqual(['name']);
  expect(snapshot.objects.get('user')?.search.map(({ name }) => name)).toEqual(['name', 'email', 'phone', 'employee_no']);
});

test('a rollup has the decimals of the numbers it is made of, where it says nothing else', () => {
  const label = { zh: '项', en: 'Item' };
  const weight = { type: 'decimal' as const, label, precision: 12, scale: 4 };
  const part = defineObject('part', {
    label,
    icon: 'box',
    title: 'name',
    fields: {
      name: { type: 'text', label },
      weight,
      whole: { type: 'relation', to: 'part', label },
      parts: { type: 'relationMany', to: 'part', via: 'whole', label },
      total: { type: 'rollup', label, relation: 'parts', aggregate: 'sum', field: 'weight' },
      short: { type: 'rollup', label, relation: 'parts', aggregate: 'sum', field: 'weight', scale: 1 },
    },
  });
  const { objects } = compileSnapshot({ schema: 'ws_main', revision: 1, definitions: [...platform.definitions, part] });
  const fields = objects.get('part')?.fields;
  expect([fields?.get('total')?.definition, fields?.get('short')?.definition]).toMatchObject([{ scale: 4 }, { scale: 1 }]);
});

test('a link to every object leads to those that have activities, and to a new one without a word', () => {
  const label = { zh: '项', en: 'Item' };
  const object = (name: string, more: Partial<ObjectBody> = {}) =>
    defineObject(name, { label, icon: 'box', title: 'name', fields: { name: { type: 'text', label } }, ...more });
  const about = { type: 'polymorphic' as const, label, to: ['*'] };
  const note = object('note', { timeline: false, fields: { name: { type: 'text', label }, about } });
  const made = [object('machine'), object('part', { activities: false }), object('log', { timeline: false, activities: true })];
  const { objects } = compileSnapshot({ schema: 'ws_main', revision: 1, definitions: [...platform.definitions, note, ...made] });
  const field = objects.get('note')?.fields.get('about');
  expect(field?.targets).toEqual(['machine', 'log']);
  expect(field?.definition).toMatchObject({ to: ['machine', 'log'] });
  expect(objects.get('machine')?.incoming.map(({ name }) => name)).toEqual(['about']);
  expect(objects.get('part')?.incoming).toEqual([]);
});
