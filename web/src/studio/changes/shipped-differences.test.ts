import { expect, test } from 'vitest';
import type { Json } from '../../../../metadata/merge/json.ts';
import { commandOf } from '../store/commands.ts';
import { perform } from '../store/perform.ts';
import { bodyOf, type StudioState, shippedBody } from '../store/state.ts';
import { differencesAt, resetPiece } from './shipped-differences.ts';

const text = (label: string, more = {}) => ({ type: 'text', label: { zh: label, en: label }, ...more });
const shipped = { label: { zh: '客户', en: 'Account' }, fields: { name: text('Name'), code: text('Code'), city: text('City') } };
const own = {
  label: { zh: '客户', en: 'Customer' },
  fields: { city: text('City', { required: true }), name: text('Name'), vip: text('VIP') },
};
const target = { kind: 'object', name: 'account' };
const state = {
  revision: 1,
  definitions: new Map([['object/account', { ...target, solution: 'sales', body: own as Json, shipped: shipped as Json }]]),
  drafts: new Map(),
  steps: [],
  done: 0,
} as unknown as StudioState;

test('what differs is told piece by piece, without what the workspace added', () => {
  const pieces = differencesAt({ ...target, at: [] }, shipped, own).map(({ at, what }) => `${what} ${at.join('.')}`);
  expect(pieces.sort()).toEqual(
    ['added fields.city.required', 'changed label', 'removed fields.code', 'reordered fields'].sort(),
  );
  expect(differencesAt({ ...target, at: ['fields', 'city'] }, shipped, own)).toHaveLength(1);
  expect(shippedBody({ ...target, body: own as Json })).toBeUndefined();
});

test('every piece goes back to what is shipped, and what the workspace added stays', () => {
  const pieces = differencesAt({ ...target, at: [] }, shipped, own);
  const command = commandOf(state, { key: 'studio.reset' }, (step) => {
    for (const piece of pieces) resetPiece(step, piece, shipped as Json);
  });
  const next = command && perform(state, command, 0);
  const body = next && (bodyOf(next, target) as typeof shipped);
  expect(body?.label).toEqual(shipped.label);
  expect(body?.fields).toEqual({ ...shipped.fields, vip: text('VIP') });
  expect(Object.keys(body?.fields ?? {}).filter((name) => name !== 'vip')).toEqual(['name', 'code', 'city']);
});
