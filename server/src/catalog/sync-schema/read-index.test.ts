import { expect, test } from 'vitest';
import { readIndex } from './read-index.ts';

test('an index of lists tells what leads to the records and how they are sorted, without the last word of the ID', () => {
  expect(read('(owner_id, "close" asc nulls last, "id" asc nulls last) where deleted_at is null')).toEqual({
    use: 'lists',
    keys: ['owner_id'],
    order: [{ column: 'close', direction: 'asc' }],
    included: [],
  });
  expect(read('("name" collate "zh-x-icu" desc nulls last) where deleted_at is null')).toMatchObject({
    use: 'lists',
    order: [{ column: 'name', direction: 'desc' }],
    collation: '"zh-x-icu"',
  });
  expect(read('(owner_id, "close" asc nulls last) where deleted_at is null and "account_id" is null')).toMatchObject({
    use: 'lists',
    keys: ['owner_id'],
    without: 'account_id',
  });
});

test('an index of totals tells what they are by and what they add up', () => {
  expect(read('(owner_id, "stage") include ("amount", "close") where deleted_at is null')).toEqual({
    use: 'totals',
    keys: ['owner_id', 'stage'],
    order: [],
    included: ['amount', 'close'],
  });
});

test('what must be unique, links, search and the trash are told apart', () => {
  expect(read('(lower("name"), "size") where deleted_at is null', true)).toMatchObject({ use: 'unique', keys: ['name', 'size'] });
  expect(read('("account_id", deleted_at) where "account_id" is not null')).toMatchObject({ use: 'links' });
  expect(read('(to_id)')).toMatchObject({ use: 'links', keys: ['to_id'] });
  expect(read('using gin ("search_keys") where deleted_at is null')).toMatchObject({ use: 'search' });
  expect(read('(id) where deleted_at is null and search_keys is null')).toMatchObject({ use: 'searchRest' });
  expect(read('(deleted_at) where deleted_at is not null')).toMatchObject({ use: 'trash' });
});

function read(definition: string, unique = false) {
  return readIndex({ definition, unique });
}
