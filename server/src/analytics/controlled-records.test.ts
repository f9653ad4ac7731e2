import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { openTestWorkspace, type TestWorkspace } from '../catalog/test-workspace.ts';
import { readRecords } from '../data/read/read-records.ts';
import { castActor, insertRows, readRoadDefinitions, readRoadUsers, rowId } from '../data/test-cast/read-cast.test-support.ts';
import { aggregate } from './aggregate.ts';

/** Follow-ups are read by the rights over what they are about, and by those over themselves where they are about nothing. */

const count = 40;
let site: TestWorkspace;
let actors: Record<'liLei' | 'wangFang' | 'zhangWei', Actor>;

beforeAll(async () => {
  site = await openTestWorkspace({ definitions: readRoadDefinitions, users: readRoadUsers });
  const { workspace } = site;
  const owner = (index: number) => (index % 2 === 0 ? 'liLei' : 'hanMeimei');
  const two = [0, 1, 2, 3];
  await insertRows(
    workspace,
    'account',
    two.map((index) => ({
      id: rowId('account', index),
      name: `a${index}`,
      owner: owner(index),
      deleted_at: index > 1 ? '2026-01-02' : null,
    })),
  );
  await insertRows(
    workspace,
    'deal',
    two.map((index) => ({ id: rowId('deal', index), name: `d${index}`, owner: owner(index) })),
  );
  await insertRows(
    workspace,
    'follow_up',
    Array.from({ length: count }, (_, index) => ({
      id: rowId('follow_up', index),
      body: `f${index}`,
      at: `2026-02-01T00:00:${String((index * 7) % count).padStart(2, '0')}Z`,
      // Neither owner of what it is about nor about anything decides alone.
      owner: owner(Math.floor(index / 10)),
      ...(index % 5 !== 4 && {
        about_object: index % 5 < 2 ? 'account' : 'deal',
        about_id: rowId(index % 5 < 2 ? 'account' : 'deal', (index * 3) % 4),
      }),
    })),
  );
  actors = {
    liLei: await castActor(workspace, 'liLei'),
    wangFang: await castActor(workspace, 'wangFang'),
    zhangWei: await castActor(workspace, 'zhangWei'),
  };
});
afterAll(() => site?.drop());

/** Told from the rows, without the engine. */
function readable(isTheirs: (owner: number) => boolean): number[] {
  return Array.from({ length: count }, (_, index) => index).filter((index) => {
    if (index % 5 === 4) return isTheirs(Math.floor(index / 10) % 2);
    const about = (index * 3) % 4;
    return isTheirs(about % 2) && (index % 5 >= 2 || about < 2);
  });
}

const everybody: ['liLei' | 'wangFang' | 'zhangWei', number[]][] = [
  ['liLei', readable((owner) => owner === 0)],
  ['wangFang', readable(() => true)],
  ['zhangWei', readable(() => true)],
];

test.each(everybody)('%s pages through every record once, in order, and is told how many there are', async (name, expected) => {
  const found: string[] = [];
  let next: string | undefined;
  do {
    const page = await readRecords(site.workspace, actors[name], {
      object: 'follow_up',
      select: ['body', 'about'],
      sort: [{ field: 'at', direction: 'asc' }],
      limit: 3,
      count: 'exact',
      ...(next && { cursor: next }),
    });
    expect(page.count).toEqual({ value: expected.length, capped: false });
    found.push(...page.records.map(({ body }) => body as string));
    next = page.next;
  } while (next);
  const byTime = expected.toSorted((a, b) => ((a * 7) % count) - ((b * 7) % count));
  expect(found).toEqual(byTime.map((index) => `f${index}`));
});

test.each(everybody)('%s filters and adds up the same records', async (name, expected) => {
  const filter = { field: 'about', op: 'empty' as const };
  const { workspace } = site;
  const capped = await readRecords(workspace, actors[name], { object: 'follow_up', filter, count: 'capped', limit: 1 });
  const alone = expected.filter((index) => index % 5 === 4);
  expect(capped.count).toEqual({ value: alone.length, capped: false });
  const { rows } = await aggregate(workspace, actors[name], {
    object: 'follow_up',
    measures: [{ name: 'number', aggregate: 'count' }],
  });
  expect(rows).toEqual([{ keys: [], values: { number: expected.length } }]);
});
