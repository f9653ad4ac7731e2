import { expect, test } from 'vitest';
import { checkDefinitions } from '../../../../../metadata/check-definitions.ts';
import { type Definition, defineLayout, defineObject, defineRole, defineView } from '../../../../../metadata/index.ts';
import { copyObject } from './copy-object.ts';

const label = (text: string) => ({ zh: text, en: text });
const name = { type: 'text', label: label('Name'), required: true } as const;
const definitions: Definition[] = [
  defineObject('firm', {
    label: label('Firm'),
    plural: label('Firms'),
    icon: 'building',
    title: 'name',
    fields: {
      name,
      city: { type: 'text', label: label('City') },
      people: { type: 'relationMany', to: 'person', via: 'firm', label: label('People') },
      count: { type: 'rollup', relation: 'people', aggregate: 'count', label: label('How many') },
      many: { type: 'formula', expression: 'count > 10', result: 'boolean', label: label('Many') },
    },
    rules: { big: { label: label('Is big'), when: 'many', require: ['city'] } as never },
  }),
  defineObject('person', {
    label: label('Person'),
    icon: 'user',
    title: 'name',
    fields: { name, firm: { type: 'relation', to: 'firm', label: label('Firm') } },
  }),
  defineView('firm_cities', {
    object: 'firm',
    label: label('Cities'),
    type: 'table',
    columns: [{ field: 'name' }, { field: 'count' }],
  }),
  defineLayout('firm', {
    object: 'firm',
    highlights: ['city', 'count'],
    sections: [{ id: 'where', label: label('Where'), fields: ['city', 'many'] }],
    related: [{ object: 'person', via: 'firm', columns: ['name'] }],
    quickCreate: ['name', 'city'],
  }),
  defineRole('clerk', { label: label('Clerk'), objects: { firm: { read: 'all' } } }),
];

test('a copy has what makes sense without the other, and says what it has not', () => {
  const { made, left } = copyObject(definitions, { from: 'firm', name: 'branch', label: label('Branch') });
  const bodies = Object.fromEntries(made.map(([{ kind, name: own }, body]) => [`${kind}/${own}`, body]));
  expect(Object.keys(bodies)).toEqual(['object/branch', 'view/branch_all', 'layout/branch', 'view/branch_cities']);
  expect(Object.keys((bodies['object/branch'] as unknown as { fields: object }).fields)).toEqual(['name', 'city']);
  expect(bodies['view/branch_cities']).toMatchObject({ object: 'branch', columns: [{ field: 'name' }] });
  expect(bodies['layout/branch']).toMatchObject({
    highlights: ['city'],
    sections: [{ id: 'where', fields: ['city'] }],
    related: [],
  });
  const next = [...definitions, ...made.map(([target, body]) => ({ ...target, body }) as Definition)];
  expect(checkDefinitions(next).map(({ name: own, path }) => `${own} ${path}`)).toEqual([]);
  expect(left).toEqual({
    elements: [label('People'), label('How many'), label('Many'), label('Is big')],
    members: ['related'],
    uses: { object: 1, role: 1 },
  });
});
