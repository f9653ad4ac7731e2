import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { gatherVersions } from '../catalog/data-version.ts';
import { openTestWorkspace, type TestWorkspace } from '../catalog/test-workspace.ts';
import { rebuildSearch } from '../data/search/rebuild-search.ts';
import { castActor, insertRows, readRoadDefinitions, readRoadUsers, rowId } from '../data/test-cast/read-cast.test-support.ts';
import { writeRecords } from '../data/write/write-records.ts';
import type { WriteRequest } from '../data/write/write-request.ts';
import { aggregate } from './aggregate.ts';

let site: TestWorkspace;
let boss: Actor;
let rep: Actor;

beforeAll(async () => {
  site = await openTestWorkspace({ definitions: readRoadDefinitions, users: readRoadUsers });
  boss = await castActor(site.workspace, 'admin');
  rep = await castActor(site.workspace, 'liLei');
  await insertRows(site.workspace, 'deal', [
    { id: rowId('deal', 0), name: 'one', stage: 'new', owner: 'liLei' },
    { id: rowId('deal', 1), name: 'two', stage: 'new', owner: 'hanMeimei' },
  ]);
});
afterAll(() => site?.drop());

test('an answer is remembered while nothing is changed by the write pipeline, for each reader by their rights', async () => {
  expect([await count(boss), await count(rep)]).toEqual([2, 1]);
  // Behind our back, so that it shows whether the records are read.
  await site.workspace.database.platform.query({ text: 'update ws_main.deal set deleted_at = now()', values: [] });
  expect([await count(boss), await count(rep)]).toEqual([2, 1]);
  await site.workspace.database.platform.query({ text: 'update ws_main.deal set deleted_at = null', values: [] });
});

test('after each kind of write the answer is that of the records, by whichever way they are written', async () => {
  const ids = Array.from({ length: 150 }, (_, index) => rowId('deal', 100 + index));
  const records = ids.map((_, index) => ({ name: `n${index}`, stage: 'won' }));
  const steps: [WriteRequest, number][] = [
    [{ object: 'deal', action: 'create', records: records.slice(0, 3), ids: ids.slice(0, 3) }, 3],
    // So many are copied.
    [{ object: 'deal', action: 'create', records: records.slice(3), ids: ids.slice(3) }, 150],
    [{ object: 'deal', action: 'update', records: [{ id: ids[0] as string, values: { stage: 'new' } }] }, 149],
    [{ object: 'deal', action: 'delete', ids: ids.slice(0, 10) }, 140],
    [{ object: 'deal', action: 'restore', ids: ids.slice(5, 10) }, 145],
  ];
  expect(await count(boss, 'won')).toBe(0);
  for (const [request, expected] of steps) {
    await writeRecords(site.workspace, boss, request);
    expect(await count(boss, 'won')).toBe(expected);
    expect(await count(boss, 'won')).toBe(expected);
    await gatherVersions(site.workspace);
  }
});

test('who has written reads what was written, however many write at the same time', async () => {
  await Promise.all(
    [0, 1, 2, 3].map(async (writer) => {
      for (let made = 1; made <= 12; made += 1) {
        const request = { object: 'account', action: 'create' as const, records: [{ name: `writer ${writer}` }] };
        await writeRecords(site.workspace, boss, request);
        expect(await countAccounts(`writer ${writer}`)).toBe(made);
        await Promise.all([countAccounts(`writer ${(writer + 1) % 4}`), gatherVersions(site.workspace)]);
      }
    }),
  );
});

test('what many ask at the same moment is worked out once', async () => {
  await writeRecords(site.workspace, boss, {
    object: 'deal',
    action: 'update',
    records: [{ id: rowId('deal', 1), values: { name: 'x' } }],
  });
  let read = 0;
  const db = {
    ...site.workspace.db,
    read: ((statement, limit) => {
      if (limit === 'long') read += 1;
      return site.workspace.db.read(statement, limit);
    }) as typeof site.workspace.db.read,
  };
  const counted = Object.create(site.workspace, { db: { value: db } }) as TestWorkspace['workspace'];
  const answers = await Promise.all(Array.from({ length: 20 }, () => count(boss, 'new', counted)));
  expect(new Set(answers).size).toBe(1);
  expect(read).toBe(1);
});

test('a total over what is searched for is told again once search keys are made anew', async () => {
  const { workspace } = site;
  const totalOf = async () =>
    (
      await aggregate(workspace, boss, {
        object: 'account',
        measures: [{ name: 'number', aggregate: 'count' }],
        search: 'writer',
      })
    ).rows[0]?.values.number;
  const total = await totalOf();
  const rows = (text: string) => workspace.database.platform.query({ text, values: [] });
  await rows('update ws_main.account set search_text = null, search_keys = null');
  await rows('delete from ws_main.sys_search_shape');
  await writeRecords(workspace, boss, { object: 'account', action: 'create', records: [{ name: 'writer 9' }] });
  expect(await totalOf()).toBe(1);
  await rebuildSearch(workspace);
  expect(await totalOf()).toBe(Number(total) + 1);
});

async function count(actor: Actor, stage?: string, workspace = site.workspace): Promise<unknown> {
  const { rows } = await aggregate(workspace, actor, {
    object: 'deal',
    measures: [{ name: 'number', aggregate: 'count' }],
    ...(stage && { filter: { field: 'stage', op: 'eq', value: stage } }),
  });
  return rows[0]?.values.number;
}

async function countAccounts(name: string): Promise<unknown> {
  const { rows } = await aggregate(site.workspace, boss, {
    object: 'account',
    measures: [{ name: 'number', aggregate: 'count' }],
    filter: { field: 'name', op: 'eq', value: name },
  });
  return rows[0]?.values.number;
}
