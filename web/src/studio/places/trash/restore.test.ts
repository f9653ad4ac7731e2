import { expect, test } from 'vitest';
import type { Definition } from '../../../../../metadata/define/definition.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { commandOf } from '../../store/commands.ts';
import { perform } from '../../store/perform.ts';
import { account, fresh, label } from '../../store/state.test-support.ts';
import { bodyOf, type StudioState } from '../../store/state.ts';
import { restore } from './restore.ts';

const page = (fields: string[]) => ({
  object: 'account',
  highlights: [],
  sections: [{ id: 'basics', label: label('Basics'), fields }],
  related: [],
  quickCreate: fields,
});
const before = [
  { kind: 'object', name: 'account', body: account },
  { kind: 'layout', name: 'account', body: page(['name', 'city']) },
] as unknown as Definition[];

function restored(now: Record<string, unknown>, gone: { object: string; field?: string }): StudioState {
  const all = Object.entries(now).map(([key, body]) => {
    const [kind = '', name = ''] = key.split('/');
    return [key, { kind, name, body: body as Json }] as const;
  });
  const state = { ...fresh(), definitions: new Map(all) };
  const command = commandOf(state, { key: 'action.restore' as never }, (step) => restore(step, before, gone));
  return (command && perform(state, command, 0)) ?? state;
}

test('a field comes back with the places that showed it', () => {
  const { fields, ...rest } = account as { fields: Record<string, unknown> };
  const without = { ...rest, fields: { name: fields.name } };
  const state = restored({ 'object/account': without, 'layout/account': page(['name']) }, { object: 'account', field: 'city' });
  expect(bodyOf(state, { kind: 'object', name: 'account' })).toEqual(account);
  expect(bodyOf(state, { kind: 'layout', name: 'account' })).toEqual(page(['name', 'city']));
});

test('an object comes back whole, with the page that went with it', () => {
  const state = restored({}, { object: 'account' });
  expect(bodyOf(state, { kind: 'object', name: 'account' })).toEqual(account);
  expect(bodyOf(state, { kind: 'layout', name: 'account' })).toEqual(page(['name', 'city']));
});
