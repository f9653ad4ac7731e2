import { expect, test } from 'vitest';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { askRules } from '../../fields/rules/ask-rules.ts';
import type { AskRules } from '../../fields/rules/use-rules.ts';
import { keepOffered } from './keep-offered.ts';

const stage = {
  type: 'choice',
  access: 'edit',
  options: [{ value: 'a' }, { value: 'b' }, { value: 'c' }],
  dependsOn: { field: 'pipeline', options: { long: ['a', 'b'], short: ['c'] } },
};
const object = { fields: { stage } } as unknown as ObjectModel;
const me = { user: { id: 'u1', name: '李雷', email: 'a@example.com' }, roles: [], timeZone: 'UTC' };
const ask: AskRules = (question) => askRules(object, question, { me });

test('an option that is no longer offered gives way to the first that is', () => {
  expect(keepOffered(ask, { pipeline: 'short', stage: 'a' }, [])).toEqual({ pipeline: 'short', stage: 'c' });
  expect(keepOffered(ask, { pipeline: 'long', stage: 'b' }, [])).toEqual({ pipeline: 'long', stage: 'b' });
});

test('blanks stay blank', () => {
  expect(keepOffered(ask, { pipeline: 'short', stage: null }, [])).toEqual({ pipeline: 'short', stage: null });
});
