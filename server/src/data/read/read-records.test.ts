import type { ListQuery } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { mergeRoles } from '../../access/merge-roles.ts';
import type { TenonError } from '../../base/errors.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { keysOf } from '../../query/search-keys/search-keys.ts';
import {
  castActor,
  insertLinks,
  insertRows,
  readRoadDefinitions,
  readRoadUsers,
  rowId,
} from '../test-cast/read-cast.test-support.ts';
import { countAllowed } from './count-allowed.ts';
import { getRecord, getRecords } from './get-record.ts';
import { readRecords } from './read-records.ts';

const clock = { now: () => new Date('2026-11-21T17:00:00Z') };
let open: TestWorkspace;
let rep: Actor;
let lead: Actor;
let boss: Actor;

beforeAll(async () => {
  open = await openTestWorkspace({ definitions: readRoadDefinitions, users: readRoadUsers, clock });
  const { workspace } = open;
  await insertRows(workspace, 'account', accounts());
  await insertRows(workspace, 'product', [{ id: rowId('product', 1), name: 'GTX Pro' }]);
  await insertRows(workspace, 'deal', deals);
  await insertLinks(workspace, 'deal__products', [[rowId('deal', 1), rowId('product', 1)]]);
  await insertRows(workspace, 'follow_up', [
    { id: rowId('follow_up', 1), body: '电话', about_object: 'deal', about_id: rowId('deal', 1) },
    { id: rowId('follow_up', 2), body: '拜访', about_object: 'account', about_id: rowId('account', 2), owner: 'hanMeimei' },
  ]);
  [rep, lead, boss] = await Promise.all([
    castActor(workspace, 'liLei'),
    castActor(workspace, 'wangFang'),
    castActor(workspace, 'zhangWei'),
  ]);
});
afterAll(() => open?.drop());

function accounts() {
  return [
    { id: rowId('account', 1), name: '上海榫卯', phone: '+8613800001234', secret: 'alpha' },
    { id: rowId('account', 2), name: '北京重工', owner: 'hanMeimei' },
  ].map((row) => {
    const { text, keys } = keysOf([row.name, row.phone ?? '', row.secret ?? ''], row.name);
    return { ...row, search_text: text, search_keys: keys };
  });
}

const money = (amount: string) => ({ amount, amount_currency: 'CNY', amount_rate: '1', amount_base: amount });
const deals = [
  {
    id: rowId('deal', 1),
    name: '年度框架',
    account_id: rowId('account', 1),
    ...money('100.00'),
    chance: 50,
    stage: 'new',
    tags: ['a', 'b'],
    urgent: true,
    close: '2026-11-22',
    met_at: '2026-11-21T16:30:00.123456Z',
    hidden: 'h1',
  },
  {
    id: rowId('deal', 2),
    name: '二期 100%',
    account_id: rowId('account', 2),
    ...money('300.00'),
    stage: 'won',
    close: '2026-11-30',
  },
  { id: rowId('deal', 3), name: '试点', owner: 'hanMeimei', account_id: rowId('account', 2), ...money('200.00'), stage: 'won' },
  { id: rowId('deal', 4), name: '空' },
  { id: rowId('deal', 5), name: '已删', deleted_at: '2026-11-01T00:00:00Z', stage: 'new' },
];

async function names(query: Omit<ListQuery, 'object'>, actor: Actor = boss): Promise<unknown[]> {
  const { records } = await readRecords(open.workspace, actor, { object: 'deal', select: ['name'], ...query });
  return records.map((record) => record.name);
}

async function refusal(query: Partial<ListQuery>, actor: Actor = rep): Promise<TenonError> {
  return readRecords(open.workspace, actor, { object: 'deal', ...query } as ListQuery).then(
    () => expect.unreachable('the query was accepted'),
    (error: TenonError) => error,
  );
}

describe('a list', () => {
  test('holds every readable field of the readable records, in the default order', async () => {
    const { records, next } = await readRecords(open.workspace, rep, { object: 'deal' });
    expect(records.map(({ name }) => name)).toEqual(['二期 100%', '年度框架', '空']);
    expect(next).toBeUndefined();
    expect(records[1]).toMatchObject({
      id: rowId('deal', 1),
      version: 1,
      account: { id: rowId('account', 1), title: '上海榫卯' },
      amount: { amount: '100.00', currency: 'CNY', base: '100.00' },
      tags: ['a', 'b'],
      urgent: true,
      close: '2026-11-22',
      met_at: '2026-11-21T16:30:00.123Z',
      products: [{ id: rowId('product', 1), title: 'GTX Pro' }],
      owner: { id: testUsers.liLei.id, title: '李雷' },
      weighted: '50.00',
    });
    expect(records[1]).not.toHaveProperty('hidden');
    expect(records[1]).not.toHaveProperty('leak');
    expect(records[1]).not.toHaveProperty('deleted_at');
  });

  test('names no linked record that the actor may not read', async () => {
    const { records } = await readRecords(open.workspace, rep, { object: 'deal', select: ['account', 'account.name'] });
    expect(records[0]).toMatchObject({ account: { id: rowId('account', 2), title: null }, 'account.name': null });
  });

  test('follows paths, rollups and to-many fields under the rights of the actor', async () => {
    const select = ['name', 'total', 'won', 'deals', 'deals'];
    const { records } = await readRecords(open.workspace, lead, {
      object: 'account',
      select,
      sort: [{ field: 'name', direction: 'asc' }],
    });
    // By pinyin: Běijīng, Shànghǎi.
    expect(records).toEqual([
      {
        id: rowId('account', 2),
        version: 1,
        name: '北京重工',
        total: '500.00',
        won: 2,
        deals: [
          { id: rowId('deal', 2), title: '二期 100%' },
          { id: rowId('deal', 3), title: '试点' },
        ],
      },
      {
        id: rowId('account', 1),
        version: 1,
        name: '上海榫卯',
        total: '100.00',
        won: 0,
        deals: [{ id: rowId('deal', 1), title: '年度框架' }],
      },
    ]);
  });

  test('shows controlled records to whoever may read what they are about', async () => {
    const list = async (actor: Actor) =>
      (await readRecords(open.workspace, actor, { object: 'follow_up', select: ['body', 'about'] })).records;
    expect(await list(rep)).toEqual([
      { id: rowId('follow_up', 1), version: 1, body: '电话', about: { object: 'deal', id: rowId('deal', 1), title: '年度框架' } },
    ]);
    expect(await list(lead)).toHaveLength(2);
  });

  test('of the trash holds the deleted ones only', async () => {
    expect(await names({ trash: true, select: ['name', 'deleted_at'] })).toEqual(['已删']);
  });

  test('counts', async () => {
    const { count } = await readRecords(open.workspace, boss, { object: 'deal', limit: 1, count: 'capped' });
    expect(count).toEqual({ value: 4, capped: false });
    expect((await readRecords(open.workspace, rep, { object: 'deal', count: 'exact' })).count).toEqual({
      value: 3,
      capped: false,
    });
  });

  test('of an unknown object and of an unreadable one are the same', async () => {
    expect(await refusal({ object: 'nothing' })).toMatchObject({ code: 'notFound' });
    const nobody = { ...rep, rights: mergeRoles([]) };
    expect(await refusal({ object: 'deal' }, nobody)).toMatchObject({ code: 'notFound' });
  });
});

describe('one record', () => {
  test('comes with what is selected', async () => {
    const record = await getRecord(open.workspace, rep, { object: 'deal', id: rowId('deal', 1), select: ['account.phone'] });
    expect(record).toEqual({ id: rowId('deal', 1), version: 1, 'account.phone': '+8613800001234' });
  });

  test.each([
    ['of another', rowId('deal', 3)],
    ['in the trash', rowId('deal', 5)],
    ['that is no id', 'x'],
  ])('%s is not found', async (_, id) => {
    await expect(getRecord(open.workspace, rep, { object: 'deal', id })).rejects.toMatchObject({ code: 'notFound' });
  });

  test('and several come in the order asked for', async () => {
    const ids = [4, 3, 1].map((number) => rowId('deal', number));
    const records = await getRecords(open.workspace, rep, { object: 'deal', ids, select: [] });
    expect(records.map(({ id }) => id)).toEqual([rowId('deal', 4), rowId('deal', 1)]);
  });
});

describe('a filter', () => {
  test.each<[string, ListQuery['filter'], string[]]>([
    ['equality', { field: 'stage', op: 'eq', value: 'won' }, ['二期 100%', '试点']],
    ['inequality takes empty values along', { field: 'stage', op: 'ne', value: 'won' }, ['年度框架', '空']],
    ['null is empty', { field: 'stage', op: 'eq', value: null }, ['空']],
    ['money in base currency', { field: 'amount', op: 'gte', value: 200 }, ['二期 100%', '试点']],
    ['between', { field: 'amount', op: 'between', value: [100, '200'] }, ['试点', '年度框架']],
    ['in', { field: 'stage', op: 'in', value: ['new', 'won'] }, ['二期 100%', '试点', '年度框架']],
    ['not in', { field: 'stage', op: 'notIn', value: ['won'] }, ['年度框架', '空']],
    ['contains takes % as it stands', { field: 'name', op: 'contains', value: '0%' }, ['二期 100%']],
    ['does not contain', { field: 'name', op: 'notContains', value: '期' }, ['试点', '年度框架', '空']],
    ['has any', { field: 'tags', op: 'hasAny', value: ['b', 'c'] }, ['年度框架']],
    ['has all', { field: 'tags', op: 'hasAll', value: ['b', 'c'] }, []],
    ['has none', { field: 'tags', op: 'hasNone', value: ['b'] }, ['二期 100%', '试点', '空']],
    ['empty list', { field: 'tags', op: 'empty' }, ['二期 100%', '试点', '空']],
    ['relation', { field: 'account', op: 'eq', value: rowId('account', 2) }, ['二期 100%', '试点']],
    ['path', { field: 'account.name', op: 'startsWith', value: '上海' }, ['年度框架']],
    ['me', { field: 'owner', op: 'eq', value: { me: true } }, []],
    ['my team', { field: 'owner', op: 'in', value: { myTeam: true } }, ['二期 100%', '试点', '年度框架', '空']],
    ['under a superior', { field: 'owner', op: 'under', value: testUsers.wangFang.id }, ['二期 100%', '试点', '年度框架', '空']],
    [
      'under a department',
      { field: 'department.parent', op: 'under', value: '01900000-0000-7000-8000-00000000d001' },
      ['二期 100%', '试点', '年度框架', '空'],
    ],
    ['today in the zone of the actor', { field: 'met_at', op: 'within', value: 'today' }, ['年度框架']],
    ['a date for an instant is the whole day', { field: 'met_at', op: 'lte', value: '2026-11-22' }, ['年度框架']],
    ['an instant as the wire has it', { field: 'met_at', op: 'eq', value: '2026-11-21T16:30:00.123Z' }, ['年度框架']],
    ['the next days', { field: 'close', op: 'within', value: { next: 9, unit: 'day' } }, ['二期 100%', '年度框架']],
    ['formula', { field: 'weighted', op: 'eq', value: '50' }, ['年度框架']],
    ['rollup along a path', { field: 'account.total', op: 'gt', value: 400 }, ['二期 100%', '试点']],
    ['to-many', { field: 'products', op: 'hasAny', value: [rowId('product', 1)] }, ['年度框架']],
    ['no related records', { field: 'products', op: 'empty' }, ['二期 100%', '试点', '空']],
    ['some', { some: 'products', filter: { field: 'name', op: 'contains', value: 'gtx' } }, ['年度框架']],
    ['not', { not: { field: 'amount', op: 'lt', value: 250 } }, ['二期 100%', '空']],
    ['all of nothing', { and: [] }, ['二期 100%', '试点', '年度框架', '空']],
    ['any of nothing', { or: [] }, []],
    ['formula over a null', { not: { or: [{ field: 'weighted', op: 'gt', value: 0 }] } }, ['二期 100%', '试点', '空']],
  ])('%s', async (_, filter, expected) => {
    expect(await names({ filter })).toEqual(expected);
  });

  test('counts only related records that the actor may read', async () => {
    const filter = { some: 'deals', filter: { field: 'stage', op: 'eq', value: 'won' } } as const;
    expect((await readRecords(open.workspace, lead, { object: 'account', filter })).records).toHaveLength(1);
    const own = await readRecords(open.workspace, await castActor(open.workspace, 'hanMeimei'), {
      object: 'account',
      select: ['total'],
    });
    expect(own.records.map(({ total }) => total)).toEqual(['200.00']);
  });
});

test('of the records of a filter, those are counted that may be changed', async () => {
  const count = (actor: Actor, ids?: string[]) =>
    countAllowed(open.workspace, actor, { object: 'deal', action: 'delete', filter: { field: 'stage', op: 'notEmpty' }, ids });
  expect(await count(boss)).toEqual({ total: 3, allowed: 0 });
  expect(await countAllowed(open.workspace, rep, { object: 'deal', action: 'update' })).toEqual({ total: 3, allowed: 3 });
  expect(await count(boss, [rowId('deal', 2), 'x'])).toEqual({ total: 1, allowed: 0 });
});

describe('a search', () => {
  const search = async (text: string, actor: Actor) =>
    (await readRecords(open.workspace, actor, { object: 'account', search: text, select: ['name'] })).records.map(
      ({ name }) => name,
    );

  test.each(['榫卯', '1234', 'shsm', '上海 1234', '  '])('for “%s” finds it', async (text) => {
    expect(await search(text, boss)).toContain('上海榫卯');
  });

  test('looks into no field that is hidden from the actor', async () => {
    expect(await search('alpha', boss)).toEqual(['上海榫卯']);
    expect(await search('alpha', rep)).toEqual([]);
    expect(await search('榫卯', rep)).toEqual(['上海榫卯']);
    expect(await search('shsm', rep)).toEqual(['上海榫卯']);
  });
});

describe('a list under periods', () => {
  const amount = { field: 'amount', direction: 'desc' } as const;

  test('is sorted by them first, whatever is sorted by within', async () => {
    const byMonth = { field: 'close', direction: 'asc', bucket: 'month' } as const;
    expect(await names({ sort: [byMonth, amount] })).toEqual(['二期 100%', '年度框架', '试点', '空']);
    expect(await names({ sort: [{ ...byMonth, bucket: 'day' }, amount] })).toEqual(['年度框架', '二期 100%', '试点', '空']);
    const { next } = await readRecords(open.workspace, boss, { object: 'deal', sort: [byMonth, amount], limit: 1 });
    expect(await names({ sort: [byMonth, amount], cursor: next })).toEqual(['年度框架', '试点', '空']);
    expect(await refusal({ sort: [{ ...byMonth, bucket: 'year' }, amount], cursor: next })).toMatchObject({ code: 'badCursor' });
  });

  test('takes instants by the clocks of the reader', async () => {
    const byDay = { field: 'met_at', direction: 'asc', bucket: 'day' } as const;
    expect(await names({ sort: [byDay, amount], limit: 1 })).toEqual(['年度框架']);
  });

  test('that do not exist, or of a field without days, is refused', async () => {
    const bad = { field: 'close', direction: 'asc', bucket: 'decade' } as never;
    expect(await refusal({ sort: [bad] })).toMatchObject({ code: 'invalidQuery' });
    expect(await refusal({ sort: [{ field: 'stage', direction: 'asc', bucket: 'month' }] })).toMatchObject({
      code: 'invalidQuery',
    });
  });
});

describe('a page', () => {
  test('is followed by the next one, nulls and equal values included', async () => {
    const query: ListQuery = { object: 'deal', select: ['name'], limit: 1, sort: [{ field: 'stage', direction: 'desc' }] };
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await readRecords(open.workspace, boss, { ...query, cursor });
      seen.push(...page.records.map(({ name }) => name));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(['试点', '二期 100%', '年度框架', '空']);
  });

  test.each(['x', Buffer.from('["a",1]').toString('base64url'), Buffer.from('["a"]').toString('base64url')])(
    'after “%s” does not exist',
    async (cursor) => {
      expect(await refusal({ cursor })).toMatchObject({ code: 'badCursor' });
    },
  );

  test('of another order is refused', async () => {
    const { next } = await readRecords(open.workspace, rep, { object: 'deal', limit: 1 });
    expect(await refusal({ cursor: next, sort: [{ field: 'name', direction: 'asc' }] })).toMatchObject({ code: 'badCursor' });
    expect(await refusal({ cursor: next, filter: { field: 'name', op: 'empty' } })).toMatchObject({ code: 'badCursor' });
  });
});

describe('a query that is wrong says what and where', () => {
  test.each<[Record<string, unknown>, string, string]>([
    [{ filter: { field: 'nothing', op: 'eq', value: 1 } }, 'filter.field', 'unknownField'],
    [{ filter: { and: [{ field: 'amount', op: 'lt', value: 'abc' }] } }, 'filter.and[0].value', 'wrongType'],
    [{ filter: { field: 'amount', op: 'contains', value: 'x' } }, 'filter.op', 'badOperator'],
    [{ filter: { field: 'amount', op: 'like', value: 'x' } }, 'filter.op', 'wrongType'],
    [{ filter: { field: 'stage', op: 'eq', value: 'lost' } }, 'filter.value', 'unknownOption'],
    [{ filter: { field: 'stage', op: 'eq' } }, 'filter.value', 'wrongType'],
    [{ filter: { field: 'stage', op: 'in', value: 'won' } }, 'filter.value', 'wrongType'],
    [{ filter: { field: 'amount', op: 'between', value: [1] } }, 'filter.value', 'wrongType'],
    [{ filter: { field: 'close', op: 'within', value: 'someday' } }, 'filter.value', 'wrongType'],
    [{ filter: { field: 'id', op: 'eq', value: 'x' } }, 'filter.value', 'wrongType'],
    [{ filter: { field: 'amount', op: 'eq', value: { me: true } } }, 'filter.value', 'wrongType'],
    [{ filter: { field: 'amount', op: 'eq', value: { myTeam: true } } }, 'filter.value', 'wrongType'],
    [{ filter: { field: 'name', op: 'contains', value: 'a\0' } }, 'filter.value', 'wrongType'],
    [{ filter: { field: 'name', op: 'eq', value: 'a', extra: 1 } }, 'filter', 'wrongType'],
    [{ filter: [] }, 'filter', 'wrongType'],
    [{ filter: { and: {} } }, 'filter.and', 'wrongType'],
    [{ filter: { some: 'account' } }, 'filter', 'unknownField'],
    [{ filter: { or: Array(101).fill({ field: 'name', op: 'empty' }) } }, 'filter.or[100]', 'wrongType'],
    [{ select: ['account.nothing'] }, 'select[0]', 'unknownField'],
    [{ select: ['name.name'] }, 'select[0]', 'unknownField'],
    [{ select: ['a"; drop table x'] }, 'select[0]', 'unknownField'],
    [{ select: Array(61).fill('name') }, 'select', 'wrongType'],
    [{ sort: [{ field: 'tags', direction: 'asc' }] }, 'sort[0]', 'notSortable'],
    [{ sort: [{ field: 'name', direction: 'up' }] }, 'sort[0]', 'wrongType'],
    [{ limit: 201 }, 'limit', 'wrongType'],
    [{ limit: 0 }, 'limit', 'wrongType'],
    [{ count: 'all' }, 'count', 'wrongType'],
    [{ where: {} }, 'where', 'wrongType'],
    [{ search: 7 }, 'search', 'wrongType'],
  ])('%j', async (query, field, code) => {
    expect(await refusal(query as Partial<ListQuery>)).toMatchObject({
      code: 'invalidQuery',
      details: { problems: [{ field, code }] },
    });
  });

  test('a filter of eleven levels', async () => {
    let filter: ListQuery['filter'] = { field: 'name', op: 'empty' };
    for (let level = 0; level < 10; level += 1) filter = { not: filter };
    expect(await refusal({ filter })).toMatchObject({ code: 'invalidQuery' });
  });
});

describe('a field hidden from the actor is refused like one that does not exist', () => {
  const uses: [string, (field: string) => Partial<ListQuery>][] = [
    ['select', (field) => ({ select: [field] })],
    ['filter', (field) => ({ filter: { field, op: 'empty' } })],
    ['filter by an operator it does not take', (field) => ({ filter: { field, op: 'hasAny', value: [] } })],
    ['some', (field) => ({ filter: { some: field } })],
    ['sort', (field) => ({ sort: [{ field, direction: 'asc' }] })],
  ];

  test.each(uses)('in %s', async (_, use) => {
    const masked = (error: TenonError, field: string) => JSON.stringify(error.details).replaceAll(field, '?');
    const unknown = masked(await refusal(use('nothing')), 'nothing');
    for (const field of ['hidden', 'leak', 'account.secret']) expect(masked(await refusal(use(field)), field)).toBe(unknown);
    expect(
      (await readRecords(open.workspace, boss, { object: 'deal', ...use('name') } as ListQuery).catch((error) => error)).code,
    ).not.toBe('notFound');
  });
});
