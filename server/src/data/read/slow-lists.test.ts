import type { ListQuery } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addIndex } from '../../catalog/object-indexes.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { readListQuery } from '../../query/parse/read-list-query.ts';
import { readRoadDefinitions, readRoadUsers } from '../test-cast/read-cast.test-support.ts';
import { noteList, suggestIndexes } from './slow-lists.ts';

let open: TestWorkspace;

beforeAll(async () => {
  open = await openTestWorkspace({ definitions: readRoadDefinitions, users: readRoadUsers });
});
afterAll(() => open?.drop());

test('lists that took long are told by the index that would help, the most frequent first, until there is one', async () => {
  note({ object: 'account', filter: { field: 'name', op: 'eq', value: 'a' } }, 900);
  note({ object: 'deal', sort: [{ field: 'amount', direction: 'asc' }] }, 400);
  note({ object: 'deal', sort: [{ field: 'amount', direction: 'asc' }] }, 700);
  const byAmount = { sort: [{ field: 'amount', direction: 'asc' as const }] };
  expect(await suggestIndexes(open.workspace)).toEqual([
    { object: 'deal', wanted: byAmount, times: 2, slowest: 700 },
    { object: 'account', wanted: { filter: ['name'] }, times: 1, slowest: 900 },
  ]);
  await addIndex(open.workspace, null, { object: 'deal', wanted: byAmount });
  expect((await suggestIndexes(open.workspace)).map(({ object }) => object)).toEqual(['account']);
});

test('nothing is suggested for what is quick, or what no index would help', async () => {
  const before = await suggestIndexes(open.workspace);
  note({ object: 'account', filter: { field: 'phone', op: 'eq', value: '1' } }, 20);
  note({ object: 'deal', sort: [{ field: 'account', direction: 'asc' }] }, 900);
  note({ object: 'deal', filter: { field: 'account.name', op: 'eq', value: 'a' } }, 900);
  note({ object: 'account', search: '上海' }, 900);
  expect(await suggestIndexes(open.workspace)).toEqual(before);
});

test('what another server saw is added to what this one sees', async () => {
  const shape = readListQuery({ object: 'account', filter: { field: 'phone', op: 'eq', value: '1' } }).shape;
  const other = { ...open.workspace };
  noteList(open.workspace, shape, 400);
  noteList(other, shape, 1200);
  await suggestIndexes(other);
  const suggested = await suggestIndexes(open.workspace);
  expect(suggested.filter(({ wanted }) => wanted.filter?.includes('phone'))).toMatchObject([{ times: 2, slowest: 1200 }]);
});

function note(query: ListQuery, took: number): void {
  noteList(open.workspace, readListQuery(query).shape, took);
}
