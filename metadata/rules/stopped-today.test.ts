import { expect, test } from 'vitest';
import type { Field } from '../define/field.ts';
import { stoppedToday } from './stopped-today.ts';

const label = { zh: '名称', en: 'Name' };
const option = (value: string, more = {}) => ({ value, label, ...more });
const fields = {
  price: { type: 'decimal', label },
  contract: { type: 'file', label },
  checks: { type: 'choices', label, options: [option('read'), option('old', { archived: true }), option('sent')] },
} as const satisfies Record<string, Field>;
const known = {
  fields,
  typeOf: (field: string) =>
    (({ price: 'number', contract: 'none', checks: 'texts' })[field] ?? 'none') as 'number' | 'none' | 'texts',
};

test('counts who stands at a gate, and who of them could not go on', () => {
  const gate = {
    field: 'stage',
    option: 'offer',
    when: 'kind = "big"',
    leave: { fields: ['price', 'contract'], checklists: ['checks'], conditions: { a: { holds: 'price > 1', message: label } } },
  };
  const here = 'stage = "offer" AND (kind = "big")';
  expect(stoppedToday(gate, known)).toEqual({
    here,
    stopped: `${here} AND ((ISBLANK(price)) OR NOT INCLUDES(checks, "read") OR NOT INCLUDES(checks, "sent") OR NOT (price > 1))`,
  });
});

test('a gate that asks for nothing stops nobody', () => {
  expect(stoppedToday({ field: 'stage', option: 'offer' }, known)).toEqual({ here: 'stage = "offer"', stopped: 'FALSE' });
});
