import { expect, test } from 'vitest';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { fieldToFill, leadsToConversion } from './leads-to-conversion.ts';

const fields = {
  status: { type: 'choice', options: [{ value: 'new' }, { value: 'converted' }] },
  name: { type: 'text' },
};
const conversion = {
  sets: { status: 'converted', converted_on: { today: true } },
  targets: [{ object: 'account', link: 'became' }],
};
const object = { fields, conversion } as unknown as ObjectModel;
const lead = { id: '1', version: 1, status: 'new', became: null };

test('the option that a conversion gives is reached by converting, once', () => {
  expect(leadsToConversion(object, lead, { status: 'converted' })).toBe(true);
  expect(leadsToConversion(object, lead, { status: 'new', name: 'converted' })).toBe(false);
  expect(leadsToConversion(object, { ...lead, became: { id: '2', title: 'x' } }, { status: 'converted' })).toBe(false);
  expect(leadsToConversion({ ...object, conversion: undefined }, lead, { status: 'converted' })).toBe(false);
});

test('and is not offered where a value is filled in by hand', () => {
  expect(fieldToFill(object, 'status')).toMatchObject({ options: [{ value: 'new' }] });
  expect(fieldToFill(object, 'name')).toBe(fields.name);
});
