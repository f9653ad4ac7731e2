import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from './test-workspace.ts';

const everything = ['select', 'insert', 'update', 'delete'];
/** What the workspace's own role may do less than everything with. */
const less: Record<string, string[]> = {
  sys_history: ['select', 'insert'],
  sys_decision: ['select', 'insert'],
  sys_checkpoint_log: ['select', 'insert'],
  sys_pass: ['select', 'insert', 'update'],
  sys_user_role: ['select'],
  sys_definition: ['select'],
  sys_revision: ['select'],
  sys_change_set: ['select'],
  sys_draft: ['select'],
  sys_view_as: ['select'],
  sys_process_version: ['select', 'insert', 'delete'],
  sys_migration: ['select'],
  sys_schema_task: ['select'],
};

let site: TestWorkspace;
beforeAll(async () => {
  site = await openTestWorkspace();
});
afterAll(() => site.drop());

test('the role of a workspace adds to history and changes none, and writes neither roles nor what was published', async () => {
  const granted = await site.database.platform.query<{ name: string; may: string[] }>({
    text: `select t.tablename as name, array(select p from unnest($1::text[]) with ordinality as p(p, at)
        where has_table_privilege(w.role_name, format('%I.%I', t.schemaname, t.tablename), p) order by at) as may
      from pg_tables t join tenon.workspace w on w.schema_name = t.schemaname order by 1`,
    values: [everything],
  });
  expect(Object.fromEntries(granted.map(({ name, may }) => [name, may]))).toEqual(
    Object.fromEntries(granted.map(({ name }) => [name, less[name] ?? everything])),
  );
  expect(granted.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(less)));
});

test('what is refused is refused by the database', async () => {
  const { db } = site.workspace;
  const forge = db.transaction((tx) => tx.query({ text: 'update sys_history set actor = null', values: [] }));
  await expect(forge).rejects.toThrow(/permission denied|does not exist/);
});
