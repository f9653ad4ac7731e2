import { expect, test } from 'vitest';
import { findObjectRenames, renameObjectsIn } from './rename-objects.ts';

const object = (name: string, was?: string) => ({ kind: 'object', name, body: { fields: {}, ...(was && { was }) } });

test('an object that says what it was called is renamed where that one goes, and back where it comes again', () => {
  expect(findObjectRenames([object('device')], [object('machine', 'device')])).toEqual([{ from: 'device', to: 'machine' }]);
  expect(findObjectRenames([object('machine', 'device')], [object('device')])).toEqual([{ from: 'machine', to: 'device' }]);
  expect(findObjectRenames([object('device')], [object('device'), object('machine', 'device')])).toEqual([]);
  expect(findObjectRenames([], [object('machine', 'device')])).toEqual([]);
});

test('names of objects change, and fields, values and words that look like them do not', () => {
  const renames = [{ from: 'device', to: 'machine' }];
  const body = {
    label: { zh: 'device', en: 'device' },
    objects: { device: { read: 'all' }, other: {} },
    fields: { device: { type: 'relation', to: 'device' }, object: { type: 'text' }, about: { to: ['device', 'x'] } },
    columns: [{ field: 'device' }],
    steps: [{ inputs: { object: 'device', values: { object: 'device', link: { object: 'device', id: '1' } } } }],
  };
  expect(renameObjectsIn(body, renames)).toEqual({
    ...body,
    objects: { machine: { read: 'all' }, other: {} },
    fields: { device: { type: 'relation', to: 'machine' }, object: { type: 'text' }, about: { to: ['machine', 'x'] } },
    steps: [{ inputs: { object: 'machine', values: { object: 'device', link: { object: 'machine', id: '1' } } } }],
  });
  expect(renameObjectsIn({ fields: { 'device.price': 'hidden', 'devices.price': 'read' } }, renames)).toEqual({
    fields: { 'machine.price': 'hidden', 'devices.price': 'read' },
  });
  const unconcerned = { object: 'devices' };
  expect(renameObjectsIn(unconcerned, renames)).toBe(unconcerned);
});
