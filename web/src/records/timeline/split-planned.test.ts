import { expect, test } from 'vitest';
import type { TimelineItem } from '../../../../metadata/api/about-record.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { splitPlanned } from './split-planned.ts';

const task = {
  access: { edit: true },
  activity: { related: 'related', at: 'at', text: 'text' },
  sort: [{ field: 'due_on', direction: 'asc' }],
  fields: {
    status: {
      access: 'edit',
      options: [
        { value: 'open', sets: { done_on: null } },
        { value: 'done', sets: { done_on: { today: true } } },
        { value: 'cancelled' },
      ],
    },
  },
} as unknown as ObjectModel;

const item = (id: string, status: string, due_on: string | null = null): TimelineItem => ({
  id,
  type: 'task',
  at: '2026-11-20T01:00:00Z',
  actor: null,
  record: { id, version: 1, status, due_on },
});

test('open activities stand apart, the soonest first; the rest keeps its order', () => {
  const change: TimelineItem = { id: '6', type: 'change', at: '2026-11-20T01:00:00Z', actor: null };
  const items = [
    ...[item('1', 'open'), item('2', 'done'), item('3', 'open', '2026-12-02'), item('4', 'cancelled')],
    ...[item('5', 'open', '2026-12-01'), change],
  ];
  const { planned, past } = splitPlanned(items, { task });
  expect(planned.map(({ id }) => id)).toEqual(['5', '3', '1']);
  expect(past.map(({ id }) => id)).toEqual(['2', '4', '6']);
});
