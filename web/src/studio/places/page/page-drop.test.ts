import { expect, test } from 'vitest';
import { designedPage } from './page-body.ts';
import { elementDrop, fieldDrop, partKey } from './page-drop.ts';

const label = { zh: '甲', en: 'A' };
const page = designedPage(
  {
    object: 'deal',
    highlights: [],
    tabs: [
      { id: 'more', label },
      { id: 'last', label },
    ],
    sections: [
      { id: 'about', label, fields: ['name', 'amount', 'stage'] },
      { id: 'loss', label, fields: [] },
      { id: 'money', label, fields: ['price'], tab: 'more' },
    ],
    related: [{ object: 'contact', via: 'account', columns: [] }],
    quickCreate: [],
  },
  { fields: {} },
);

test('a field stands before or behind the one it is dropped on, whichever way it comes', () => {
  expect(fieldDrop(page, 'stage', { over: 'sections.about.fields.amount', side: 'before' })).toEqual({
    section: 'about',
    after: 'name',
  });
  expect(fieldDrop(page, 'name', { over: 'sections.about.fields.stage', side: 'before' })).toEqual({
    section: 'about',
    after: 'amount',
  });
  expect(fieldDrop(page, 'price', { over: 'sections.about.fields.name', side: 'before' })).toEqual({
    section: 'about',
    after: null,
  });
  expect(fieldDrop(page, 'price', { over: 'sections.loss', side: 'in' })).toEqual({ section: 'loss', after: null });
  expect(fieldDrop(page, 'price', { over: 'related.contact.account', side: 'before' })).toBeUndefined();
});

test('a section goes to the tab of the one it is dropped beside, or of the empty part it is dropped in', () => {
  expect(elementDrop(page, 'sections', 'about', { over: 'sections.money', side: 'after' })).toEqual({
    after: 'money',
    tab: 'more',
  });
  expect(elementDrop(page, 'sections', 'money', { over: 'sections.loss', side: 'before' })).toEqual({ after: 'about' });
  expect(elementDrop(page, 'sections', 'about', { over: partKey('last'), side: 'in' })).toEqual({ tab: 'last' });
  expect(elementDrop(page, 'related', 'contact.account', { over: partKey(undefined), side: 'in' })).toEqual({});
});

test('tabs change places', () => {
  expect(elementDrop(page, 'tabs', 'last', { over: partKey('more'), side: 'before' })).toEqual({ after: null });
  expect(elementDrop(page, 'tabs', 'more', { over: partKey('last'), side: 'after' })).toEqual({ after: 'last' });
});
