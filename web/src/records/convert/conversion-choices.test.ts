import { expect, test } from 'vitest';
import { convertRequest, firstChoice } from './conversion-choices.ts';

const account = { object: 'account', optional: false, values: { name: 'A' }, matches: [{ id: '1', title: 'A' }] };
const deal = { object: 'deal', optional: true, values: { name: 'A' }, matches: [] };

test('an existing record is offered before a new one', () => {
  expect(firstChoice(account)).toEqual({ id: '1' });
  expect(firstChoice(deal)).toBe('create');
});

test('the request says for each target what was chosen, with values only where they were changed', () => {
  expect(convertRequest([account, deal], {}, {})).toEqual({ targets: { account: { id: '1' }, deal: { create: true } } });
  expect(convertRequest([account, deal], { account: 'create', deal: 'skip' }, { account: { name: 'B' } })).toEqual({
    targets: { account: { create: true, values: { name: 'B' } }, deal: { skip: true } },
  });
});
