import { expect, test } from 'vitest';
import { findRenames } from './find-renames.ts';
import { type Definition, defineObject, type Field } from './index.ts';

const label = { zh: '规模', en: 'Size' };
const partner = (fields: Record<string, Partial<Field>>): Definition[] => [
  defineObject('partner', {
    label,
    icon: 'users',
    title: 'name',
    fields: {
      name: { type: 'text', label },
      ...(Object.fromEntries(Object.entries(fields).map(([name, more]) => [name, { type: 'text', label, ...more }])) as object),
    },
  }),
];

const first = partner({ size: {} });
const second = partner({ scale: { was: 'size', aliases: ['size'] } });
const third = partner({ headcount: { was: 'scale', aliases: ['size', 'scale'] } });

test('a field that was renamed twice is the same, whichever versions lie between', () => {
  expect(findRenames(first, second)).toEqual([{ object: 'partner', from: 'size', to: 'scale' }]);
  expect(findRenames(second, third)).toEqual([{ object: 'partner', from: 'scale', to: 'headcount' }]);
  expect(findRenames(first, third)).toEqual([{ object: 'partner', from: 'size', to: 'headcount' }]);
});

test('an earlier revision that comes back from behind two renames brings its name back', () => {
  expect(findRenames(third, first)).toEqual([{ object: 'partner', from: 'headcount', to: 'size' }]);
});

test('a former name that another field has now, or that nobody had, renames nothing', () => {
  expect(findRenames(first, partner({ size: {}, headcount: { aliases: ['scale'] } }))).toEqual([]);
  expect(findRenames(first, partner({ headcount: { aliases: ['weight'] } }))).toEqual([]);
});
