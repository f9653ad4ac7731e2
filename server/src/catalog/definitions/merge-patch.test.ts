import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyMergePatch, diffMergePatch, equalJson, type Json } from './merge-patch.ts';

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.boolean(),
    fc.integer(),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '名称', '__proto_'), tie('value'), { maxKeys: 4 }),
  ),
})).value;

test('a patch between any two values without null leads from the one to the other', () => {
  fc.assert(
    fc.property(json, json, (from, to) => equalJson(applyMergePatch(from, diffMergePatch(from, to)), to)),
    { numRuns: 2000 },
  );
});

test('a patch names only what differs', () => {
  const from = { label: { zh: '商机', en: 'Deal' }, fields: { a: { type: 'text' }, b: { type: 'date' } }, menu: true };
  const to = { label: { zh: '销售机会', en: 'Deal' }, fields: { a: { type: 'text' }, c: { type: 'url' } }, menu: true };
  expect(diffMergePatch(from, to)).toEqual({ label: { zh: '销售机会' }, fields: { b: null, c: { type: 'url' } } });
});

test('a member named like one that every object has is a member like others', () => {
  expect(diffMergePatch({ a: 1, constructor: 2 }, { a: 1 })).toEqual({ constructor: null });
  expect(diffMergePatch({ a: 1 }, { a: 1, toString: { b: 1 } })).toEqual({ toString: { b: 1 } });
});

test('lists are replaced whole, so that their order is what was written', () => {
  expect(applyMergePatch({ options: [1, 2, 3] }, { options: [3, 1] })).toEqual({ options: [3, 1] });
});

test('the order of members does not make a difference', () => {
  expect(equalJson({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
  expect(equalJson({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
});
