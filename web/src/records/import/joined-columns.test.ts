import { expect, test } from 'vitest';
import type { ImportPlan } from '../../../../metadata/define/import-plan.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { joinedColumns, joinedName, putFirst } from './joined-columns.ts';

const object = { fields: { name: { type: 'text', joins: true }, born: { type: 'date' } } } as unknown as ObjectModel;
const plan: ImportPlan = {
  object: 'contact',
  mode: 'create',
  columns: [
    { column: 'Last', field: 'name', place: 2 },
    { column: 'Born', field: 'born' },
    { column: 'Suffix', field: 'name' },
    { column: 'First', field: 'name', place: 1 },
  ],
};

test('columns of one text stand in the order of their places, and any can be put first', () => {
  expect(joinedName(joinedColumns(plan, 'name', object))).toBe('First + Last + Suffix');
  expect(joinedColumns(plan, 'born', object)).toEqual([]);
  const [last = { column: '', field: null }] = plan.columns;
  const columns = putFirst(plan, last, object);
  expect(joinedName(joinedColumns({ columns }, 'name', object))).toBe('Last + First + Suffix');
  expect(columns[1]).toEqual({ column: 'Born', field: 'born' });
});
