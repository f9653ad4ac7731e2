import { expect, test } from 'vitest';
import { type Definition, defineObject, type Field } from '../../../../../metadata/index.ts';
import { card, layOut } from './lay-out.ts';
import { withNeighbours } from './neighbours.ts';
import { nextCard } from './next-card.ts';
import { type Relation, relationsOf } from './relations-of.ts';

const label = (text: string) => ({ zh: text, en: text });
const object = (name: string, fields: Record<string, Field>): Definition =>
  defineObject(name, {
    label: label(name),
    icon: 'cube',
    title: 'name',
    fields: { name: { type: 'text', label: label('Name') }, ...fields },
  });

test('relations are fields that keep a link, with their name at both ends', () => {
  const definitions = [
    object('firm', { people: { type: 'relationMany', to: 'person', via: 'firm', label: label('People') } }),
    object('person', {
      firm: { type: 'relation', to: 'firm', label: label('Firm') },
      tags: { type: 'manyToMany', to: 'tag', label: label('Tags') },
      about: { type: 'polymorphic', to: ['*'], label: label('About') },
      gone: { type: 'relation', to: 'nowhere', label: label('Gone') },
    }),
    object('tag', { above: { type: 'relation', to: 'tag', label: label('Above') } }),
  ];
  expect(relationsOf(definitions)).toEqual([
    { from: 'person', field: 'firm', to: 'firm', label: label('Firm'), back: label('People'), isMany: false },
    { from: 'person', field: 'tags', to: 'tag', label: label('Tags'), isMany: true },
    { from: 'tag', field: 'above', to: 'tag', label: label('Above'), isMany: false },
  ]);
});

const relation = (from: string, to: string, field = 'link'): Relation => ({
  from,
  to,
  field,
  label: label(field),
  isMany: false,
});

test('relations lead from left to right, circles too have a place, and what stands alone stands below', () => {
  const { cards, lines } = layOut(
    ['a', 'b', 'c', 'd'],
    [relation('a', 'b'), relation('b', 'c'), relation('c', 'a'), relation('a', 'a')],
  );
  const x = (name: string) => cards.get(name)?.x ?? Number.NaN;
  expect(new Set([x('a'), x('b'), x('c')]).size).toBe(3);
  expect(cards.get('d')?.y).toBeGreaterThan(Math.max(...['a', 'b', 'c'].map((name) => cards.get(name)?.y ?? 0)));
  expect(lines).toHaveLength(4);
});

test('130 objects are placed in no time, the same each time, and none upon another', () => {
  const names = Array.from({ length: 130 }, (_, at) => `object_${at}`);
  const relations = names.flatMap((name, at) =>
    at % 5 === 0
      ? []
      : [relation(name, names[(at * 7) % 130] as string), relation(name, names[Math.floor(at / 3)] as string, 'above')],
  );
  const started = process.cpuUsage();
  const drawing = layOut(names, relations);
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(200);
  expect(layOut(names, relations)).toEqual(drawing);
  const corners = [...drawing.cards.values()];
  expect(corners).toHaveLength(130);
  const touching = corners.filter((one, at) =>
    corners.some(
      (other, index) => index > at && Math.abs(one.x - other.x) < card.width && Math.abs(one.y - other.y) < card.height,
    ),
  );
  expect(touching).toEqual([]);
});

test('an arrow leads to the nearest card on its side, rather straight ahead than aslant, and nowhere at the rim', () => {
  const cards = new Map([
    ['here', { x: 0, y: 0 }],
    ['ahead', { x: 400, y: 0 }],
    ['aslant', { x: 300, y: 200 }],
    ['below', { x: 10, y: 80 }],
  ]);
  const next = (from: string, key: string) => nextCard({ cards }, from, key);
  expect([next('here', 'ArrowRight'), next('here', 'ArrowDown'), next('ahead', 'ArrowLeft'), next('below', 'ArrowUp')]).toEqual([
    'below',
    'below',
    'here',
    'here',
  ]);
  expect([next('here', 'ArrowLeft'), next('here', 'a'), next('nothing', 'ArrowUp')]).toEqual([undefined, undefined, undefined]);
});

test('the neighbours of an object are those that a relation leads to or comes from', () => {
  const relations = [relation('a', 'b'), relation('c', 'a'), relation('b', 'd')];
  expect([...withNeighbours('a', relations)].sort()).toEqual(['a', 'b', 'c']);
  expect([...withNeighbours('d', relations)].sort()).toEqual(['b', 'd']);
});
