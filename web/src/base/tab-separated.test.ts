import { expect, test } from 'vitest';
import { readBlock, writeBlock } from './tab-separated.ts';

test('a block comes back as it went', () => {
  const block = [
    ['榫卯', '¥1,234.50', '-12', ''],
    ['两行\n=1+1', "'=x", '\t=2', '-20%'],
    ['两行\n文字', '有"引号"', '一\t二', '+86 138 0000 1234'],
  ];
  expect(readBlock(writeBlock(block))).toEqual(block);
});

test('nothing is run as a formula, and numbers stay numbers', () => {
  expect(writeBlock([['=1+1', '-12.5', '@x', '-20%']])).toBe("'=1+1\t-12.5\t'@x\t-20%");
  expect(writeBlock([['Met\n=1+1']])).toBe('"Met\n\'=1+1"');
});

test('what Excel copies is read: a line break at the end is none, short rows are filled', () => {
  expect(readBlock('a\tb\r\nc\r\n')).toEqual([
    ['a', 'b'],
    ['c', ''],
  ]);
  expect(readBlock('a\t\r\n')).toEqual([['a', '']]);
  expect(readBlock('5" pipe\tx')).toEqual([['5" pipe', 'x']]);
  expect(readBlock('')).toEqual([['']]);
});
