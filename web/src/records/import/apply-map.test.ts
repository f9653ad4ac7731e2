import { expect, test } from 'vitest';
import type { ImportMap, ImportPreview } from '../../../../metadata/api/import-shapes.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { applyMap, fitsFile, knownColumns } from './apply-map.ts';

const label = { zh: '商机', en: 'Deal' };
const text = { type: 'text', label, operators: [], aggregates: [] };
const deal = {
  name: 'deal',
  title: 'name',
  access: { create: true, edit: true },
  fields: {
    name: { ...text },
    code: { ...text, unique: true },
    closed_on: { type: 'date', label, operators: ['within'], aggregates: [] },
  },
} as unknown as ObjectModel;

const map: ImportMap = {
  ...{ id: '1', name: 'Old system', shared: false, mine: true, owner: 'Li Lei' },
  plan: {
    object: 'deal',
    mode: 'upsert',
    key: ['code'],
    automations: true,
    columns: [
      { column: 'Nr', field: 'code' },
      { column: 'Titel', field: 'name', values: { a: 'A' } },
      { column: 'Ende', field: 'closed_on', dateOrder: 'dmy' },
    ],
    defaults: { name: '?' },
  },
};

function fileOf(...columns: (string | Partial<ImportPreview['columns'][number]>)[]): ImportPreview {
  const blank = { samples: [], empty: 0, distinct: [], suggestion: null, unmatched: [] };
  const all = columns.map((each) => ({ column: '', ...blank, ...(typeof each === 'string' ? { column: each } : each) }));
  return { upload: 'u', name: 'a.csv', encoding: 'utf-8', headerRow: 1, head: [], rows: 1, columns: all };
}

test('fits a file with the same columns, whatever their order and case', () => {
  expect(fitsFile(map, fileOf('ende', 'NR ', 'Titel'))).toBe(true);
  expect(fitsFile(map, fileOf('Ende', 'Nr'))).toBe(false);
  expect(fitsFile(map, fileOf('Ende', 'Nr', 'Titel', 'More'))).toBe(false);
  expect(knownColumns(map, fileOf('Ende', 'Nr', 'More'))).toBe(2);
});

test('settles everything as it was kept, and dates as this file writes them', () => {
  const plan = applyMap(map, fileOf({ column: 'Ende', dateOrder: 'ymd' }, 'Titel', 'Nr'), deal);
  expect(plan).toMatchObject({ mode: 'upsert', key: ['code'], automations: true, defaults: { name: '?' } });
  expect(plan.columns).toEqual([
    { column: 'Ende', field: 'closed_on', dateOrder: 'ymd' },
    { column: 'Titel', field: 'name', values: { a: 'A' } },
    { column: 'Nr', field: 'code' },
  ]);
});

test('takes other columns as suggested, but no field twice', () => {
  const name = { column: 'Name', suggestion: { column: 'Name', field: 'name' } };
  const plan = applyMap(map, fileOf('Titel', name, 'Other'), deal);
  expect(plan.columns.map(({ field }) => field)).toEqual(['name', null, null]);
  expect(plan.key).toEqual([]);
});
