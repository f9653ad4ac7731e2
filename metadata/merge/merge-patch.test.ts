import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Shape, shapeOfKind } from '../check/definition-shape.ts';
import { equalJson, type Json } from './json.ts';
import { applyMergePatch, diffMergePatch, keyLists } from './merge-patch.ts';

const names = ['a', 'b', 'c', '名称', '__proto__', 'constructor', 'toString', 'hasOwnProperty'];

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.boolean(),
    fc.integer(),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...names), tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value;

/** Lists of texts, of items with keys in which lists lie again, and of items that nothing tells apart; in a record that has an order. */
const text = fc.constantFrom(...names);
const texts = fc.array(text, { maxLength: 5 });
const item = fc.record({ value: text, label: fc.integer({ max: 3, min: 0 }), aliases: texts }, { requiredKeys: ['label'] });
const field = fc.record(
  { type: fc.constantFrom('choice', 'text'), options: fc.array(item, { maxLength: 5 }) },
  { requiredKeys: ['type'] },
);
const body: fc.Arbitrary<Json> = fc
  .record({
    search: texts,
    fields: fc.array(fc.tuple(text, field), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  })
  .map((value) => value as Json);
const shape = shapeOfKind('object') as Shape;

const option = (value: string, more: object = {}) => ({ value, label: { zh: value, en: value }, ...more });
const stage = (...options: object[]) => ({ fields: { stage: { type: 'choice', options } } }) as Json;
type Staged = { fields: { stage: { options: { value: string }[] } } };
const valuesOf = (merged: Json) => (merged as Staged).fields.stage.options.map(({ value }) => value);
const fieldsOf = (merged: Json) => Object.keys((merged as { fields: object }).fields);
/** What the workspace sees after it made `own` of `shipped`, and `next` is shipped. */
const upgrade = (shipped: Json, own: Json, next: Json) => applyMergePatch(next, diffMergePatch(shipped, own, shape), shape);

test('a patch between any two values without null leads from the one to the other', () => {
  fc.assert(
    fc.property(json, json, (from, to) => equalJson(applyMergePatch(from, diffMergePatch(from, to)), to)),
    { numRuns: 2000 },
  );
});

test('a patch between any two bodies with keyed lists leads from the one to the other, fields in their order', () => {
  fc.assert(
    fc.property(body, body, (from, to) => {
      const patch = JSON.parse(JSON.stringify(diffMergePatch(from, to, shape)));
      const merged = applyMergePatch(from, patch, shape);
      return equalJson(merged, to) && equalJson(fieldsOf(merged), fieldsOf(to));
    }),
    { numRuns: 3000 },
  );
});

test('what the workspace did not touch is as the newer version has it', () => {
  fc.assert(
    fc.property(body, body, (shipped, next) => equalJson(upgrade(shipped, shipped, next), next)),
    { numRuns: 1000 },
  );
});

test('what the workspace added to a list is there, and what it removed is not, whatever a newer version ships', () => {
  const unique = fc.uniqueArray(text, { maxLength: 7 });
  fc.assert(
    fc.property(unique, unique, unique, (shipped, own, next) => {
      const merged = (upgrade({ search: shipped }, { search: own }, { search: next }) as { search: string[] }).search;
      const isNew = (name: string) => next.includes(name) && !shipped.includes(name);
      const isLeft = (name: string) => own.includes(name) && (!shipped.includes(name) || next.includes(name));
      expect([...merged].sort()).toEqual(names.filter((name) => isNew(name) || isLeft(name)).sort());
    }),
    { numRuns: 2000 },
  );
});

test('a patch kept whole, as it was before lists had keys, says the same of what it was made for', () => {
  fc.assert(
    fc.property(body, body, (from, to) => {
      const old = diffMergePatch(from, to);
      const keyed = keyLists(old, from, shape);
      return equalJson(applyMergePatch(from, old, shape), to) && equalJson(applyMergePatch(from, keyed, shape), to);
    }),
    { numRuns: 2000 },
  );
});

describe('an option', () => {
  const shipped = stage(option('new'), option('won'), option('lost'));

  test('that is shipped arrives beside the one that the workspace added', () => {
    const own = stage(option('new'), option('vip'), option('won'), option('lost'));
    const next = stage(option('new'), option('tender'), option('won'), option('lost'), option('paused'));
    expect(valuesOf(upgrade(shipped, own, next))).toEqual(['new', 'vip', 'tender', 'won', 'lost', 'paused']);
  });

  test('that is shipped finds its place in the order of the workspace', () => {
    const own = stage(option('lost'), option('won'), option('new'));
    const next = stage(option('new'), option('won'), option('tender'), option('lost'));
    expect(valuesOf(upgrade(shipped, own, next))).toEqual(['lost', 'won', 'tender', 'new']);
  });

  test('that the workspace removed stays away, and one that it called otherwise keeps its name and takes the rest', () => {
    const own = stage(option('new', { label: { zh: '新', en: 'Fresh' } }), option('won'));
    const next = stage(option('new', { color: 'red' }), option('won'), option('lost', { color: 'gray' }));
    const merged = upgrade(shipped, own, next);
    expect(valuesOf(merged)).toEqual(['new', 'won']);
    expect(merged).toMatchObject({ fields: { stage: { options: [{ label: { en: 'Fresh' }, color: 'red' }, {}] } } });
  });

  test('beside which the workspace put one that is shipped no longer leaves that one before the next', () => {
    const own = stage(option('new'), option('won'), option('vip'), option('lost'));
    expect(valuesOf(upgrade(shipped, own, stage(option('new'), option('lost'))))).toEqual(['new', 'vip', 'lost']);
  });

  test('that both added is the one of the workspace, once', () => {
    const own = stage(option('new'), option('won'), option('lost'), option('vip', { color: 'red' }));
    const next = stage(option('vip', { color: 'teal' }), option('new'), option('won'), option('lost'));
    const merged = upgrade(shipped, own, next);
    expect(valuesOf(merged)).toEqual(['new', 'won', 'lost', 'vip']);
    expect(merged).toMatchObject({ fields: { stage: { options: [{}, {}, {}, { color: 'red' }] } } });
  });
});

test('fields that were put in another order keep it, and new ones come behind the field they are shipped behind', () => {
  const fields = (...all: string[]) => ({ fields: Object.fromEntries(all.map((name) => [name, { type: 'text' }])) }) as Json;
  const merged = upgrade(fields('a', 'b', 'c'), fields('c', 'a', 'b'), fields('a', 'new', 'b', 'c'));
  expect(fieldsOf(merged)).toEqual(['c', 'a', 'new', 'b']);
});

test('a section without an id is the shipped one of the same English name', () => {
  const layout = shapeOfKind('layout') as Shape;
  const about = { label: { zh: '基本信息', en: 'Basic data' }, fields: ['name'] };
  const patch = diffMergePatch({ sections: [about] }, { sections: [{ ...about, fields: ['name', 'vip'] }] }, layout);
  const next = { sections: [{ id: 'basic_data', ...about, fields: ['name', 'phone'] }] };
  expect(applyMergePatch(next, patch, layout)).toMatchObject({
    sections: [{ id: 'basic_data', fields: ['name', 'vip', 'phone'] }],
  });
});

test('a patch names only what differs', () => {
  const from = { label: { zh: '商机', en: 'Deal' }, fields: { a: { type: 'text' }, b: { type: 'date' } }, menu: true };
  const to = { label: { zh: '销售机会', en: 'Deal' }, fields: { a: { type: 'text' }, c: { type: 'url' } }, menu: true };
  expect(diffMergePatch(from, to)).toEqual({ label: { zh: '销售机会' }, fields: { b: null, c: { type: 'url' } } });
});

test('a member named like one that every object has is a member like others', () => {
  expect(diffMergePatch({ a: 1, constructor: 2 }, { a: 1 })).toEqual({ constructor: null });
  expect(diffMergePatch({ a: 1 }, { a: 1, toString: { b: 1 } })).toEqual({ toString: { b: 1 } });
  const patched = applyMergePatch({ a: 1 }, JSON.parse('{"__proto__": {"b": 1}}'));
  expect(JSON.stringify(patched)).toBe('{"a":1,"__proto__":{"b":1}}');
  expect(Object.getPrototypeOf(patched)).toBe(Object.prototype);
});

test('lists without keys are replaced whole, so that their order is what was written', () => {
  expect(applyMergePatch({ options: [1, 2, 3] }, { options: [3, 1] })).toEqual({ options: [3, 1] });
});

test('the order of members does not make a difference, that of lists does', () => {
  expect(equalJson({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
  expect(equalJson({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
});
