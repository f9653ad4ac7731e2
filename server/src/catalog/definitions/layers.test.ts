import { expect, test } from 'vitest';
import { effectiveDefinitions, type Layers, overlayFor, replaceBody, shipDefinitions } from './layers.ts';

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

test('a body that is as shipped leaves nothing on top', () => {
  expect(replaceBody({ ...shipped, overlay: { icon: 'star' } }, shipped.base ?? null)).toEqual(shipped);
});

test('a shipped definition can be removed and comes back as it was', () => {
  const removed = replaceBody(shipped, null) as Layers;
  expect(effectiveDefinitions([removed])).toEqual([]);
  expect(replaceBody(removed, shipped.base ?? null)).toEqual(shipped);
  expect(replaceBody({ kind: 'view', name: 'own', overlay: {} }, null)).toBeUndefined();
});

test('a body with an empty value that no patch can make is refused, not altered', () => {
  expect(() => overlayFor(shipped, { title: 'name', icon: 'coin', conversion: { sets: { reason: null } } })).toThrow('invalid');
});
