import { diffDefinitions } from '@tenon/metadata/merge/diff-definitions.ts';
import { expect, test } from 'vitest';

const [zh, en] = ['字段', 'Field'];
const text = { type: 'text', label: { zh, en } };
const part = (fields: object) => ({ kind: 'object', name: 'part', body: { fields } });

test('another order of the fields alone is a difference, and told as such', () => {
  const [before, after] = [part({ name: text, note: text }), part({ note: text, name: text })];
  expect(diffDefinitions([before], [after])).toMatchObject([
    { change: 'changed', patch: { fields: { $order: ['note', 'name'] } } },
  ]);
  expect(diffDefinitions([before], [part({ name: { label: { en, zh }, type: 'text' }, note: text })])).toEqual([]);
});
