import { expect, it } from 'vitest';
import { findDoubts } from './find-doubts.ts';

const label = (zh: string, en: string) => ({ zh, en });
const option = (value: string, zh: string, archived?: boolean) => ({
  value,
  label: label(zh, value),
  ...(archived && { archived }),
});

it('options of a shared list that are called the same in one language are told, archived ones are not', () => {
  const body = { label: label('状态', 'Status'), options: [option('a', '开'), option('b', '开'), option('c', '开', true)] };
  expect(findDoubts({ kind: 'list', name: 'status', body }).map(({ path, message }) => [path, message.zh])).toEqual([
    ['options.1.label', '“状态”有 2 个选项都叫“开”，没人分得清'],
  ]);
});

it('three fields of one name are told once, and other kinds are not looked at', () => {
  const field = (zh: string) => ({ type: 'text', label: label(zh, 'Size') });
  const body = { fields: { a: field('甲'), b: field('乙'), c: field('丙') } };
  expect(findDoubts({ kind: 'object', name: 'part', body }).map(({ path, message }) => [path, message.en])).toEqual([
    ['fields.b.label', '3 fields are called “Size”, and nobody can tell them apart'],
  ]);
  expect(findDoubts({ kind: 'role', name: 'rep', body: {} })).toEqual([]);
});
