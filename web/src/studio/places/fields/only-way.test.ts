import type { Definition, Field } from '@tenon/metadata';
import { expect, test } from 'vitest';
import { onlyWay } from './only-way.ts';

const label = { zh: '某', en: 'Thing' };
const object = (name: string, fields: Record<string, object>): Definition => ({
  kind: 'object',
  name,
  body: { label, icon: 'cube', title: 'name', fields: { name: { type: 'text', label }, ...fields } as Record<string, Field> },
});
const toOrder = { type: 'relation', to: 'order', label };

test('a lookup reads through the only link of its object, whoever the people are', () => {
  const part = object('part', { order: toOrder, by: { type: 'user', label } });
  expect(onlyWay([part], { object: 'part', type: 'lookup' })).toEqual({ setting: 'relation', through: 'order' });
  const two = object('part', { order: toOrder, before: toOrder });
  expect(onlyWay([two], { object: 'part', type: 'lookup' })).toBeUndefined();
  expect(onlyWay([part], { object: 'part', type: 'text' })).toBeUndefined();
});

test('a rollup adds up what leads here, where that is one thing, read backwards already or not', () => {
  const order = object('order', {});
  const part = object('part', { order: toOrder });
  const way = onlyWay([order, part], { object: 'order', type: 'rollup' });
  expect(way).toMatchObject({ setting: 'relation', through: { from: 'part', via: 'order' } });
  const reading = object('order', { parts: { type: 'relationMany', to: 'part', via: 'order', label } });
  expect(onlyWay([reading, part], { object: 'order', type: 'rollup' })).toEqual({ setting: 'relation', through: 'parts' });
  const visit = object('visit', { order: toOrder });
  expect(onlyWay([order, part, visit], { object: 'order', type: 'rollup' })).toBeUndefined();
});
