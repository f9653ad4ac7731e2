import { expect, test } from 'vitest';
import type { Json } from '../../../../metadata/merge/json.ts';
import { label } from '../store/state.test-support.ts';
import { elementLabels } from '../words/element-text.ts';
import { changedPieces } from './describe-changes.ts';

const deal = { kind: 'object', name: 'deal' };
const text = (more: object = {}) => ({ type: 'text', label: label('Text'), ...more });
const stage = (...options: object[]) => ({ type: 'choice', label: label('Stage'), options });
const won = { value: 'won', label: label('Won') };
const body = (fields: object, more: object = {}) =>
  ({ label: label('Deal'), icon: 'x', title: 'name', fields, ...more }) as unknown as Json;
const said = (from: Json, to: Json) => changedPieces(deal, from, to).map(({ at, what }) => `${what} ${at.join('.')}`);

test('what is called otherwise is renamed, and neither added, removed nor moved', () => {
  const from = body({ name: text(), phone: text(), stage: stage(won), city: text() });
  const to = body({
    name: text(),
    tel: text({ was: 'phone' }),
    stage: stage({ ...won, value: 'closed', was: 'won' }),
    city: text(),
  });
  expect(said(from, to)).toEqual(['renamed fields.tel', 'renamed fields.stage.options.closed']);
  const andMore = body({ name: text(), tel: text({ was: 'phone', required: true }), stage: stage(won) });
  expect(said(from, andMore)).toEqual(['renamed fields.tel', 'removed fields.city', 'added fields.tel.required']);
});

test('what is gone is called as it was', () => {
  const state = { drafts: new Map(), definitions: new Map() };
  const labels = (from: Json, to: Json) =>
    changedPieces(deal, from, to).map((piece) =>
      elementLabels(state, piece)
        .map(({ en }) => en)
        .join(' › '),
    );
  expect(labels(body({ name: text(), city: text() }), body({ name: text() }))).toEqual(['Deal › Text']);
  expect(labels(body({}), null)).toEqual(['Deal']);
  expect(labels(body({ name: text() }), body({ name: text({ required: true }) }))).toEqual(['Deal › Text › required']);
});

test('a broken draft is compared, too', () => {
  for (const broken of [{}, { fields: null }, { fields: { name: null } }, [], 'x'] as Json[])
    expect(changedPieces(deal, body({ name: text() }), broken).length).toBeGreaterThan(0);
});
