import { defineObject, defineProcess, type ProcessBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drafting } from './change-sets/drafting.test-support.ts';
import { openTestWorkspace, type TestWorkspace } from './test-workspace.ts';

const label = { zh: '样例', en: 'Sample' };
const text = { type: 'text', label } as const;
const option = (value: string, en: string) => ({ value, label: { zh: value, en } });
const part = defineObject('part', { label, icon: 'box', title: 'name', fields: { name: text, code: text } });
const steps = [{ id: 'make', kind: 'createRecord', inputs: { object: 'part', values: { name: 'a' } } }];
const maker = defineProcess('maker', { label, trigger: { object: 'part', on: ['update'] }, steps });
const withRequired = { ...part, body: { ...part.body, fields: { name: text, code: { ...text, required: true } } } };

let home: TestWorkspace;
const drafts = drafting(() => home.workspace);
beforeAll(async () => {
  home = await openTestWorkspace({ definitions: [part, maker] });
});
afterAll(() => home.drop());

const found = async () => {
  const { problems, warnings } = await drafts.rehearse();
  return { problems: problems.map(({ field }) => field), warnings: warnings.map(({ field }) => field) };
};
const change = (more: Partial<ProcessBody>) => ({ kind: 'process', name: 'maker', body: { ...maker.body, ...more } });

test('a process that leaves out what its object comes to require is a warning, and refused where it is changed itself', async () => {
  await drafts.save(withRequired);
  expect(await found()).toEqual({ problems: [], warnings: ['process/maker#steps.0.inputs.values'] });
  await drafts.publish();
  await drafts.save(change({ active: true }));
  expect(await found()).toEqual({ problems: ['process/maker#steps.0.inputs.values'], warnings: [] });
  await drafts.discard();
});

test('what a newer version finds wrong with a definition that is published already keeps nothing else from being published', async () => {
  // As an older version let it be: two steps with one id.
  const body = JSON.stringify({ ...maker.body, steps: [...steps, ...steps] });
  await home.database.platform.query({
    text: `update "${home.workspace.schema}".sys_definition set body = $1 where kind = 'process' and name = 'maker'`,
    values: [body],
  });
  await drafts.save({ kind: 'object', name: 'part', body: { ...withRequired.body, icon: 'star' } });
  const { problems, warnings } = await found();
  expect(problems).toEqual([]);
  expect(warnings).toContain('process/maker#steps.1.id');
  await drafts.publish();
  expect(home.workspace.snapshot.objects.get('part')?.body.icon).toBe('star');
  await drafts.save(change({ active: true, steps: [...steps, ...steps] }));
  expect((await found()).problems).toContain('process/maker#steps.1.id');
  await drafts.discard();
});

test('rules that contradict each other, and what is called the same, are told once, and keep nobody from publishing', async () => {
  const message = { zh: '不行', en: 'No' };
  const rules = {
    frozen: { label: { zh: '冻结', en: 'Frozen' }, refuse: { message } },
    one: { when: 'name = "x"', offer: { status: ['a'] } },
    two: { when: 'name = "x"', offer: { status: ['b'] } },
  };
  const status = { type: 'choice', label, options: [option('a', 'Open'), option('b', 'Shut'), option('c', ' open')] };
  const body = { ...part.body, fields: { name: text, code: { ...text, label: { zh: '编号', en: 'Code' } }, status }, rules };
  await drafts.save({ kind: 'object', name: 'part', body });
  const { problems, warnings } = await drafts.rehearse();
  expect(problems).toEqual([]);
  const told = warnings.filter(({ field }) => field?.startsWith('object/'));
  expect(told.map(({ field, params = {} }) => `${field}: ${(params.message as { en: string }).en}`)).toEqual([
    'object/part#rules.frozen: Rule “Frozen”: It has no condition, so it refuses every record.',
    'object/part#rules.one: Rule “one”: Nothing is left to choose in Sample: another rule that holds as well offers quite other options. (The other is “two”.)',
    'object/part#fields.status.label: 2 fields are called “Sample”, and nobody can tell them apart',
    'object/part#fields.status.options.2.label: “Sample” has 2 options that are called “ open”, and nobody can tell them apart',
  ]);
  await drafts.publish();
  await drafts.save({ kind: 'object', name: 'part', body: { ...body, icon: 'star' } });
  expect((await found()).warnings.filter((field) => field?.startsWith('object/'))).toEqual([]);
  await drafts.discard();
});
