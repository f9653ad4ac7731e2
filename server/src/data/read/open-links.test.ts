import { defineObject, defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { readListQuery } from '../../query/parse/read-list-query.ts';
import { compileList } from '../../query/statements/list.ts';
import { startRun } from '../../query/statements/run.ts';
import { writeRecords } from '../write/write-records.ts';
import type { Values } from '../write/write-request.ts';
import { readRecords } from './read-records.ts';

const label = (text: string) => ({ zh: text, en: text });
const names = Array.from({ length: 12 }, (_, index) => `thing_${index}`);
const things = names.map((name, index) =>
  defineObject(name, {
    label: label(name),
    icon: 'box',
    // Titles of two types of SQL.
    title: index % 3 === 0 ? 'id' : 'name',
    fields: { name: { type: 'text', label: label('Name') } },
  }),
);
const note = defineObject('note', {
  label: label('Note'),
  icon: 'message',
  title: 'text',
  activities: false,
  fields: {
    text: { type: 'text', label: label('Text') },
    about: { type: 'polymorphic', to: ['*'], label: label('About') },
  },
});
const reader = defineRole('reader', {
  label: label('Reader'),
  objects: Object.fromEntries(
    ['note', ...names.slice(0, 6)].map((name) => [name, { read: name === 'thing_2' ? ('own' as const) : ('all' as const) }]),
  ),
});

let open: TestWorkspace;
let admin: Actor;
let rep: Actor;
const ids: string[] = [];

beforeAll(async () => {
  open = await openTestWorkspace({ definitions: [...things, note, reader], users: { liLei: ['reader'] } });
  const actor = async (id: string) => (await actorForUser(open.workspace, id, 'web')) as Actor;
  [admin, rep] = await Promise.all([actor(testUsers.admin.id), actor(testUsers.liLei.id)]);
  for (const [index, object] of names.entries()) {
    const id = await create(object, { name: `Thing ${index}` });
    ids.push(id);
    await create('note', { text: `on ${index}`, about: { object, id } });
    if (index === 4) await writeRecords(open.workspace, admin, { object, action: 'delete', ids: [id] });
  }
  await create('note', { text: 'on nothing' });
});
afterAll(() => open?.drop());

async function create(object: string, values: Values): Promise<string> {
  const made = await writeRecords(open.workspace, admin, { object, action: 'create', records: [values] });
  return made.ids[0] as string;
}

const query = { object: 'note', select: ['text', 'about'], sort: [{ field: 'text', direction: 'asc' as const }], limit: 50 };

async function titles(actor: Actor): Promise<Record<string, unknown>> {
  const { records } = await readRecords(open.workspace, actor, query);
  return Object.fromEntries(
    records.map(({ text, about }) => [text, about && (about as unknown as { title: string | null }).title]),
  );
}

test('a link to any object shows the title of the record that it leads to, whatever type the title has', async () => {
  expect(await titles(admin)).toEqual({
    ...Object.fromEntries(names.map((_, index) => [`on ${index}`, index % 3 === 0 ? ids[index] : `Thing ${index}`])),
    'on 4': null,
    'on nothing': null,
  });
});

test('no title is shown of a record that the reader may not read', async () => {
  const shown = await titles(rep);
  expect(shown).toMatchObject({ 'on 0': ids[0], 'on 1': 'Thing 1', 'on 2': null, 'on 4': null, 'on 5': 'Thing 5', 'on 7': null });
});

test('a list joins nothing for the objects that a link may lead to, and looks into none that no record of the page names', async () => {
  const { workspace, database } = open;
  const filter = { field: 'text', op: 'in' as const, value: ['on 1', 'on 5', 'on 7'] };
  const { shape, slots } = readListQuery({ ...query, filter });
  const { text, values } = compileList(workspace.snapshot, viewerOf(workspace.snapshot, admin), shape).bind(
    startRun(workspace, admin, slots),
  );
  expect(text).not.toContain(' left join ');
  const [plan] = await database.platform.query({ text: `explain (analyze, format json) ${text}`, values });
  expect(tablesRun(plan?.['QUERY PLAN'])).toEqual(['note', 'thing_1', 'thing_5', 'thing_7']);
});

/** The tables that a plan has really looked into. */
function tablesRun(plan: unknown): string[] {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const { 'Relation Name': table, 'Actual Loops': loops } = node as Record<string, unknown>;
    if (typeof table === 'string' && Number(loops) > 0) found.add(table);
    for (const each of Object.values(node)) walk(each);
  };
  walk(plan);
  return [...found].sort();
}
