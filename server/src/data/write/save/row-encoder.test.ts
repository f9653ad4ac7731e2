import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeRows, type RowsToCopy } from './encode-rows.ts';
import { packTexts, unpackTexts } from './packed-texts.ts';
import { encodeInWorker } from './row-encoder.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });

test('texts come out of a package as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.option(text)), (values) => {
      const packed = packTexts(values);
      expect(packed && unpackTexts(packed)).toEqual(values);
    }),
  );
  expect(packTexts(['a', 1])).toBeUndefined();
});

const count = 700;
const numbers = Array.from({ length: count }, (_, n) => n);

const records: RowsToCopy = {
  count,
  columns: [
    { name: 'id', type: 'uuid', values: numbers.map((n) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`) },
    { name: 'name', type: 'text', values: numbers.map((n) => (n % 7 === 0 ? null : `榫卯𝒳 ${n}`)) },
    { name: 'done', type: 'boolean', values: numbers.map((n) => n % 2 === 0) },
    { name: 'tags', type: 'text[]', values: numbers.map((n) => [`t${n % 3}`, null]) },
    { name: 'source', type: 'text', always: 'import' },
    { name: 'batch', type: 'uuid', always: null },
  ],
  search: {
    texts: [numbers.map((n) => `上海榫卯 ${n} 科技有限公司`), numbers.map((n) => (n % 5 === 0 ? '' : `mail${n}@tenon.example`))],
    title: 0,
    lines: [0, 1],
    alike: [
      { of: 0, whole: false },
      { of: 1, whole: true },
    ],
    mark: 7,
  },
};
const history: RowsToCopy = { count, columns: records.columns.slice(0, 1) };

test('another thread makes the same rows, however many ask it at a time', async () => {
  const expected = [records, history].map((table) => Buffer.from(encodeRows(table)));
  const made = await Promise.all([1, 2, 3].map(() => encodeInWorker([records, history])));
  for (const each of made) expect(each.map((bytes, n) => bytes.equals(expected[n] as Buffer))).toEqual([true, true]);
});

test('what cannot be written fails here, too', async () => {
  const wrong: RowsToCopy = { count, columns: [{ name: 'day', type: 'date', values: numbers.map(() => 'never') }] };
  await expect(encodeInWorker([wrong])).rejects.toThrow('is no date');
});
