import { defineObject, type Filter } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import { newId } from '../../base/ids.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { readListQuery } from '../../query/parse/read-list-query.ts';
import { compileList } from '../../query/statements/list.ts';
import { startRun } from '../../query/statements/run.ts';
import { rebuildSearch } from '../search/rebuild-search.ts';
import { castActor, insertRows, rowId } from '../test-cast/read-cast.test-support.ts';
import { readRecords } from './read-records.ts';

const label = { zh: '零件', en: 'Part' };
const part = defineObject('part', {
  label,
  icon: 'box',
  title: 'name',
  fields: {
    name: { type: 'text', label },
    code: { type: 'text', label, unique: true },
    mail: { type: 'email', label },
    site: { type: 'url', label },
    kind: { type: 'choice', label, options: ['x', 'X'].map((value) => ({ value, label: { zh: value, en: value } })) },
    twice: { type: 'formula', label, expression: 'name & name', result: 'text' },
  },
});

/** What languages make small and large in ways of their own. */
const names = [
  'Acme',
  'ACME',
  'straße',
  'STRASSE',
  'İzmir',
  'izmir',
  'Ｋelvin',
  'kelvin',
  '\u212aelvin',
  'ΣΑΣ',
  'σας',
  'É',
  'é',
  '榫卯',
];
let open: TestWorkspace;
let actor: Actor;

beforeAll(async () => {
  open = await openTestWorkspace({ definitions: [part] });
  actor = await castActor(open.workspace, 'admin');
  const rows = names.map((name, at) => ({
    id: rowId('link', at),
    name,
    code: `C-${at}`,
    mail: null as string | null,
    kind: 'x',
  }));
  Object.assign(rows[0] as object, { mail: 'Rose@edge.com', site: 'https://edge.com/A', kind: 'X' });
  await insertRows(open.workspace, 'part', rows);
  await rebuildSearch(open.workspace);
});
afterAll(() => open?.drop());

async function found(filter: Filter): Promise<unknown[]> {
  const sort = [{ field: 'id', direction: 'asc' as const }];
  const { records } = await readRecords(open.workspace, actor, { object: 'part', select: ['name'], filter, sort, limit: 200 });
  return records.map(({ name }) => name);
}

/** By the rule of the unique index. */
async function same(name: string): Promise<string[]> {
  const rows = await open.database.platform.query<{ name: string }>({
    text: `select name from "${open.workspace.schema}".part where lower(name) = lower($1) order by id`,
    values: [name],
  });
  return rows.map((row) => row.name);
}

test('a text equals what a unique index would refuse beside it, and nothing else', async () => {
  for (const name of names) {
    const equal = await same(name);
    const others = names.filter((each) => !equal.includes(each));
    expect(await found({ field: 'name', op: 'eq', value: name })).toEqual(equal);
    expect(await found({ field: 'name', op: 'in', value: [name, 'nobody'] })).toEqual(equal);
    expect(await found({ field: 'name', op: 'ne', value: name })).toEqual(others);
    expect(await found({ field: 'name', op: 'notIn', value: [name] })).toEqual(others);
  }
  expect(await same('acme')).toEqual(['Acme', 'ACME']);
});

test('so do addresses of mail and of pages, and texts that are worked out', async () => {
  expect(await found({ field: 'mail', op: 'eq', value: 'rOSE@edge.com' })).toEqual(['Acme']);
  expect(await found({ field: 'site', op: 'in', value: ['https://edge.com/a'] })).toEqual(['Acme']);
  expect(await found({ field: 'twice', op: 'eq', value: 'acmeacme' })).toEqual(['Acme', 'ACME']);
});

test('options are keys, and are compared as they are', async () => {
  expect(await found({ field: 'kind', op: 'eq', value: 'X' })).toEqual(['Acme']);
  expect(await found({ field: 'kind', op: 'notIn', value: ['x'] })).toEqual(['Acme']);
});

function statement(filter: Filter) {
  const { shape, slots } = readListQuery({ object: 'part', select: [], filter });
  return compileList(open.workspace.snapshot, viewerOf(open.workspace.snapshot, actor), shape).bind(
    startRun(open.workspace, actor, slots),
  );
}

test('a text that is searched is looked for among those that have its keys; a unique one has an index of its own', () => {
  expect(statement({ field: 'name', op: 'eq', value: '榫卯' }).text).toContain('search_keys');
  expect(statement({ field: 'code', op: 'eq', value: 'C-1' }).text).not.toContain('search_keys');
});

describe('among many', () => {
  beforeAll(async () => {
    const many = Array.from({ length: 3000 }, (_, at) => ({ id: newId(), name: `零件 ${at}`, code: `M-${at}` }));
    await insertRows(open.workspace, 'part', many);
    await rebuildSearch(open.workspace);
    await open.database.platform.query({ text: `analyze "${open.workspace.schema}".part`, values: [] });
  });

  test.each([
    ['the unique index', { field: 'code', op: 'eq', value: 'c-3' }, /ux_part_code/],
    ['the unique index, for each of a list', { field: 'code', op: 'in', value: ['c-3', 'C-4'] }, /ux_part_code/],
  ] satisfies [string, Filter, RegExp][])('the way leads by %s', async (_, filter, index) => {
    const { text, values } = statement(filter);
    const lines = await open.database.platform.transaction(async (tx) => {
      await tx.query({ text: 'set local enable_seqscan = off', values: [] });
      return tx.query<{ 'QUERY PLAN': string }>({ text: `explain ${text}`, values: values as unknown[] });
    });
    expect(lines.map((line) => line['QUERY PLAN']).join('\n')).toMatch(index);
  });
});
