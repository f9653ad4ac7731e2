import { expect, test } from 'vitest';
import type { FieldModel } from '../../../../metadata/wire.ts';
import { boardColumns, columnFilter, equalIn } from './board-columns.ts';

const field = {
  type: 'choice',
  options: [
    { value: 'a', kind: 'open' },
    { value: 'b', kind: 'open' },
    { value: 'won', kind: 'won' },
    { value: 'old', archived: true },
  ],
  dependsOn: { field: 'pipeline', options: { short: ['b', 'won'] } },
} as unknown as FieldModel;
const short = { field: 'pipeline', op: 'eq', value: 'short' } as const;
const keys = (columns: { key: string }[]) => columns.map(({ key }) => key);

test('columns are the options that may be chosen under the filter, in their order', () => {
  expect(keys(boardColumns(field, { hasBlanks: false }))).toEqual(['a', 'b', 'won']);
  expect(keys(boardColumns(field, { filter: short, hasBlanks: false }))).toEqual(['b', 'won']);
  expect(boardColumns(field, { hasBlanks: false }).map(({ isEnd }) => isEnd)).toEqual([false, false, true]);
});

test('blanks have a column when there are any', () => {
  const [blank] = boardColumns(field, { hasBlanks: true });
  expect(blank).toEqual({ key: '', value: null, isEnd: false });
  expect(columnFilter('stage', blank as never)).toEqual({ field: 'stage', op: 'empty' });
});

test('a demanded value is found inside “and” only', () => {
  expect(equalIn({ and: [short] }, 'pipeline')).toBe('short');
  expect(equalIn({ or: [short] }, 'pipeline')).toBeUndefined();
});
