import { expect, test } from 'vitest';
import type { ReportRow } from '../../../../metadata/api/records.ts';
import type { WireRecord } from '../../../../metadata/wire.ts';
import { groupKey, groupRows } from './group-rows.ts';

const record = (id: string, stage: string | null) => ({ id, version: 1, stage });
const keyOf = (one: WireRecord) => groupKey(one.stage);
const groups: ReportRow[] = [
  { keys: ['won'], values: { count: 2 } },
  { keys: ['lost'], values: { count: 3, 'sum:amount': '12' } },
  { keys: [null], values: { count: 1 } },
];
const shape = (input: Parameters<typeof groupRows>[0]) =>
  groupRows(input).map((line) => (line.type === 'record' ? line.record.id : line.type === 'group' ? `[${line.key}]` : '…'));

test('records stand under their heads, the empty value last', () => {
  const records = [record('a', 'won'), record('b', 'won'), record('c', 'lost'), record('d', null)];
  expect(shape({ records, hasMore: false, groups, keyOf, collapsed: new Set() })).toEqual([
    '[won]',
    'a',
    'b',
    '[lost]',
    'c',
    '[]',
    'd',
  ]);
});

test('a head that is reached waits for its records before the next head is shown', () => {
  const lines = shape({ records: [record('a', 'won')], hasMore: true, groups, keyOf, collapsed: new Set() });
  expect(lines.slice(0, 3)).toEqual(['[won]', 'a', '…']);
  expect(lines).not.toContain('[lost]');
});

test('a collapsed group shows its head alone', () => {
  const lines = shape({ records: [record('c', 'lost')], hasMore: false, groups, keyOf, collapsed: new Set(['won']) });
  expect(lines.slice(0, 3)).toEqual(['[won]', '[lost]', 'c']);
});

test('without groups there are only records', () => {
  expect(shape({ records: [record('a', null)], hasMore: false, collapsed: new Set() })).toEqual(['a']);
});
