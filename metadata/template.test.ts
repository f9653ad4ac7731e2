import { expect, it } from 'vitest';
import { fillTemplate, templatePaths } from './template.ts';

it('names each path once', () => {
  expect(templatePaths('{name}：{amount}，{owner.name}，{name}')).toEqual(['name', 'amount', 'owner.name']);
});

it('fills paths and leaves other braces alone', () => {
  const show = (path: string) => `<${path}>`;
  expect(fillTemplate('{name} {"a": 1} {} {Name} {a.} {owner.name}', show)).toBe('<name> {"a": 1} {} {Name} {a.} <owner.name>');
});

it('does not fill what it has filled in', () => {
  expect(fillTemplate('{name}', () => '{amount} $& {name}')).toBe('{amount} $& {name}');
});
