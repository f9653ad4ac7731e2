import type { Field } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { drafting } from '../change-sets/drafting.test-support.ts';
import { restoreRevision } from '../revisions.ts';
import { openTestWorkspace, type TestWorkspace } from '../test-workspace.ts';
import type { Workspace } from '../workspace.ts';

let home: TestWorkspace;
let workspace: Workspace;
const drafts = drafting(() => workspace);
const label = { zh: '尺寸', en: 'Size' };
const text: Field = { type: 'text', label };
const option = (value: string, more: object = {}) => ({ value, label: { zh: value, en: value }, ...more });
const choice = (...options: object[]) => ({ type: 'choice', label, options }) as unknown as Field;

beforeAll(async () => {
  home = await openTestWorkspace();
  workspace = home.workspace;
});
afterAll(() => home.drop());
beforeEach(async () => {
  await drafts.discard();
  await publish(null);
  await run('drop table if exists ws_main.part');
});

test('an option that is merged away takes no value that went before', async () => {
  await publish({ size: choice(option('s'), option('m')) });
  await add("'s'", "'m'");
  await publish({ size: choice(option('small', { was: 's' }), option('m')) });
  await publish({ size: choice(option('s', { was: 'small' }), option('m')) });
  await publish({ size: choice(option('m', { aliases: ['s'] })) });
  expect(await values('size')).toEqual(['m', 'm']);
});

test('an option that was merged does not part again when others are called anew', async () => {
  await publish({ size: choice(option('s'), option('m')) });
  await add("'s'", "'m'");
  await publish({ size: choice(option('m', { aliases: ['s'] })) });
  await publish({ size: choice(option('s'), option('medium', { was: 'm' })) });
  expect(await values('size')).toEqual(['medium', 'medium']);
});

test('a type that is taken back brings no option back that is there no longer', async () => {
  await publish({ size: choice(option('s'), option('m')) });
  await add("'s'", "'m'");
  await publish({ size: text });
  await publish({ size: choice(option('m')) }, { accept: { 'part.size': 1 } });
  expect(await values('size')).toEqual([null, 'm']);
});

test('the name of a field goes over to another in two publishes, and back in two steps', async () => {
  await publish({ old: text, more: text });
  await run(
    `insert into ws_main.part (id, name, old, more, created_at, updated_at) values (gen_random_uuid(), '0', 'o', 'm', now(), now())`,
  );
  const first = workspace.snapshot.revision;
  for (const fields of [
    { other: { ...text, was: 'old' }, old: { ...text, was: 'more' } },
    { old: { ...text, was: 'more' }, more: { ...text, was: 'old' } },
    { old: { ...text, was: 'more' } },
  ] as Record<string, Field>[])
    expect(await refused(fields)).toContain('“old” belongs to another field');
  await publish({ other: { ...text, was: 'old', aliases: [] } as Field, more: text });
  const between = workspace.snapshot.revision;
  await publish({ other: { ...text, was: 'old', aliases: [] } as Field, more: text });
  await publish({ other: { ...text, was: 'old' } as Field, old: { ...text, was: 'more' } as Field });
  expect(await values("concat(other, ' ', old)")).toEqual(['o m']);
  await expect(restoreRevision(workspace, first, null)).rejects.toMatchObject({ code: 'invalid' });
  await restoreRevision(workspace, between, null);
  await restoreRevision(workspace, first, null);
  expect(await values("concat(old, ' ', more)")).toEqual(['o m']);
});

test('the value of an option goes over to another in two publishes', async () => {
  await publish({ size: choice(option('s'), option('m')) });
  await add("'s'", "'m'");
  expect(await refused({ size: choice(option('small', { was: 's' }), option('s', { was: 'm' })) })).toContain(
    '“s” belongs to another',
  );
  expect(await refused({ size: choice(option('m', { was: 's' }), option('s', { was: 'm' })) })).toContain('belongs to another');
  await publish({ size: choice(option('small', { was: 's' }), option('m')) });
  await publish({ size: choice(option('small', { was: 's' }), option('s', { was: 'm' })) });
  expect(await values('size')).toEqual(['small', 's']);
});

async function draft(fields: Record<string, Field> | null): Promise<void> {
  const name: Field = { type: 'text', label: { zh: '名称', en: 'Name' } };
  const body = fields && { label: { zh: '零件', en: 'Part' }, icon: 'box', title: 'name', fields: { name, ...fields } };
  await drafts.save({ kind: 'object', name: 'part', body });
}

async function publish(fields: Record<string, Field> | null, wishes: object = {}): Promise<void> {
  await draft(fields);
  await drafts.publish({ wishes });
}

/** What stands in the way of a publish, which is not done. */
async function refused(fields: Record<string, Field>): Promise<string> {
  await draft(fields);
  const { problems } = await drafts.rehearse();
  await drafts.discard();
  return JSON.stringify(problems);
}

async function add(...given: string[]): Promise<void> {
  for (const [at, value] of given.entries())
    await run(
      `insert into ws_main.part (id, name, size, created_at, updated_at) values (gen_random_uuid(), '${at}', ${value}, now(), now())`,
    );
}

async function values(expression: string): Promise<unknown[]> {
  return (await run(`select ${expression} as value from ws_main.part order by name`)).map(({ value }) => value);
}

function run(sql: string) {
  return home.database.platform.query({ text: sql, values: [] });
}
