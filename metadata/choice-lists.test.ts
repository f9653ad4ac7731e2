import { expect, test } from 'vitest';
import { checkDefinitions, findUsages, findUsagesOfRemoved, followRenames } from './check-definitions.ts';
import type { Definition } from './define/definition.ts';
import { fillBody, fillLists, listsOf, withoutListOptions } from './field-types/fill-lists.ts';

const label = { zh: '名称', en: 'Name' };
const option = (value: string, more: object = {}) => ({ value, label, ...more });
const list = (...options: object[]): Definition => ({ kind: 'list', name: 'industry', body: { label, options } });
const object = (name: string, field: object): Definition => ({
  kind: 'object',
  name,
  body: { label, icon: 'box', title: 'name', fields: { name: { type: 'text', label }, industry: { label, ...field } } },
});
const user: Definition = {
  kind: 'object',
  name: 'user',
  body: { label, icon: 'user', title: 'name', fields: { name: { type: 'text', label } } },
};
const lead = object('lead', { type: 'choice', list: 'industry', default: 'it' });
const account = object('account', { type: 'choices', list: 'industry' });
const view: Definition = {
  kind: 'view',
  name: 'it_leads',
  body: {
    ...{ object: 'lead', label, type: 'table', columns: [{ field: 'industry' }] },
    filter: { field: 'industry', op: 'in', value: ['it', 'bank'] },
  },
};
const sample = [user, list(option('it'), option('bank')), lead, account, view];
const codes = (...definitions: Definition[]) =>
  checkDefinitions(definitions).map(({ kind, name, path, code }) => `${kind}/${name}#${path} ${code}`);

test('fields that name a list have its options, in every check', () => {
  expect(checkDefinitions(sample)).toEqual([]);
  const wrong = object('lead', { type: 'choice', list: 'industry', default: 'farm' });
  expect(codes(user, list(option('it')), wrong)).toEqual(['object/lead#fields.industry.default badDefault']);
  const [, , filled] = fillLists(sample);
  expect(filled?.body).toMatchObject({
    fields: { industry: { list: 'industry', options: [{ value: 'it' }, { value: 'bank' }] } },
  });
});

test('what is wrong with a list is told once, where it is', () => {
  expect(codes(user, lead, account)).toEqual([
    'object/lead#fields.industry.list unknownList',
    'object/account#fields.industry.list unknownList',
  ]);
  expect(codes(user, lead, account, list(option('it'), option('it')))).toEqual(['list/industry#options.1.value duplicateOption']);
  expect(codes(user, lead, account, list(option('it', { sets: { name: 'x' } })))).toEqual(['list/industry#options.0 unknownKey']);
  expect(codes(user, lead, list())).toEqual(['list/industry#options badValue']);
  expect(codes(user, list(option('it')), object('lead', { type: 'text', list: 'industry' }))).toEqual([
    'object/lead#fields.industry unknownKey',
  ]);
});

test('a list is found by the fields that have it, and neither it nor an option in use goes without a word', () => {
  const uses = findUsages(sample).filter(({ to }) => to.kind === 'list');
  expect(uses.map(({ name, path }) => `${name}#${path}`)).toEqual(['lead#fields.industry.list', 'account#fields.industry.list']);
  const without = sample.filter(({ kind }) => kind !== 'list');
  expect(findUsagesOfRemoved(sample, without).some(({ to }) => to.kind === 'list' && to.name === 'industry')).toBe(true);
  const smaller = sample.map((each) => (each.kind === 'list' ? list(option('bank')) : each));
  expect(findUsagesOfRemoved(sample, smaller).map(({ kind, name, path }) => `${kind}/${name}#${path}`)).toEqual([
    'object/lead#fields.industry.default',
    'view/it_leads#filter.value',
  ]);
});

test('an option that is renamed or merged in a list is followed wherever a field of it is named, and nothing of the list is written into objects', () => {
  for (const next of [
    list(option('tech', { was: 'it' }), option('bank')),
    list(option('tech', { aliases: ['it'] }), option('bank')),
  ]) {
    const after = sample.map((each) => (each.kind === 'list' ? next : each));
    const { changed } = followRenames(sample, after, []).definitions;
    expect(changed.map(({ name }) => name)).toEqual(['lead', 'it_leads']);
    expect(changed[0]?.body).toEqual({
      ...bodyOf(lead),
      fields: { ...bodyOf(lead).fields, industry: { label, ...field, default: 'tech' } },
    });
    expect(changed[1]?.body).toMatchObject({ filter: { value: ['tech', 'bank'] } });
  }
  const merged = sample.map((each) => (each.kind === 'list' ? list(option('bank', { aliases: ['it'] })) : each));
  expect(followRenames(sample, merged, []).definitions.changed[1]?.body).toMatchObject({ filter: { value: ['bank'] } });
});

const field = { type: 'choice', list: 'industry' };
const bodyOf = ({ body }: Definition) => body as { fields: Record<string, object> };

test('filling is done once for the same options, is frozen as what it was made of, and comes off again', () => {
  const lists = listsOf(sample);
  const frozen = freeze(structuredClone(bodyOf(lead)));
  const filled = fillBody(frozen, lists);
  expect(fillBody(frozen, listsOf(sample))).toBe(filled);
  expect(fillBody(filled, lists)).toBe(filled);
  expect(Object.isFrozen(filled) && Object.isFrozen(filled.fields) && Object.isFrozen(filled.fields.industry)).toBe(true);
  expect(withoutListOptions(filled)).toEqual(frozen);
  const other = fillBody(filled, listsOf([list(option('farm'))]));
  expect(other.fields.industry).toMatchObject({ options: [{ value: 'farm' }] });
  expect(fillBody(frozen, lists)).toBe(filled);
  expect(fillBody(frozen, listsOf([list(option('farm'))]))).not.toBe(other);
  const plain = bodyOf(user);
  expect(fillBody(plain, lists)).toBe(plain);
});

function freeze<Value extends object>(value: Value): Value {
  for (const each of Object.values(value)) if (typeof each === 'object' && each !== null) freeze(each);
  return Object.freeze(value);
}

test('a field says, checks and names the same whether its options are its own or those of a list', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const options = ['a', 'b', 'c', 'd']
      .slice(0, 1 + (seed % 4))
      .map((value) => option(value, seed % 3 ? {} : { archived: true }));
    const [type, value] = [seed % 2 ? 'choice' : 'choices', ['a', 'c', 'x'][seed % 3] as string];
    const more = { ...(type === 'choice' && { default: value }), ...(seed % 5 === 0 && { required: true }) };
    const rule = { when: `industry = "${value}"`, readOnly: ['name'] };
    const lead = (field: object): Definition => {
      const { body } = object('lead', { type, ...more, ...field });
      return { kind: 'object', name: 'lead', body: { ...(body as object), ...(type === 'choice' && { rules: { one: rule } }) } };
    };
    const shown = { ...view, body: { ...(view.body as object), filter: { field: 'industry', op: 'in', value: [value] } } };
    const [own, shared] = [
      [user, lead({ options }), shown],
      [user, list(...options), lead({ list: 'industry' }), shown],
    ];
    expect(codes(...(shared ?? []))).toEqual(codes(...(own ?? [])));
    const named = (definitions: Definition[] = []) => findUsages(definitions).filter(({ to }) => to.kind !== 'list');
    expect(named(shared)).toEqual(named(own));
  }
});
