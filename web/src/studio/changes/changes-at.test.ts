import { expect, test } from 'vitest';
import { changesAt } from './changes-at.ts';

const label = (en: string) => ({ zh: en, en });
const body = (fields: object) => ({ label: label('Device'), icon: 'box', title: 'name', fields });
const name = { type: 'text', label: label('Name') };

test('a field is told of its own changes, and of the object coming or going', () => {
  const size = { kind: 'object', name: 'device', at: ['fields', 'size'] };
  const [small, great] = ['Size', 'Length'].map((en) => body({ name, size: { type: 'text', label: label(en) } }));
  const other = body({ name: { ...name, required: true }, size: { type: 'text', label: label('Length') } });
  const places = (before: unknown, after: unknown) =>
    changesAt(size, before as never, after as never).map(({ what, at }) => [what, at[1]]);
  expect(places(small, great)).toEqual([['changed', 'size']]);
  expect(places(great, other)).toEqual([]);
  expect(places(body({ name }), small)).toEqual([['added', 'size']]);
  expect(places(null, small)).toEqual([['added', undefined]]);
});
