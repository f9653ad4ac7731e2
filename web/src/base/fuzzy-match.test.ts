import { expect, it } from 'vitest';
import { fuzzyScore } from './fuzzy-match.ts';
import { pinyinInitials } from './pinyin-initials.ts';

it('prefers the start of a name, then the start of a word, then scattered letters', () => {
  const scores = ['Settings', 'User settings', 'Reset', 'Sales target'].map((name) => fuzzyScore('set', name));
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(Math.min(...scores)).toBeGreaterThan(0);
});

it('refuses letters that do not occur in order', () => {
  expect(fuzzyScore('tes', 'Set')).toBe(0);
});

it('spells Chinese names by their initials', () => {
  expect(pinyinInitials('客户管理')).toBe('khgl');
  expect(pinyinInitials('新建商机')).toBe('xjsj');
  expect(pinyinInitials('API 密钥')).toBe('API my');
  expect(fuzzyScore('khgl', pinyinInitials('客户管理'))).toBeGreaterThan(0);
});
