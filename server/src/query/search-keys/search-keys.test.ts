import { naughtyTexts } from '@tenon/metadata/naughty-texts.test-support.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pinyinInitials } from './pinyin-initials.ts';
import { keysOf, keysOfQuery, keysWithin, type SearchEntry } from './search-keys.ts';

/** A phone number has two readings in the index, with the code of its country and as it is dialled at home. */
const company = keysOf(
  ['上海榫卯科技有限公司', '8613800001234 13800001234', 'wang.fang@tenon.example', 'D-2026-0012'],
  '上海榫卯科技有限公司',
);
const office = keysOf(['862162345678 02162345678 12'], 'Office');

function findsBy(record: SearchEntry, query: string): boolean {
  const { terms, keys, number, isOneKeyEnough } = keysOfQuery(query);
  const isThere = terms.every((term) => record.text.includes(term)) || (number !== undefined && record.text.includes(number));
  const has = (key: number) => record.keys.includes(key);
  return keys.length > 0 && (isOneKeyEnough ? keys.some(has) : keys.every(has)) && isThere;
}

describe('keys within a field', () => {
  test('stand in every record that has the text in it, whatever is beside it and however it is written', () => {
    const sign = fc.constantFrom(...'一期云帆科技智12345 0９abiIkKÉéſßﬀ-.１㌔ﾊﾞ\u0301\u0307İ年12ab');
    const text = fc.oneof(
      fc.array(sign, { maxLength: 14 }).map((signs) => signs.join('')),
      fc.constantFrom(...naughtyTexts()),
    );
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(14), fc.boolean(), (held, from, length, isLoud) => {
        const part = [...held]
          .slice(from % (held.length + 1))
          .slice(0, length)
          .join('');
        const { keys, isWhole } = keysOf([held], '');
        fc.pre(isWhole);
        expect(keys).toEqual(
          expect.arrayContaining(keysWithin(isLoud && part === part.toUpperCase().toLowerCase() ? part.toUpperCase() : part)),
        );
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['一期12', 2],
    ['期12', 1],
    ['2期', 1],
    ['ab1', 1],
    ['12', 0],
  ])('%s has %i, what begins behind another kind among them', (text, count) => {
    expect(keysWithin(text)).toHaveLength(count);
  });
});

describe('keys of a search', () => {
  test.each([
    '榫卯科',
    '榫卯',
    '上',
    '1234',
    '0000',
    'smkj',
    'SHSM',
    'fang',
    'wang.fang@',
    'te',
    '0012',
    '榫卯 1234',
    '138 0000 1234',
    '+86 138-0000-1234',
    '0086 13800001234',
    '138-0000',
    '138',
    '234',
    '2026-0012',
    'D-2026',
    'ＳＭＫＪ',
  ])('“%s” finds the company', (query) => {
    expect(findsBy(company, query)).toBe(true);
  });

  test.each(['榫科', '1235', 'smkk', '北京'])('“%s” does not', (query) => {
    expect(findsBy(company, query)).toBe(false);
  });

  test.each([
    ...['021-62345678', '(021)62345678', '021-6234', '021 6234', '021', '6234 5678', '6234-567', '+86 21 6234 5678', '(021) 62'],
    ...['62345678转12', '021-62345678 #12', '0086-21-62345678', '62345678 ext. 12'],
  ])('“%s” finds the office by its number', (query) => {
    expect(findsBy(office, query)).toBe(true);
  });

  test.each(['022-62345678', '021-62345679', '62345678转13', '010'])('“%s” is another number', (query) => {
    expect(findsBy(office, query)).toBe(false);
  });

  test.each([
    ['TCL科技集团', '科技'],
    ['TCL科技集团', 'cl科技'],
    ['3D打印設備', '打印'],
    ['榫卯KTV包房', '包房'],
  ])('%s is found by %s, whatever stands beside it', (name, query) => {
    expect(findsBy(keysOf([name], name), query)).toBe(true);
  });

  const person = keysOf(['欧阳娜娜', 'wang_01@mail.example', '13800001234', 'C++ 工程师'], '欧阳娜娜');

  test.each(['娜', '阳', '欧', 'ng_01@ma', '_01@', '138', '234', '123', 'C++', 'c++ 工'])('“%s” finds the person', (query) => {
    expect(findsBy(person, query)).toBe(true);
  });

  test.each(['明', 'ng_02@ma', '139', 'C#', 'ma_01'])('“%s” finds somebody else', (query) => {
    expect(findsBy(person, query)).toBe(false);
  });

  test('a single character of a company’s long name is no key, but its first', () => {
    expect(findsBy(company, '上')).toBe(true);
    expect(findsBy(company, '公')).toBe(false);
  });

  const piece = fc.stringMatching(/^([榫卯科技设备々𠮷]{1,6}|[a-zéßが]{1,6}|[0-9]{1,6}|[ .@-]{1,2})$/u);
  const wholeKey = /\p{Script=Han}{2}|\p{Nd}{4}|[[\p{L}\p{M}]--\p{Script=Han}]{3}/v;

  test('every stretch of a text with a whole key in it finds the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.nat(40), fc.nat(40), (pieces, from, length) => {
        const text = Array.from(pieces.join(''));
        const query = text.slice(from, from + length).join('');
        fc.pre(wholeKey.test(query));
        return findsBy(keysOf([text.join('')], ''), query);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  test('every stretch finds the text where signs bound its short runs on both sides', () => {
    const short = fc.stringMatching(/^([a-z]{1,2}|[0-9]{1,3})$/);
    fc.assert(
      fc.property(fc.array(short, { minLength: 3, maxLength: 6 }), fc.stringMatching(/^[a-z0-9]{0,3}$/), (runs, tail) => {
        const text = `${tail}${runs.join('_')}${tail}`;
        const from = text.indexOf('_');
        const query = text.slice(from, text.lastIndexOf('_') + 1);
        return keysOfQuery(query).keys.length === 0 || findsBy(keysOf([text], ''), query);
      }),
      { numRuns: 1000, seed: 7 },
    );
  });

  test.each([
    ['nguyen45', 'nguyen4512@mail.example', 'nguyen5412@mail.example'],
    ['nguyen4', 'nguyen4512@mail.example', 'nguyen5412@mail.example'],
    ['有限公司77', '上海有限公司7712', '上海有限公司1277'],
    ['3d', '打印3d', '打印3c'],
  ])('“%s” is looked for by its short end, too, where that follows on letters: %s, not %s', (query, right, wrong) => {
    const { keys } = keysOfQuery(query);
    const has = (text: string) => keys.every((key) => keysOf([text], '').keys.includes(key));
    expect([has(right), has(wrong)]).toEqual([true, false]);
  });

  test('a short number counts only when nothing else was typed', () => {
    expect(keysOfQuery('GTX 50').keys).toEqual(keysOfQuery('GTX').keys);
    expect(keysOf(['RTX 50'], '').keys).toContain(keysOfQuery('50').keys[0]);
  });

  test('there are never more than 200, and a long text does not break', () => {
    const long = keysOf(['榫卯'.repeat(50_000), Array.from({ length: 999 }, (_, n) => String(n * 7919)).join(' ')], 'x');
    expect(long.keys.length).toBeLessThanOrEqual(200);
    expect(long.text.length).toBeLessThanOrEqual(4000);
    expect(keysOfQuery('𠮷'.repeat(10_000)).terms.every((term) => term.isWellFormed())).toBe(true);
  });

  test('nothing typed asks for nothing', () => {
    expect(keysOfQuery('  ')).toEqual({ terms: [], keys: [] });
    expect(keysOfQuery('%_\\').keys).toEqual([]);
  });
});

describe('pinyin initials', () => {
  test('follow the reading of the word', () => {
    expect(pinyinInitials('重庆长安')).toBe('cqca');
    expect(pinyinInitials('中国银行')).toBe('zgyh');
  });

  test('read a short name as a person’s too', () => {
    expect(pinyinInitials('单小明')).toBe('dxm sxm');
    expect(pinyinInitials('李雷')).toBe('ll');
  });

  test('are empty without Chinese characters', () => {
    expect(pinyinInitials('Tenon GmbH')).toBe('');
  });
});
