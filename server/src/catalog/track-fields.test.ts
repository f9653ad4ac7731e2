import { readFile } from 'node:fs/promises';
import { defineObject } from '@tenon/metadata';
import { afterAll, expect, test } from 'vitest';
import { quoteName } from './quote-name.ts';
import { openTestWorkspace } from './test-workspace.ts';

const migration = new URL('../../sql/workspace/0028-track-fields.sql', import.meta.url);
const label = { zh: '单', en: 'Ticket' };
const names = { value: 'stage', enteredAt: 'entered_at', leftAt: 'left_at', enteredBy: 'entered_by' };
const ticket = defineObject('ticket', {
  label,
  icon: 'ticket',
  title: 'name',
  track: { field: 'state', into: 'stay', ...names },
  fields: { name: { type: 'text', label }, state: { type: 'choice', label, options: [{ value: 'new', label }] } },
});
const stay = defineObject('stay', {
  label,
  icon: 'history',
  title: 'stage',
  controlledBy: 'ticket',
  fields: {
    ticket: { type: 'relation', to: 'ticket', label, onDelete: 'cascade' },
    stage: { type: 'text', label },
    entered_at: { type: 'datetime', label },
    left_at: { type: 'datetime', label },
    entered_by: { type: 'user', label },
  },
});

const { workspace, drop } = await openTestWorkspace({ definitions: [ticket, stay] });
afterAll(() => drop());

test('a history that was kept before its fields had names of their own goes on, in what counts and in every revision', async () => {
  const { platform } = workspace.database;
  const { schema } = workspace;
  const run = (text: string) =>
    platform.transaction(async (tx) => {
      await tx.query({ text: `set local search_path to ${quoteName(schema)}`, values: [] });
      return tx.query<{ body: string }>({ text, values: [] });
    });
  const stored = async () => [
    ...(await run(`select body::text from sys_definition where kind = 'object' and name = 'ticket'`)),
    ...(await run(
      `select one->>'body' as body from sys_revision, json_array_elements(definitions) one where one->>'name' = 'ticket' order by revision`,
    )),
  ];
  const before = (await stored()).map(({ body }) => JSON.parse(body));
  const old = `replace(%::text, '${JSON.stringify(names).slice(1, -1)}', '"was":1')::json`;
  await run(`update sys_definition set body = ${old.replace('%', 'body')} where name = 'ticket'`);
  await run(`update sys_revision set definitions = ${old.replace('%', 'definitions')}`);
  expect((await stored()).every(({ body }) => body.includes('"was"'))).toBe(true);

  await run(await readFile(migration, 'utf8'));
  const after = await stored();
  expect(after.map(({ body }) => JSON.parse(body))).toEqual(before);
  expect(after.map(({ body }) => Object.keys(JSON.parse(body)))).toEqual(before.map((body) => Object.keys(body)));
});
