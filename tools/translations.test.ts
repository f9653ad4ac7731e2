import { expect, test } from 'vitest';
import { compareCatalogues, findChineseLines, findHalfLabels } from './translations.ts';

test('catalogues must have the same keys, no empty text, and the same placeholders', () => {
  expect(compareCatalogues({ a: '甲', n: '{count} 条' }, { a: 'A', n: '{count} records', n_one: '{count} record' })).toEqual([]);
  expect(compareCatalogues({ a: '甲', c: '', d: '{x}' }, { b: 'B', c: 'C', d: '{y}' })).toEqual([
    'a is missing in en',
    'c is empty',
    'd has other placeholders in zh ({x}) than in en ({y})',
    'b is missing in zh',
  ]);
});

test('a label without one of its languages is found wherever it is', () => {
  const definition = {
    label: { zh: '客户', en: 'Account' },
    fields: [{ label: { zh: '电话', en: ' ' } }, { label: { en: 'Fax' } }],
  };
  expect(findHalfLabels(definition, 'account')).toEqual(['account.fields.0.label lacks en', 'account.fields.1.label lacks zh']);
});

test('Chinese in code is found, in comments it is not', () => {
  expect(findChineseLines('// 注释\nconst a = 1; /* 也是\n注释 */\nconst b = "保存";')).toEqual([4]);
});
