import { expect, test } from 'vitest';
import { keyOf, pageAddress, selectedOf, selectedOfKey } from './selected.ts';

test('an address leads to an element, and a place within one to the element', () => {
  expect(selectedOf([])).toBeUndefined();
  expect(selectedOf(['quickCreate', 'name'])).toBeUndefined();
  expect(selectedOf(['sections', 'about', 'when'])).toEqual({ list: 'sections', id: 'about' });
  expect(selectedOf(['sections', 'about', 'cells', 'amount', 'roles', 'rep'])).toEqual({
    list: 'sections',
    id: 'about',
    field: 'amount',
  });
  expect(selectedOf(['related', 'contact.account'])).toEqual({ list: 'related', id: 'contact.account' });
});

test('an element is addressed, and known, by the way to it', () => {
  const field = { list: 'sections', id: 'about', field: 'account.industry' } as const;
  expect(pageAddress('deal', field)).toBe('/studio/objects/deal/page/sections/about/fields/account.industry');
  expect(keyOf(field)).toBe('sections.about.fields.account.industry');
  expect(selectedOfKey(keyOf(field))).toEqual(field);
  expect(selectedOfKey('related.contact.account')).toEqual({ list: 'related', id: 'contact.account' });
});
