import type { ListQuery } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import { newId } from '../../base/ids.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { readListQuery } from '../../query/parse/read-list-query.ts';
import { compileList } from '../../query/statements/list.ts';
import { cachedPlan } from '../../query/statements/plan-cache.ts';
import { startRun } from '../../query/statements/run.ts';
import { castActor, readRoadDefinitions, readRoadUsers } from '../test-cast/read-cast.test-support.ts';

let open: TestWorkspace;
let rep: Actor;
let boss: Actor;

beforeAll(async () => {
  open = await openTestWorkspace({ definitions: readRoadDefinitions, users: readRoadUsers });
  rep = await castActor(open.workspace, 'liLei');
  boss = await castActor(open.workspace, 'zhangWei');
});
afterAll(() => open?.drop());

function statement(query: Omit<ListQuery, 'object'>, actor: Actor) {
  const { workspace } = open;
  const { shape, slots } = readListQuery({ object: 'deal', ...query });
  const { text, values, name } = compileList(workspace.snapshot, viewerOf(workspace.snapshot, actor), shape).bind(
    startRun(workspace, actor, slots),
  );
  return { text: text.replace(/\s+/g, ' '), values, name };
}

const byStage: Omit<ListQuery, 'object'> = {
  select: ['name', 'account'],
  filter: { field: 'stage', op: 'eq', value: 'won' },
  limit: 50,
};

test('a list of somebody with all records reads as one would write it by hand', () => {
  expect(statement({ ...byStage, select: ['name'] }, boss)).toMatchObject({
    text:
      'select t0."id", t0."version", t0."name" as c0, t0."amount_base"::text as k0 ' +
      'from "ws_main"."deal" t0 where t0.deleted_at is null and t0."stage" = $1::text ' +
      'order by t0."amount_base" desc nulls last, t0."id" desc nulls last limit 51',
    values: ['won'],
  });
});

test('titles are joined to the records of the page, not to all those among which it is chosen', () => {
  expect(statement(byStage, boss)).toMatchObject({
    text:
      'select t0."id", t0."version", t0."name" as c0, t0."account_id" as c1, t1."name" as c2, t0."#0"::text as k0 ' +
      'from (select t0.*, t0."amount_base" as "#0", t0."id" as "#1" ' +
      'from "ws_main"."deal" t0 where t0.deleted_at is null and t0."stage" = $1::text ' +
      'order by t0."amount_base" desc nulls last, t0."id" desc nulls last limit 51) t0 ' +
      'left join "ws_main"."account" t1 on t1.id = t0."account_id" and t1.deleted_at is null ' +
      'order by t0."#0" desc nulls last, t0."#1" desc nulls last',
    values: ['won'],
  });
});

test('rights are part of the text, whom they belong to is a value that is bound once', () => {
  const { text, values } = statement(byStage, rep);
  expect(text).toContain('t0.deleted_at is null and t0."owner_id" = $1::uuid and t0."stage" = $2::text');
  expect(text).toContain('on t1.id = t0."account_id" and t1.deleted_at is null and t1."owner_id" = $1::uuid order by');
  expect(values).toEqual([rep.userId, 'won']);
});

test.each<['asc' | 'desc', RegExp]>([
  ['asc', /t0\."name" >= \$\d+::text and \(t0\."name", t0\."id"\) > \(\$\d+::text, \$\d+::uuid\)/],
  ['desc', /t0\."name" <= \$\d+::text and \(t0\."name", t0\."id"\) < \(\$\d+::text, \$\d+::uuid\)/],
])(
  'the next page by what may be empty (%s) is a range of an index, and the empty ones follow where it is not full',
  (direction, range) => {
    const { workspace } = open;
    const query: Omit<ListQuery, 'object'> = { select: [], sort: [{ field: 'name', direction }], limit: 1 };
    const first = compileList(
      workspace.snapshot,
      viewerOf(workspace.snapshot, rep),
      readListQuery({ object: 'deal', ...query }).shape,
    );
    const cursorAt = (name: string | null) => {
      const row = { id: newId(), version: 1, k0: name };
      return first.toPage([row, row], startRun(workspace, rep)).next as string;
    };
    const inAnyLanguage = (text: string) => text.replaceAll(/ collate "[^"]+"/g, '');
    const text = inAnyLanguage(statement({ ...query, cursor: cursorAt('名') }, rep).text);
    expect(text).toMatch(range);
    expect(text).toContain('t0."name" is null and (select count(*) from filled) <= 1 order by');
    const last = inAnyLanguage(statement({ ...query, cursor: cursorAt(null) }, rep).text);
    expect(last).toMatch(/t0\."name" is null and \(?t0\."id"\)? [<>] \(?\$\d+::uuid/);
    expect(last).not.toContain('filled');
  },
);

test('queries that differ in values share a statement, others do not', () => {
  const other = (change: Partial<ListQuery>) => statement({ ...byStage, ...change }, rep);
  const { name } = statement(byStage, rep);
  expect(other({ filter: { field: 'stage', op: 'eq', value: 'new' } }).name).toBe(name);
  expect(other({ limit: 20 }).name).not.toBe(name);
  expect(other({ filter: { field: 'stage', op: 'ne', value: 'won' } }).name).not.toBe(name);
  expect(statement(byStage, boss).name).not.toBe(name);
});

test.each<[string, Omit<ListQuery, 'object'>, Omit<ListQuery, 'object'>]>([
  [
    'null and a value',
    { filter: { field: 'stage', op: 'eq', value: null } },
    { filter: { field: 'stage', op: 'eq', value: 'new' } },
  ],
  ['and and or', { filter: { and: [] } }, { filter: { or: [] } }],
  ['nesting', { filter: { and: [{ and: [] }, { or: [] }] } }, { filter: { and: [{ and: [{ or: [] }] }] } }],
  [
    'my team and a list',
    { filter: { field: 'owner', op: 'in', value: { myTeam: true } } },
    { filter: { field: 'owner', op: 'in', value: [] } },
  ],
  ['a search by keys and one without', { search: '榫卯' }, { search: '+++' }],
  ['nothing selected and everything', { select: [] }, {}],
  ['order', { sort: [{ field: 'name', direction: 'asc' }] }, { sort: [{ field: 'name', direction: 'desc' }] }],
  ['live and trash', { trash: true }, {}],
])('%s have different keys', (_, one, other) => {
  expect(readListQuery({ object: 'deal', ...one }).key).not.toBe(readListQuery({ object: 'deal', ...other }).key);
});

test('a plan is compiled once, and the least recently used one is dropped', () => {
  let compiled = 0;
  const plan = (key: string) => cachedPlan(open.workspace, key, () => ({ key, number: compiled++ }));
  expect(plan('first')).toBe(plan('first'));
  for (let index = 0; index < 499; index += 1) plan(`other ${index}`);
  expect(plan('first').number).toBe(0);
  plan('one too many');
  expect(plan('first').number).toBe(0);
  expect(plan('other 0').number).toBeGreaterThan(499);
});
