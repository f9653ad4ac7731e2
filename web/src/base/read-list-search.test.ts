import { expect, test } from 'vitest';
import { readListSearch } from './read-list-search.ts';

test('an address that a list wrote is read as it is', () => {
  const search = {
    view: 'open_deals',
    q: '东海',
    group: '',
    sort: [{ field: 'amount', direction: 'desc' }],
    columns: [{ field: 'name', width: 200 }],
    totals: [],
    filter: { and: [{ or: [{ field: 'stage', op: 'in', value: ['won'] }] }, { not: { some: 'tasks' } }] },
    layout: 'board',
  };
  expect(readListSearch(search)).toEqual(search);
});

test('what was typed by hand is left out where no list would write it', () => {
  const filters = ['open', { and: 'open' }, { and: [null] }, { field: 'stage' }, { not: 1 }];
  for (const filter of filters) expect(readListSearch({ filter })).toEqual({});
  expect(readListSearch({ sort: '-amount', columns: { field: 'name' }, totals: 3, token: 'x' })).toEqual({});
});

test('words that look like numbers stay words', () => {
  expect(readListSearch({ q: 2026, peek: true })).toEqual({ q: '2026', peek: 'true' });
});
