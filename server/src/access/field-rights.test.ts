import {
  defineDashboard,
  defineLayout,
  defineObject,
  defineReport,
  defineView,
  type FieldRight,
  type RoleBody,
} from '@tenon/metadata';
import { expect, test } from 'vitest';
import { compileSnapshot } from '../catalog/compile-snapshot.ts';
import { platform } from '../catalog/platform/solution.ts';
import { accessModel } from './access-model.ts';
import { mayChangeField, mayReadPath, maySeePath, readableFields, visibilityOf } from './field-rights.ts';
import { mergeRoles } from './merge-roles.ts';

const label = { zh: '测试', en: 'Test' };
const text = { type: 'text', label } as const;

const definitions = [
  ...platform.definitions,
  defineObject('account', {
    label,
    icon: 'building',
    title: 'name',
    fields: {
      name: text,
      rating: text,
      deals: { type: 'relationMany', label, to: 'deal', via: 'account' },
      open_amount: { type: 'rollup', label, relation: 'deals', aggregate: 'sum', field: 'amount' },
      won: { type: 'rollup', label, relation: 'deals', aggregate: 'count', filter: { field: 'stage', op: 'eq', value: 'won' } },
    },
  }),
  defineObject('deal', {
    label,
    icon: 'coin',
    title: 'name',
    search: ['name', 'secret'],
    sort: [{ field: 'amount', direction: 'desc' }],
    indexes: [{ filter: ['amount'] }, { filter: ['stage'] }],
    rules: {
      larger: { label, offer: { follows: { field: 'amount', op: 'gt', value: '2' } } },
      noted: { label, when: 'ISBLANK(stage)', require: ['name'], offer: { follows: { field: 'amount', op: 'gt', value: '3' } } },
    },
    conversion: { sets: {}, targets: [{ object: 'account', link: 'account', values: { name: 'name', rating: 'amount' } }] },
    fields: {
      name: text,
      stage: text,
      secret: text,
      code: { ...text, readOnly: true },
      amount: { type: 'decimal', label },
      account: { type: 'relation', label, to: 'account' },
      about: { type: 'polymorphic', label, to: ['account', 'deal'] },
      follows: { type: 'relation', label, to: 'deal', filter: { field: 'amount', op: 'gt', value: '1' } },
      big: { type: 'formula', label, expression: 'amount > 10000', result: 'boolean' },
      very_big: { type: 'formula', label, expression: 'IF(big, "yes", account.rating)', result: 'text' },
      total: { type: 'formula', label, expression: 'account.open_amount + 1', result: 'decimal' },
    },
  }),
  defineView('deals', {
    object: 'deal',
    label,
    type: 'board',
    columns: [{ field: 'name' }, { field: 'amount' }, { field: 'account.rating' }],
    sort: [{ field: 'amount', direction: 'desc' }],
    board: { field: 'stage', sum: 'amount' },
  }),
  defineView('big_deals', {
    object: 'deal',
    label,
    type: 'table',
    columns: [{ field: 'name' }],
    filter: { not: { field: 'big', op: 'eq', value: true } },
  }),
  defineView('accounts_with_deals', {
    object: 'account',
    label,
    type: 'table',
    columns: [{ field: 'name' }],
    filter: { some: 'deals', filter: { field: 'amount', op: 'gt', value: '1' } },
  }),
  defineLayout('account', {
    object: 'account',
    highlights: ['rating'],
    sections: [
      { id: 'about', label, fields: ['name', 'open_amount'], cells: { open_amount: { wide: true } } },
      { id: 'sums', label, fields: ['open_amount'] },
      { id: 'rich', label, fields: ['rating'], when: 'open_amount > 1' },
      { id: 'good', label, fields: [], text: label, when: 'rating = "a"' },
      { id: 'figure', label, fields: [], report: { report: 'amount', via: 'account' } },
      { id: 'counted', label, fields: [], report: { report: 'count', via: 'account' } },
    ],
    related: [
      { object: 'deal', via: 'account', columns: ['name', 'amount'] },
      { id: 'big', object: 'deal', via: 'account', columns: ['name'], filter: { field: 'amount', op: 'gt', value: '1' } },
    ],
    quickCreate: ['name'],
    variants: [{ id: 'rich', label, when: 'open_amount > 1', highlights: ['name'] }],
  }),
  defineReport('amount', {
    label,
    chart: 'number',
    query: { type: 'summary', object: 'deal', measures: [{ name: 'sum', label, aggregate: 'sum', field: 'amount' }] },
  }),
  defineReport('count', {
    label,
    chart: 'number',
    query: { type: 'summary', object: 'deal', measures: [{ name: 'count', label, aggregate: 'count' }] },
    period: 'created_at',
    person: 'owner',
  }),
  defineDashboard('sales', {
    label,
    widgets: [
      { report: 'amount', x: 0, y: 0, w: 3, h: 2 },
      { report: 'count', x: 3, y: 0, w: 3, h: 2 },
    ],
  }),
];
const snapshot = compileSnapshot({ schema: 'ws_main', revision: 1, definitions });
const everything = { read: 'all', edit: 'all', create: true } as const;
const holder = (objects: RoleBody['objects'], fields: RoleBody['fields'] = {}) => ({
  rights: mergeRoles([{ label, objects, fields }]),
});

const open = holder({ '*': everything });
const noAmounts = holder({ '*': everything }, { 'deal.amount': 'hidden' });

/** Both answers in a word. */
function rightOf(...field: Parameters<typeof visibilityOf>): 'hidden' | 'read' | 'edit' {
  if (mayChangeField(...field)) return 'edit';
  return visibilityOf(...field) === 'hidden' ? 'hidden' : 'read';
}

test('with every right own fields can be edited, and what the platform keeps or computes can be read', () => {
  expect(rightOf(snapshot, open, 'deal', 'amount')).toBe('edit');
  expect(rightOf(snapshot, open, 'deal', 'owner')).toBe('edit');
  for (const name of ['code', 'id', 'version', 'created_at', 'big', 'very_big', 'total'])
    expect(rightOf(snapshot, open, 'deal', name), name).toBe('read');
});

test('hiding a field hides everything computed from it, however far away', () => {
  const hidden = ['deal.amount', 'deal.big', 'deal.very_big', 'deal.total', 'account.open_amount'];
  for (const path of hidden) {
    const [object, field] = path.split('.') as [string, string];
    expect(rightOf(snapshot, noAmounts, object, field), path).toBe('hidden');
  }
  expect(rightOf(snapshot, noAmounts, 'account', 'won')).toBe('read');
  expect(rightOf(snapshot, holder({ '*': everything }, { 'deal.stage': 'hidden' }), 'account', 'won')).toBe('hidden');
  expect(mayReadPath(snapshot, noAmounts, 'deal', 'account.open_amount')).toBe(false);
  expect(mayReadPath(snapshot, noAmounts, 'deal', 'account.name')).toBe(true);
});

test('masking a field shows a part of it and hides whatever is made of it', () => {
  const masked = holder({ '*': everything }, { 'deal.amount': 'masked', 'deal.account': 'masked', 'deal.big': 'masked' });
  expect(visibilityOf(snapshot, masked, 'deal', 'amount')).toBe('masked');
  expect(mayChangeField(snapshot, masked, 'deal', 'amount')).toBe(false);
  expect([mayReadPath, maySeePath].map((may) => may(snapshot, masked, 'deal', 'amount'))).toEqual([false, true]);
  for (const path of ['deal.big', 'deal.very_big', 'deal.total', 'deal.account', 'account.open_amount'])
    expect(visibilityOf(snapshot, masked, ...(path.split('.') as [string, string])), path).toBe('hidden');
  expect(maySeePath(snapshot, masked, 'deal', 'account.name')).toBe(false);
  expect(readableFields(snapshot, masked, 'deal').map(({ name }) => name)).not.toContain('amount');
  const model = accessModel(snapshot, masked);
  expect(model.objects.deal?.fields.amount).toMatchObject({ access: 'masked', operators: [], sortable: false });
  expect(model.views.find(({ name }) => name === 'deals')).toMatchObject({
    columns: [{ field: 'name' }, { field: 'amount' }],
    sort: [],
    board: { sum: undefined },
  });
  expect(Object.keys(model.reports)).toEqual(['count']);
});

test('of several roles the most open counts, of a masked field too', () => {
  const roles = (...rights: (FieldRight | undefined)[]) => ({
    rights: mergeRoles(
      rights.map(
        (right): RoleBody => ({ label, objects: { '*': everything }, ...(right && { fields: { 'deal.amount': right } }) }),
      ),
    ),
  });
  expect(visibilityOf(snapshot, roles('hidden', 'masked'), 'deal', 'amount')).toBe('masked');
  expect(visibilityOf(snapshot, roles('masked', 'read'), 'deal', 'amount')).toBe('clear');
  expect(visibilityOf(snapshot, roles('masked', undefined), 'deal', 'amount')).toBe('clear');
});

test('a history of stages hides with the field whose values it repeats', () => {
  const tracking = definitions.map((each) =>
    each.kind === 'object' && each.name === 'deal'
      ? {
          ...each,
          body: {
            ...(each.body as object),
            track: {
              field: 'stage',
              into: 'deal_stage',
              value: 'stage',
              enteredAt: 'entered_at',
              leftAt: 'left_at',
              enteredBy: 'entered_by',
            },
          },
        }
      : each,
  );
  const history = defineObject('deal_stage', { label, icon: 'flag', title: 'stage', fields: { stage: text, note: text } });
  const tracked = compileSnapshot({ schema: 'ws_main', revision: 2, definitions: [...tracking, history] });
  const noStages = holder({ '*': everything }, { 'deal.stage': 'hidden' });
  expect(rightOf(tracked, open, 'deal_stage', 'stage')).toBe('edit');
  expect(rightOf(tracked, noStages, 'deal_stage', 'stage')).toBe('hidden');
  expect(rightOf(tracked, noStages, 'deal_stage', 'note')).toBe('edit');
  expect(rightOf(tracked, holder({ deal_stage: everything }), 'deal_stage', 'stage')).toBe('hidden');
});

test('an object that may not be read takes along what points at it and what is read through it', () => {
  const noAccounts = holder({ deal: everything, user: { read: 'all' } });
  expect(rightOf(snapshot, noAccounts, 'deal', 'account')).toBe('hidden');
  expect(rightOf(snapshot, noAccounts, 'deal', 'very_big')).toBe('hidden');
  expect(rightOf(snapshot, noAccounts, 'deal', 'big')).toBe('read');
  expect(readableFields(snapshot, noAccounts, 'account')).toEqual([]);
  expect(readableFields(snapshot, holder({}), 'deal')).toEqual([]);
  const { deal } = accessModel(snapshot, noAccounts).objects;
  expect([deal?.conversion, JSON.stringify(deal).includes('"account"')]).toEqual([undefined, false]);
});

test('who may neither edit nor create reads only', () => {
  expect(rightOf(snapshot, holder({ '*': { read: 'all' } }), 'deal', 'name')).toBe('read');
});

test('id and version cannot be hidden, unknown fields always are', () => {
  expect(rightOf(snapshot, holder({ '*': everything }, { 'deal.id': 'hidden' }), 'deal', 'id')).toBe('read');
  expect(rightOf(snapshot, open, 'deal', 'nothing')).toBe('hidden');
  expect(rightOf(snapshot, open, 'nothing', 'id')).toBe('hidden');
});

test('the model names nothing that is hidden', () => {
  const model = accessModel(snapshot, noAmounts);
  expect(model.views.map(({ name }) => name)).not.toContain('big_deals');
  expect(model.views.map(({ name }) => name)).not.toContain('accounts_with_deals');
  expect(model.views.find(({ name }) => name === 'deals')).toMatchObject({
    columns: [{ field: 'name' }, { field: 'account.rating' }],
    sort: [],
    board: { field: 'stage', sum: undefined },
  });
  expect(model.layouts.account).toMatchObject({
    sections: [{ id: 'about', fields: ['name'] }, { id: 'good' }, { id: 'counted' }],
    related: [{ columns: ['name'] }],
    variants: [],
    types: { rating: 'text' },
    // It stands where its condition cannot be read, and turns up nowhere else.
    leaveOut: ['rating'],
  });
  expect(model.layouts.account?.sections.map(({ id }) => id)).toEqual(['about', 'good', 'counted']);
  expect(model.layouts.account?.related).toHaveLength(1);
  expect(Object.keys(model.reports)).toEqual(['count']);
  expect(model.dashboards[0]?.widgets.map(({ report }) => report)).toEqual(['count']);
  expect(JSON.stringify(model)).not.toContain('"amount"');
  expect(model.objects.deal).toMatchObject({
    indexes: [{ filter: ['stage'] }],
    conversion: { targets: [{ object: 'account', values: { name: 'name' } }] },
  });
  expect(model.objects.deal?.fields.follows).not.toHaveProperty('filter', expect.anything());
  expect(Object.keys(model.objects.deal?.rules ?? {})).toEqual(['noted']);
  expect(accessModel(snapshot, holder({ '*': everything }, { 'deal.amount': 'hidden' }))).toBe(model);
});

test('objects that may not be read are absent from the model', () => {
  const model = accessModel(snapshot, holder({ account: { read: 'own', export: true } }));
  expect(Object.keys(model.objects)).toEqual(['account']);
  expect(model.objects.account?.access).toMatchObject({ read: true, export: true, create: false, edit: false });
  expect(model.layouts.account?.related).toEqual([]);
  expect(model.dashboards).toEqual([]);
  expect(accessModel(snapshot, holder({}))).toMatchObject({ objects: {}, views: [], layouts: {}, reports: {} });
});
