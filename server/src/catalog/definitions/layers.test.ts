import { expect, test } from 'vitest';
import { effectiveDefinitions, type Layers, overlayFor, publishDrafts, shipDefinitions } from './layers.ts';

const shipped: Layers = { kind: 'object', name: 'deal', base: { title: 'name', icon: 'coin' }, solution: 'sales' };

test('what the workspace changed stays when the solution ships something new', () => {
  const changed = [{ ...shipped, overlay: { icon: 'star' } }];
  const upgraded = shipDefinitions(changed, 'sales', [
    { kind: 'object', name: 'deal', body: { title: 'subject', icon: 'cash' } },
  ]);
  expect(effectiveDefinitions(upgraded)).toEqual([{ kind: 'object', name: 'deal', body: { title: 'subject', icon: 'star' } }]);
});

test('what a solution no longer ships is gone, and the patch on it with it', () => {
  expect(shipDefinitions([{ ...shipped, overlay: { icon: 'star' } }], 'sales', [])).toEqual([]);
});

test('a draft counts only after it is published, and replaces the overlay', () => {
  const drafted = [{ ...shipped, overlay: { icon: 'star' }, draft: { title: 'subject' } }];
  expect(effectiveDefinitions(drafted)[0]?.body).toEqual({ title: 'name', icon: 'star' });
  expect(effectiveDefinitions(publishDrafts(drafted))[0]?.body).toEqual({ title: 'subject', icon: 'coin' });
});

test('a draft that changes nothing sets a definition back to what is shipped', () => {
  expect(publishDrafts([{ ...shipped, overlay: { icon: 'star' }, draft: {} }])).toEqual([shipped]);
});

test('a shipped definition can be removed and comes back when its overlay goes', () => {
  const removed = publishDrafts([{ ...shipped, draft: null }]);
  expect(effectiveDefinitions(removed)).toEqual([]);
  expect(effectiveDefinitions(publishDrafts(removed.map((each) => ({ ...each, draft: {} }))))).toHaveLength(1);
});

test('a body with an empty value that no patch can make is refused, not altered', () => {
  expect(() => overlayFor(shipped, { title: 'name', icon: 'coin', conversion: { sets: { reason: null } } })).toThrow('invalid');
});
