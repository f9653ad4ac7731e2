import { expect, it } from 'vitest';
import { checkDefinitions, findUsages } from './check-definitions.ts';
import { defineObject } from './define/object.ts';
import { followRenames } from './follow-renames.ts';

const label = { zh: '名称', en: 'Name' };
const option = (value: string) => ({ value, label: { zh: value, en: value } });

function bid(gates: Record<string, unknown>, renamed: Record<string, string> = {}) {
  const called = (name: string) => renamed[name] ?? name;
  const was = (name: string) => (renamed[name] ? { was: name } : {});
  return defineObject('bid', {
    label,
    icon: 'coin',
    title: 'name',
    fields: {
      name: { type: 'text', label },
      [called('price')]: { type: 'decimal', label, ...was('price') },
      sum: { type: 'formula', label, expression: '1 + 1', result: 'integer' },
      stage: { type: 'choice', label, options: [option('first'), { ...option(called('last')), ...was('last') }] },
      checks: { type: 'choices', label, options: [option('read')] },
    },
    gates: gates as never,
  });
}

const sound = {
  first: {
    field: 'stage',
    option: 'first',
    when: 'NOT ISBLANK(name)',
    leave: { fields: ['price'], checklists: ['checks'], conditions: { enough: { holds: 'price > 1', message: label } } },
    next: ['last'],
  },
};

const complaints = (gates: Record<string, unknown>) => checkDefinitions([bid(gates)]).map(({ path, code }) => `${path} ${code}`);

it('takes gates that fit', () => expect(complaints(sound)).toEqual([]));

it('tells fields, options and conditions that are not there or cannot be met, at their places', () => {
  const wrong = {
    a: { field: 'name', option: 'first' },
    b: { field: 'stage', option: 'gone', next: ['nowhere'] },
    c: {
      field: 'stage',
      option: 'first',
      when: 'price +',
      enter: { fields: ['sum', 'lost'], checklists: ['stage'] },
      leave: { conditions: { never: { holds: 'FALSE', message: label }, number: { holds: 'price', message: label } } },
    },
  };
  expect(complaints(wrong)).toEqual([
    'gates.a.field unfitField',
    'gates.b.option unknownOption',
    'gates.b.next unknownOption',
    'gates.c.when badFormula',
    'gates.c.enter.fields.0 unfitField',
    'gates.c.enter.fields.1 unknownField',
    'gates.c.enter.checklists.0 unfitField',
    'gates.c.leave.conditions.never.holds gateNeverOpens',
    'gates.c.leave.conditions.number.holds wrongResult',
  ]);
});

it('is found where its fields and options are named, and follows their new names', () => {
  const before = [bid(sound)];
  const places = (field: string, option?: string) =>
    findUsages(before)
      .filter(({ to }) => to.field === field && (option === undefined || to.option === option))
      .map(({ path }) => path);
  expect(places('price')).toEqual(['gates.first.leave.fields.0', 'gates.first.leave.conditions.enough.holds']);
  expect(places('stage', 'last')).toEqual(['gates.first.next']);
  const fields = [{ object: 'bid', from: 'price', to: 'cost' }];
  const after = [bid(sound, { price: 'cost', last: 'end' })];
  const { changed } = followRenames(before, after, fields).definitions;
  expect(changed[0]?.body).toHaveProperty('gates', {
    first: {
      ...sound.first,
      leave: {
        fields: ['cost'],
        checklists: ['checks'],
        conditions: { enough: { holds: 'cost > 1', message: label } },
      },
      next: ['end'],
    },
  });
});
