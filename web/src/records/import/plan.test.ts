import { expect, test } from 'vitest';
import type { ImportPreview } from '../../../../metadata/api/import-shapes.ts';
import type { ImportColumn } from '../../../../metadata/define/import-plan.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { changeColumn, chooseField, planProblems, suggestedPlan } from './plan.ts';
import { unmatchedOf } from './unmatched.ts';

const label = { zh: '商机', en: 'Deal' };
const text = { type: 'text', label };
const stage = {
  type: 'choice',
  label,
  options: [
    { value: 'won', label: { zh: '赢单', en: 'Won' } },
    { value: 'lost', label },
  ],
};

/** As the server describes them: what may be asked of a field, and what figures it has. */
function able(fields: Record<string, object>) {
  const none = { operators: [], aggregates: [] };
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ...none, ...field }]));
}

const deal = {
  name: 'deal',
  title: 'name',
  access: { create: true, edit: true },
  fields: able({
    name: { ...text, required: true },
    external_id: { ...text, unique: true },
    number: { type: 'autoNumber', label },
    product: { type: 'relation', to: 'product', leadsTo: ['product'], label },
    stage: { ...stage, required: true, default: 'won' },
    closed_on: { type: 'date', operators: ['within'], label },
    related: { type: 'polymorphic', to: ['account', 'contact'], leadsTo: ['account', 'contact'], label },
  }),
} as unknown as ObjectModel;

function column(name: string, part: Partial<ImportPreview['columns'][number]> = {}): ImportPreview['columns'][number] {
  return { column: name, samples: [], empty: 0, distinct: [], suggestion: null, unmatched: [], ...part };
}

const product = column('product', {
  suggestion: { column: 'product', field: 'product', matchBy: 'name', missing: 'error' },
  unmatched: [
    { value: 'GTXPro', count: 3, same: 'GTX Pro' },
    { value: 'GTX Prime', count: 2, nearest: 'GTX Pro' },
    { value: 'Nothing like it', count: 1 },
  ],
});

function preview(columns: ImportPreview['columns']): ImportPreview {
  return { upload: 'u', name: 'deals.csv', encoding: 'utf-8', headerRow: 1, head: [], rows: 4, columns };
}

test('a suggested plan takes what is spelt the same but for blanks and signs, and nothing that is merely alike', () => {
  const plan = suggestedPlan(preview([product]), deal);
  expect(plan.columns[0]).toEqual({ ...product.suggestion, values: { GTXPro: 'GTX Pro' } });
  expect(plan.mode).toBe('create');
});

test('a matched field whose values never repeat finds the records to update', () => {
  const id = column('id', { suggestion: { column: 'id', field: 'external_id' } });
  expect(suggestedPlan(preview([id]), deal)).toMatchObject({ mode: 'upsert', key: ['external_id'] });
});

test('another field takes nothing over from the suggested one', () => {
  expect(chooseField(product, 'name', deal)).toEqual({ column: 'product', field: 'name' });
  expect(chooseField(product, null, deal)).toEqual({ column: 'product', field: null });
});

test('dates that can be read in two ways get an order to confirm', () => {
  const open = column('close', { dateOrder: 'ambiguous' });
  const planned = chooseField(open, 'closed_on', deal);
  expect(planned.dateOrder).toBeUndefined();
  const problems = (part: object) =>
    planProblems({ object: 'deal', mode: 'update', key: ['name'], columns: [{ ...planned, ...part }] }, deal, [open]);
  expect(problems({})).toEqual([{ code: 'dateOrder', column: 'close' }]);
  expect(problems({ dateOrder: 'dmy' })).toEqual([]);
  expect(chooseField(column('close', { dateOrder: 'dmy' }), 'closed_on', deal).dateOrder).toBe('dmy');
});

test('a plan lacks required fields, keys, or has a field twice', () => {
  const columns = [
    { column: 'a', field: 'closed_on' },
    { column: 'b', field: 'closed_on' },
  ];
  expect(planProblems({ object: 'deal', mode: 'upsert', columns }, deal)).toEqual([
    { code: 'key' },
    { code: 'twice', field: 'closed_on' },
    { code: 'required', field: 'name' },
  ]);
  expect(planProblems({ object: 'deal', mode: 'create', columns: [], defaults: { name: 'x' } }, deal)).toEqual([
    { code: 'none' },
  ]);
  const joins = { ...deal, fields: { ...deal.fields, name: { ...text, required: true, joins: true } } } as unknown as ObjectModel;
  const names = ['First Name', 'Last Name'].map((column) => ({ column, field: 'name' }));
  expect(planProblems({ object: 'deal', mode: 'create', columns: names }, deal)).toEqual([{ code: 'twice', field: 'name' }]);
  expect(planProblems({ object: 'deal', mode: 'create', columns: names }, joins)).toEqual([]);
  const filled = { object: 'deal', mode: 'create' as const, columns: columns.slice(0, 1), defaults: { name: 'x' } };
  expect(planProblems(filled, deal)).toEqual([]);
});

test('a link to several objects takes a column for each of them', () => {
  const columns = [
    { column: 'name', field: 'name' },
    { column: 'CONTACTID', field: 'related', object: 'contact' },
    { column: 'ACCOUNTID', field: 'related', object: 'account' },
  ];
  expect(planProblems({ object: 'deal', mode: 'create', columns }, deal)).toEqual([]);
});

test('numbers that can be read in two ways must be settled, but whole ones need not', () => {
  const fields = able({
    amount: { type: 'money', label, aggregates: ['sum'] },
    staff: { type: 'integer', label, aggregates: ['sum'] },
  });
  const object = { ...deal, fields } as unknown as ObjectModel;
  const open = column('x', { decimalSign: 'ambiguous' });
  const problems = (field: string, part = {}) => {
    const columns = [{ ...chooseField(open, field, object), ...part }];
    return planProblems({ object: 'deal', mode: 'create', columns }, object, [open]);
  };
  expect(problems('amount')).toEqual([{ code: 'decimalSign', column: 'x' }]);
  expect(problems('amount', { decimalSign: 'comma' })).toEqual([]);
  expect(problems('staff')).toEqual([]);
  const whole = column('x', { decimalSign: 'ambiguous', samples: ['1.250', '7'] });
  expect(chooseField(whole, 'staff', object).decimalSign).toBe('comma');
  expect(chooseField(column('x', { decimalSign: 'comma' }), 'amount', object).decimalSign).toBe('comma');
});

test('what the platform gives a record becomes the key that finds it, and nothing else', () => {
  const plan = {
    object: 'deal',
    mode: 'create' as const,
    columns: [
      { column: 'No.', field: null },
      { column: 'name', field: 'name' },
    ],
  };
  const found = changeColumn(plan, 0, { column: 'No.', field: 'number' }, deal);
  expect(found).toMatchObject({ mode: 'upsert', key: ['number'] });
  expect(planProblems(found, deal)).toEqual([]);
  expect(planProblems({ ...found, mode: 'create' }, deal)).toEqual([{ code: 'onlyFinds', field: 'number' }]);
  const own = {
    upload: 'u',
    name: 'f',
    encoding: 'utf-8',
    rows: 1,
    columns: [column('ID', { suggestion: { column: 'ID', field: 'id' } })],
  } as unknown as ImportPreview;
  expect(suggestedPlan(own, deal)).toMatchObject({ mode: 'upsert', key: ['id'] });
});

test('placeholders that count as blank are no values that fit nothing', () => {
  const unmatched = [
    { value: 'N/A', count: 3 },
    { value: '－', count: 2 },
    { value: 'GTX', count: 1 },
  ];
  const shown = { preview: { ...product, unmatched }, object: deal };
  const planned = product.suggestion as ImportColumn;
  expect(unmatchedOf(planned, shown)).toEqual(unmatched);
  expect(unmatchedOf(planned, { ...shown, blanks: ['n/a', '-'] })).toEqual([{ value: 'GTX', count: 1 }]);
});
