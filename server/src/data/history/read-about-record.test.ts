import { defineObject, fieldTypes } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { newId } from '../../base/ids.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { keysOf } from '../../query/search-keys/search-keys.ts';
import { streamRecords } from '../read/stream-records.ts';
import { findSimilar } from '../search/find-similar.ts';
import { nameCore } from '../search/name-core.ts';
import { searchRecords } from '../search/search-records.ts';
import { castActor, insertRows, readRoadDefinitions, readRoadUsers, rowId } from '../test-cast/read-cast.test-support.ts';
import { readHistory } from './read-history.ts';
import { readStages } from './read-stages.ts';
import { readTimeline } from './read-timeline.ts';

let open: TestWorkspace;
let rep: Actor;
let lead: Actor;
const label = { zh: '阶段', en: 'Stage' };

const stageEntry = defineObject('deal_stage', {
  label,
  icon: 'clock',
  title: 'stage',
  controlledBy: 'deal',
  fields: {
    deal: { type: 'relation', to: 'deal', label },
    stage: { type: 'text', label },
    entered_at: { type: 'datetime', label },
    left_at: { type: 'datetime', label },
    entered_by: { type: 'user', label },
  },
});

beforeAll(async () => {
  const tracked = readRoadDefinitions.map((definition) =>
    definition.name === 'deal'
      ? {
          ...definition,
          body: {
            ...(definition.body as object),
            track: {
              field: 'stage',
              into: 'deal_stage',
              value: 'stage',
              enteredAt: 'entered_at',
              leftAt: 'left_at',
              enteredBy: 'entered_by',
            },
          },
        }
      : definition,
  );
  const readers = tracked.map((definition) =>
    definition.kind === 'role'
      ? {
          ...definition,
          body: {
            ...(definition.body as object),
            objects: { ...(definition.body as { objects: object }).objects, deal_stage: { read: 'own' } },
          },
        }
      : definition,
  );
  open = await openTestWorkspace({ definitions: [...readers, stageEntry], users: readRoadUsers });
  const { workspace } = open;
  await insertRows(workspace, 'account', accounts());
  await insertRows(workspace, 'deal', [
    { id: rowId('deal', 1), name: '年度框架', account_id: rowId('account', 1) },
    { id: rowId('deal', 2), name: '别人的', owner: 'hanMeimei' },
  ]);
  await insertRows(workspace, 'follow_up', [
    {
      id: rowId('follow_up', 1),
      body: '先打电话',
      at: '2026-11-02T00:00:00Z',
      about_object: 'deal',
      about_id: rowId('deal', 1),
      created_by: testUsers.liLei.id,
    },
    { id: rowId('follow_up', 2), body: '再拜访', at: '2026-11-04T00:00:00Z', about_object: 'deal', about_id: rowId('deal', 1) },
    {
      id: rowId('follow_up', 3),
      body: '无关',
      at: '2026-11-05T00:00:00Z',
      about_object: 'account',
      about_id: rowId('account', 1),
    },
  ]);
  await insertRows(workspace, 'deal_stage', [
    {
      id: rowId('link', 1),
      deal_id: rowId('deal', 1),
      stage: 'new',
      entered_at: '2026-11-01T00:00:00Z',
      left_at: '2026-11-03T00:00:00Z',
    },
    {
      id: rowId('link', 2),
      deal_id: rowId('deal', 1),
      stage: 'quote',
      entered_at: '2026-11-03T00:00:00Z',
      left_at: null,
      owner: 'hanMeimei',
    },
  ]);
  await insertHistory();
  [rep, lead] = await Promise.all([castActor(workspace, 'liLei'), castActor(workspace, 'wangFang')]);
});
afterAll(() => open?.drop());

function accounts() {
  return [
    { id: rowId('account', 1), name: '上海榫卯科技有限公司', phone: '+8613800001234' },
    { id: rowId('account', 2), name: '榫卯（上海）科技有限公司', owner: 'hanMeimei' },
    { id: rowId('account', 3), name: '榫卯', owner: 'liLei' },
  ].map((row) => {
    const phone = row.phone ? (fieldTypes.phone.searchText?.(row.phone, { type: 'phone', label }) ?? '') : '';
    const { text, keys } = keysOf([row.name, phone, ''], row.name, [nameCore(row.name), phone]);
    return { ...row, search_text: text, search_keys: keys };
  });
}

async function insertHistory(): Promise<void> {
  const accountLink = [null, { id: rowId('account', 1) }];
  const rows = [
    {
      at: '2026-11-01T00:00:00Z',
      action: 'create',
      changes: { name: [null, '年度框架'], account: accountLink, hidden: [null, 'x'], gone: [1, 2] },
    },
    {
      at: '2026-11-03T00:00:00Z',
      action: 'update',
      changes: { stage: ['new', 'quote'], owner: [{ id: testUsers.hanMeimei.id }, { id: testUsers.liLei.id }] },
    },
    { at: '2026-11-03T01:00:00Z', action: 'update', changes: { hidden: ['x', 'y'] } },
  ];
  for (const { at, action, changes } of rows) {
    await open.workspace.database.platform.query({
      text: `insert into "${open.workspace.schema}".sys_history (id, object, record_id, at, actor, source, action, changes) values ($1, 'deal', $2, $3, $4, 'web', $5, $6)`,
      values: [newId(), rowId('deal', 1), at, testUsers.liLei.id, action, JSON.stringify(changes)],
    });
  }
}

describe('global search', () => {
  const titles = async (q: string, actor = rep) => (await searchRecords(open.workspace, actor, { q })).map(({ title }) => title);

  test('puts titles that start with the words first, and shows what else was found', async () => {
    expect(await titles('榫卯')).toEqual(['榫卯', '上海榫卯科技有限公司']);
    expect(await searchRecords(open.workspace, rep, { q: '1234' })).toEqual([
      { object: 'account', id: rowId('account', 1), title: '上海榫卯科技有限公司', subtitle: '138 0000 1234' },
    ]);
  });

  test('finds only what the actor may read', async () => {
    expect(await titles('榫卯', lead)).toHaveLength(3);
  });

  test('finds nothing where there is nothing', async () => {
    expect(await titles('没有这样的词')).toEqual([]);
    expect(await titles(' ')).toEqual([]);
  });
});

describe('similar records', () => {
  test('are found by name without legal form and brackets; of those the actor may not read only the number is told', async () => {
    const request = { object: 'account', values: { name: '榫卯上海科技股份有限公司', phone: null } };
    expect(await findSimilar(open.workspace, rep, request)).toEqual({ records: [], others: 1 });
    const { records, others } = await findSimilar(open.workspace, lead, request);
    expect(others).toBe(0);
    expect(records).toEqual([
      {
        id: rowId('account', 2),
        title: '榫卯（上海）科技有限公司',
        owner: { id: testUsers.hanMeimei.id, title: '韩梅梅' },
        reason: 'name',
      },
    ]);
  });

  test('are found by phone, except the record itself', async () => {
    const values = { name: '别名', phone: '138 0000 1234' };
    expect(await findSimilar(open.workspace, rep, { object: 'account', values })).toMatchObject({
      records: [{ id: rowId('account', 1), reason: 'phone' }],
      others: 0,
    });
    expect(await findSimilar(open.workspace, rep, { object: 'account', values, exclude: rowId('account', 1) })).toEqual({
      records: [],
      others: 0,
    });
  });

  test('are told to nobody who may not make one', async () => {
    const reader = { ...lead, rights: { ...lead.rights, allows: () => false } };
    const asked = findSimilar(open.workspace, reader, { object: 'account', values: { phone: '138 0000 1234' } });
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('history', () => {
  test('is newest first, with titles, without hidden fields', async () => {
    const { entries, next } = await readHistory(open.workspace, rep, { object: 'deal', id: rowId('deal', 1) });
    expect(next).toBeUndefined();
    expect(entries.map(({ at, action, actor, changes }) => ({ at, action, actor, changes }))).toEqual([
      {
        at: '2026-11-03T00:00:00.000Z',
        action: 'update',
        actor: { id: testUsers.liLei.id, title: '李雷' },
        changes: {
          stage: { from: 'new', to: 'quote' },
          owner: { from: { id: testUsers.hanMeimei.id, title: '韩梅梅' }, to: { id: testUsers.liLei.id, title: '李雷' } },
        },
      },
      {
        at: '2026-11-01T00:00:00.000Z',
        action: 'create',
        actor: { id: testUsers.liLei.id, title: '李雷' },
        changes: {
          name: { from: null, to: '年度框架' },
          account: { from: null, to: { id: rowId('account', 1), title: '上海榫卯科技有限公司' } },
        },
      },
    ]);
  });

  test('of a record without history is empty, of another’s not found', async () => {
    const { entries } = await readHistory(open.workspace, lead, { object: 'deal', id: rowId('deal', 2) });
    expect(entries).toEqual([]);
    await expect(readHistory(open.workspace, rep, { object: 'deal', id: rowId('deal', 2) })).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});

describe('the timeline', () => {
  test('merges activities and changes, newest first', async () => {
    const { items } = await readTimeline(open.workspace, rep, { object: 'deal', id: rowId('deal', 1) });
    expect(items.map(({ type, at }) => [type, at.slice(0, 10)])).toEqual([
      ['follow_up', '2026-11-04'],
      ['change', '2026-11-03'],
      ['follow_up', '2026-11-02'],
      ['change', '2026-11-01'],
    ]);
    expect(items[2]).toMatchObject({ actor: { title: '李雷' }, record: { body: '先打电话' } });
    expect(items[1]?.change?.changes.stage).toEqual({ from: 'new', to: 'quote' });
    expect(items.map(({ editable }) => editable)).toEqual([true, undefined, true, undefined]);
  });

  test('of another’s record is not found', async () => {
    await expect(readTimeline(open.workspace, rep, { object: 'deal', id: rowId('deal', 2) })).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});

test('stages come oldest first', async () => {
  expect(await readStages(open.workspace, rep, { object: 'deal', id: rowId('deal', 1) })).toEqual([
    { stage: 'new', enteredAt: '2026-11-01T00:00:00.000Z', leftAt: '2026-11-03T00:00:00.000Z' },
    { stage: 'quote', enteredAt: '2026-11-03T00:00:00.000Z', leftAt: null },
  ]);
});

test('an export streams all records with their columns', async () => {
  const { columns, records } = streamRecords(open.workspace, lead, { object: 'deal', select: ['name', 'account.name'] });
  expect(columns.map(({ path, field }) => [path, field.object])).toEqual([
    ['name', 'deal'],
    ['account.name', 'account'],
  ]);
  const names: unknown[] = [];
  for await (const record of records) names.push(record.name);
  expect(names.sort()).toEqual(['别人的', '年度框架']);
});
