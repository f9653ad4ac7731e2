import { expect, test } from 'vitest';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { undoValues } from './undo-values.ts';

const fields = {
  stage: { access: 'edit' },
  closed_on: { access: 'edit' },
  status: { access: 'edit', readOnly: true },
  number: { access: 'read' },
};
const object = { name: 'deal', fields } as unknown as ObjectModel;

test('undoing writes back what changed and may be written', () => {
  const before = { id: '1', version: 1, stage: 'proposal', closed_on: null, status: 'open', number: 'D-1' };
  const after = { id: '1', version: 2, stage: 'won', closed_on: '2026-11-21', status: 'won', number: 'D-2' };
  expect(undoValues(object, before, after)).toEqual({ stage: 'proposal', closed_on: null });
});

test('fields that were not read before stay as they are', () => {
  expect(undoValues(object, { id: '1', version: 1 }, { id: '1', version: 2, stage: 'won' })).toEqual({});
});
