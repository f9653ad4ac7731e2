import { expect, test } from 'vitest';
import type { FieldModel } from '../../../../metadata/wire.ts';
import { boardColumns, columnFilter, demandedValues, equalIn } from './board-columns.ts';

const field = {
  type: 'choice',
  options: [
    { value: 'a', kind: 'open' },
    { value: 'b', kind: 'open' },
    { value: 'won', kind: 'won' },
    { value: 'old', archived: true },
  ],
} as unknown as FieldModel;
const short = { field: 'pipeline', op: 'eq', value: 'short' } as const;
const keys = (columns: { key: string }[]) => columns.map(({ key }) => key);

test('columns are the options that may be chosen, in their order', () => {
  expect(keys(boardColumns(field, { hasBlanks: false }))).toEqual(['a', 'b', 'won']);
  expect(keys(boardColumns({ ...field, offered: ['won', 'b'] }, { hasBlanks: false }))).toEqual(['won', 'b']);
  expect(boardColumns(field, { hasBlanks: false }).map(({ isEnd }) => isEnd)).toEqual([false, false, true]);
});

test('blanks have a column when there are any', () => {
  const [blank] = boardColumns(field, { hasBlanks: true });
  expect(blank).toEqual({ key: '', value: null, isEnd: false });
  expect(columnFilter('stage', blank as never)).toEqual({ field: 'stage', op: 'empty' });
});

test('what a filter demands is known by field', () => {
  expect(demandedValues({ and: [short, { field: 'size', op: 'gt', value: 1 }] })).toEqual({ pipeline: 'short' });
  expect(demandedValues({ or: [short] })).toEqual({});
});

test('a demanded value is found inside “and” only', () => {
  expect(equalIn({ and: [short] }, 'pipeline')).toBe('short');
  expect(equalIn({ or: [short] }, 'pipeline')).toBeUndefined();
});
