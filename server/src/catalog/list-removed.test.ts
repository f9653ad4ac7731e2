import { defineObject, type ObjectBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRemoved } from './list-removed.ts';
import { publishDefinition } from './publish.ts';
import { openTestWorkspace, type TestWorkspace } from './test-workspace.ts';

const note = { by: null, summary: '' };
const label = { zh: '项', en: 'Item' };
const part = defineObject('part', {
  label,
  icon: 'box',
  title: 'name',
  fields: {
    name: { type: 'text', label },
    size: { type: 'integer', label: { zh: '尺寸', en: 'Size' } },
    code: { type: 'autoNumber', label, pattern: 'P-{0000}' },
  },
});

let open: TestWorkspace;

beforeAll(async () => {
  open = await openTestWorkspace({ definitions: [part] });
});
afterAll(() => open?.drop());

test('a field that was removed is listed until it is there again; one that is only called otherwise is not', async () => {
  const { workspace } = open;
  const { size, code, ...left } = (part.body as ObjectBody).fields;
  const counters = async () =>
    workspace.database.platform.query({
      text: `select name, value::int as value from "${workspace.schema}".sys_counter order by name`,
      values: [],
    });
  await workspace.database.platform.query({
    text: `insert into "${workspace.schema}".sys_counter values ('part.code', '', 41)`,
    values: [],
  });
  const renamed = { ...(part.body as ObjectBody), fields: { ...left, number: { ...code, was: 'code' } } } as ObjectBody;
  await publishDefinition(workspace, { kind: 'object', name: 'part', body: renamed }, note);
  const removed = await listRemoved(workspace);
  expect(removed).toMatchObject([{ object: 'part', field: 'size', type: 'integer', label: { en: 'Size' } }]);
  expect(await counters()).toEqual([{ name: 'part.number', value: 41 }]);
  await publishDefinition(
    workspace,
    {
      kind: 'object',
      name: 'part',
      body: { ...renamed, fields: { ...renamed.fields, size } } as ObjectBody,
    },
    note,
  );
  expect(await listRemoved(workspace)).toEqual([]);
});

test('a choice list that was removed is listed until it is there again', async () => {
  const { workspace } = open;
  const body = { label: { zh: '行业', en: 'Industry' }, options: [{ value: 'it', label }] };
  const publish = (next: unknown) => publishDefinition(workspace, { kind: 'list', name: 'industry', body: next }, note);
  await publish(body);
  await publish(null);
  expect(await listRemoved(workspace)).toMatchObject([{ kind: 'list', object: 'industry', label: { en: 'Industry' } }]);
  await publish(body);
  expect(await listRemoved(workspace)).toEqual([]);
});
