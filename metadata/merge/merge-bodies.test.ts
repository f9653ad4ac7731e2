import { expect, test } from 'vitest';
import { shapeOfKind } from '../check/definition-shape.ts';
import type { Json } from './json.ts';
import { mergeBodies as mergeShaped } from './merge-bodies.ts';

type Sides = Parameters<typeof mergeShaped>[0];
const mergeBodies = (sides: Sides, kind = 'object') => mergeShaped(sides, shapeOfKind(kind));

const base = { label: 'Deal', icon: 'coin', fields: { name: { type: 'text' }, stage: { type: 'choice', options: ['open'] } } };

test('what only one of two changed is as that one has it', () => {
  expect(mergeBodies({ base, theirs: base, mine: { ...base, icon: 'star' } })).toEqual({
    body: { ...base, icon: 'star' },
    isMerged: false,
    at: [],
  });
  expect(mergeBodies({ base, theirs: { ...base, icon: 'star' }, mine: base }).body).toEqual({ ...base, icon: 'star' });
});

test('changes in different places come together, new and removed fields of both', () => {
  const theirs = { ...base, fields: { ...base.fields, phone: { type: 'phone' } } };
  const mine = { ...base, label: 'Sale', fields: { stage: base.fields.stage, amount: { type: 'money' } } };
  expect(mergeBodies({ base, theirs, mine })).toEqual({
    body: {
      label: 'Sale',
      icon: 'coin',
      fields: { stage: base.fields.stage, amount: { type: 'money' }, phone: { type: 'phone' } },
    },
    isMerged: true,
    at: [],
  });
});

test('the same place changed by both, each in its own way, is named', () => {
  const changed = (stage: Json, icon: string) => ({ ...base, icon, fields: { ...base.fields, stage } });
  const { at } = mergeBodies({ base, theirs: changed({ type: 'text' }, 'star'), mine: changed({ type: 'integer' }, 'star') });
  expect(at).toEqual(['fields.stage']);
  expect(mergeBodies({ base, theirs: null, mine: { ...base, icon: 'star' } }).at).toEqual(['']);
  expect(mergeBodies({ base, theirs: { ...base, icon: 'star' }, mine: null }).at).toEqual(['']);
  expect(mergeBodies({ base: null, theirs: { icon: 'star' }, mine: { icon: 'home' } }).at).toEqual(['']);
});

test('parts of one thing, a filter for instance, are never mixed', () => {
  const view = (filter: Json): Json => ({ filter });
  const was = { field: 'amount', op: 'eq', value: 1 };
  const { at } = mergeBodies({ base: view(was), theirs: view({ ...was, op: 'gt' }), mine: view({ ...was, value: 2 }) }, 'view');
  expect(at).toEqual(['filter']);
});

const options = (...values: string[]): Json[] => values.map((value) => ({ value, label: { zh: value, en: value } }));
const choice = (values: Json[], more: object = {}): Json => ({ fields: { level: { type: 'choice', options: values, ...more } } });

test('options of two people come together, each where it was put, and so does what one says of the field itself', () => {
  const merged = mergeBodies({
    base: choice(options('a', 'b', 'c')),
    theirs: choice(options('vip', 'a', 'c', 'd'), { required: true }),
    mine: choice(options('a', 'x', 'b', 'c', 'y')),
  });
  expect(merged).toEqual({ body: choice(options('vip', 'a', 'x', 'c', 'd', 'y'), { required: true }), isMerged: true, at: [] });
});

test('an option that one changed and the other took away, or both made differently, is named', () => {
  const [a, b] = options('a', 'b') as [Json, Json];
  const named = (value: string, color: string): Json => ({ value, label: { zh: value, en: value }, color });
  const { at } = mergeBodies({
    base: choice([a, b]),
    theirs: choice([a, named('b', 'red'), named('c', 'red')]),
    mine: choice([a, named('c', 'blue')]),
  });
  expect(at.sort()).toEqual(['fields.level.options.b', 'fields.level.options.c']);
});

test('sections of a layout and the fields in them, columns and rules are merged by what they are called', () => {
  const section = (id: string, ...fields: string[]): Json => ({ id, label: { zh: id, en: id }, fields });
  const layout = (...sections: Json[]): Json => ({ object: 'deal', sections });
  const sections = mergeBodies(
    {
      base: layout(section('about', 'name', 'owner')),
      theirs: layout(section('about', 'name', 'amount', 'owner'), section('ours', 'note')),
      mine: layout(section('vip', 'level'), section('about', 'owner', 'name')),
    },
    'layout',
  );
  expect(sections.body).toEqual(
    layout(section('vip', 'level'), section('about', 'owner', 'name', 'amount'), section('ours', 'note')),
  );
  const [one, other] = [{ require: ['phone'] }, { require: ['email'] }];
  const rules = mergeBodies({ base: { rules: {} }, theirs: { rules: { one } }, mine: { rules: { other } } });
  expect(rules.body).toEqual({ rules: { other, one } });
});

test('a section that got its id from an upgrade is the one that a draft of before takes away', () => {
  const section = (en: string, more: object = {}) => ({ ...more, label: { zh: en, en }, fields: ['name'] });
  const [about, system] = [section('About'), section('System')];
  const layout = (...sections: Json[]): Json => ({ object: 'deal', sections });
  const named = [section('About', { id: 'about' }), section('System', { id: 'system' })];
  const sides = { base: layout(about, system), theirs: layout(...named), mine: layout(about) };
  expect(mergeBodies(sides, 'layout')).toEqual({ body: layout(named[0] as Json), isMerged: true, at: [] });
});

test('an order that one of two changed counts, of fields as well; two orders that differ are named', () => {
  const [name, stage, amount] = [{ type: 'text' }, { type: 'text' }, { type: 'money' }];
  const begun = { icon: 'coin', fields: { name, stage } };
  const moved = mergeBodies({
    base: begun,
    theirs: { icon: 'coin', fields: { stage, name } },
    mine: { icon: 'star', fields: { name, amount, stage } },
  });
  expect(moved.isMerged).toBe(true);
  expect(Object.keys((moved.body as { fields: object }).fields)).toEqual(['stage', 'name', 'amount']);
  const sides = { base: options('a', 'b', 'c'), theirs: options('b', 'a', 'c'), mine: options('a', 'c', 'b') };
  const { at } = mergeBodies({ base: choice(sides.base), theirs: choice(sides.theirs), mine: choice(sides.mine) });
  expect(at).toEqual(['fields.level.options.$order']);
});

test('names that every JavaScript object knows are names like others', () => {
  const odd = JSON.parse('{ "fields": { "__proto__": { "type": "text" }, "constructor": { "type": "text" } } }');
  const { body } = mergeBodies({ base: { fields: {} }, theirs: odd, mine: { fields: { name: { type: 'text' } } } });
  expect(JSON.parse(JSON.stringify(body))).toEqual(
    JSON.parse(
      '{ "fields": { "name": { "type": "text" }, "__proto__": { "type": "text" }, "constructor": { "type": "text" } } }',
    ),
  );
  expect(Object.keys((body as { fields: object }).fields)).toHaveLength(3);
});

test('of random changes none is lost: it counts, or its place is named', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const change = (body: Record<string, Json>): Record<string, Json> => {
    const next = structuredClone(body);
    for (let times = random(4); times > 0; times--) {
      const place = (random(2) === 0 ? next : next.fields) as Record<string, Json>;
      const key = `m${random(4)}`;
      if (random(3) === 0) delete place[key];
      else place[key] = { value: random(3) };
    }
    return next;
  };
  for (let round = 0; round < 2000; round++) {
    const begun = change(change({ fields: {} }));
    const [theirs, mine] = [change(begun), change(begun)];
    const { body, at } = mergeBodies({ base: begun, theirs, mine });
    const places = (side: Record<string, Json>) => {
      const { fields, ...rest } = side;
      const inner = Object.entries(fields as object).map(([key, value]) => [`fields.${key}`, value]);
      return Object.fromEntries([...Object.entries(rest), ...inner]) as Record<string, Json>;
    };
    const [was, by, of, now] = [places(begun), places(theirs), places(mine), places(body as Record<string, Json>)];
    for (const place of new Set([...Object.keys(was), ...Object.keys(by), ...Object.keys(of)])) {
      if (at.includes(place)) continue;
      const isMine = JSON.stringify(of[place]) !== JSON.stringify(was[place]);
      expect(now[place]).toEqual(isMine ? of[place] : by[place]);
    }
  }
});
