import { expect, test } from 'vitest';
import type { Definition } from '../../../../metadata/define/definition.ts';
import { defineObject } from '../../../../metadata/define/object.ts';
import { fieldGraph, type GraphLine } from './field-graph.ts';

const label = { zh: '名称', en: 'Name' };
const formula = (expression: string) => ({ type: 'formula' as const, label, expression, result: 'decimal' as const });

const order = defineObject('order', {
  label,
  icon: 'cube',
  title: 'name',
  fields: {
    name: { type: 'text', label },
    price: { type: 'decimal', label },
    discount: { type: 'decimal', label, default: { expression: 'price * 0.1' } },
    total: formula('price - discount'),
    taxed: formula('total * 1.13'),
    note: { type: 'text', label },
    customer: { type: 'relation', label, to: 'customer' },
  },
  rules: { large: { when: 'taxed > 100', require: ['note'], set: { name: { expression: 'note & "!"' } } } },
});
const customer = defineObject('customer', {
  label,
  icon: 'cube',
  title: 'name',
  fields: {
    name: { type: 'text', label },
    orders: { type: 'relationMany', label, to: 'order', via: 'customer' },
    sum: { type: 'rollup', label, relation: 'orders', aggregate: 'sum', field: 'taxed' },
  },
});

const definitions = [order, customer] as Definition[];
const said = (lines: GraphLine[]) =>
  lines.map(({ level, what, object, name, isKnown }) => `${level} ${what} ${object}.${name}${isKnown ? ' again' : ''}`);

test('what follows from a field is told step by step, through other objects, defaults and rules', () => {
  const { follows } = fieldGraph(definitions, 'order', 'price');
  expect(said(follows)).toEqual([
    '1 field order.discount',
    '2 field order.total',
    '3 field order.taxed',
    '4 rule order.large',
    '5 field order.note',
    '6 rule order.large again',
    '5 field order.name',
    '4 field customer.sum',
    '1 field order.total again',
  ]);
});

test('what a field is made of is told the other way round', () => {
  const { madeOf } = fieldGraph(definitions, 'customer', 'sum');
  expect(said(madeOf).slice(0, 4)).toEqual([
    '1 field customer.orders',
    '1 field order.taxed',
    '2 field order.total',
    '3 field order.price',
  ]);
  expect(said(fieldGraph(definitions, 'order', 'price').madeOf)).toEqual([]);
});
