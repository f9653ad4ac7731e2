import { expect, test } from 'vitest';
import type { Json } from '../../../../metadata/merge/json.ts';
import { assembleModel } from '../../../../metadata/model-parts.ts';
import type { Model, ObjectModel } from '../../../../metadata/wire.ts';
import { account, fresh, label } from '../store/state.test-support.ts';
import type { StudioState, WorkingDraft } from '../store/state.ts';
import { draftModel } from './draft-model.ts';

const access = { read: true, create: true, edit: true, delete: true, transfer: true, import: true, export: true, bulk: true };
const outline = { name: 'account', label: label('Account'), icon: 'building', title: 'name', access };
const known = { ...(account as object), name: 'account', access } as unknown as ObjectModel;
const list = { object: 'account', type: 'table', label: label('All'), columns: [{ field: 'name' }] };

function model(asked: string[]): Model {
  const shared = {
    workspace: { currency: 'CNY', currencies: [], timeZone: 'Asia/Shanghai', region: 'CN', yearStart: 1 },
    apps: { apps: [], outlines: { account: outline, deal: { ...outline, name: 'deal' } } },
    figures: { reports: {}, dashboards: [] },
  };
  const object = (name: string) => {
    asked.push(name);
    return { object: known, views: [{ name: 'account_all', source: 'shipped', ...list } as never], layouts: {} };
  };
  return assembleModel({ revision: 3, shared, object }, []);
}

function drafted(...drafts: { kind: string; name: string; body: unknown; base: unknown }[]): StudioState {
  const state = fresh();
  const definitions = new Map(state.definitions);
  definitions.set('object/deal', { kind: 'object', name: 'deal', body: account });
  definitions.set('view/account_all', { kind: 'view', name: 'account_all', body: list as unknown as Json });
  const made = drafts.map((each): [string, WorkingDraft] => [
    `${each.kind}/${each.name}`,
    { ...each, revision: 3 } as WorkingDraft,
  ]);
  return { ...state, definitions, drafts: new Map(made) };
}

test('objects that nobody changed are not asked for until something looks at them', () => {
  const asked: string[] = [];
  const made = { ...(account as object), label: label('Thing') };
  const draft = draftModel(model(asked), drafted({ kind: 'object', name: 'thing', body: made, base: null }));
  expect(Object.keys(draft.objects).sort()).toEqual(['account', 'deal', 'thing']);
  expect(draft.outlines.thing?.label).toEqual(label('Thing'));
  expect(draft.objects.thing?.fields.city).toMatchObject({ type: 'text', access: 'edit', sortable: true });
  expect(asked).toEqual([]);
  expect(draft.objects.account).toBe(known);
  expect(asked).toEqual(['account']);
});

test('views and layouts are as they are drafted, and gone where they are deleted', () => {
  const columns = [{ field: 'city' }];
  const view = { kind: 'view', name: 'account_all', body: { ...list, columns }, base: list };
  expect(draftModel(model([]), drafted(view)).views.account).toMatchObject([{ name: 'account_all', columns }]);
  expect(draftModel(model([]), drafted({ ...view, body: null })).views.account).toEqual([]);
  const sections = [{ id: 'one', label: label('One'), fields: ['city'], when: 'not_blank(name)' }];
  const page = { object: 'account', highlights: [], sections, related: [], quickCreate: [] };
  const draft = draftModel(model([]), drafted({ kind: 'layout', name: 'account', body: page, base: null }));
  expect(draft.layouts.account?.account).toMatchObject({ sections, types: { name: 'text' } });
  expect(draft.layouts.deal).toEqual({});
});

test('an object that is deleted is nowhere', () => {
  const draft = draftModel(model([]), drafted({ kind: 'object', name: 'account', body: null, base: account }));
  expect(draft.objects.account).toBeUndefined();
  expect(draft.outlines.account).toBeUndefined();
});

test('a link to every object leads to those with activities, as it does once it is published', () => {
  const about = { type: 'polymorphic', label: label('About'), to: ['*'] };
  const body = (more: object) => ({ ...(account as object), fields: { ...(account as { fields: object }).fields, ...more } });
  const asked: string[] = [];
  const silent = { kind: 'object', name: 'line', body: { ...body({}), timeline: false }, base: null };
  const draft = draftModel(model(asked), drafted({ kind: 'object', name: 'note', body: body({ about }), base: null }, silent));
  expect(draft.objects.note?.fields.about?.leadsTo?.toSorted()).toEqual(['account', 'deal', 'note']);
});
