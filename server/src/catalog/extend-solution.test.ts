import {
  type Definition,
  defineExtension,
  defineLayout,
  defineObject,
  defineRole,
  type Hooks,
  type Solution,
} from '@tenon/metadata';
import { diffMergePatch } from '@tenon/metadata/merge/merge-patch.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../base/log.ts';
import { drafting } from './change-sets/drafting.test-support.ts';
import { installSolution } from './install-solution.ts';
import { openWorkspaces } from './open-workspaces.ts';
import { listSolutions } from './solutions.ts';
import { testUsers } from './test-cast.ts';
import { account, deal } from './test-objects.ts';
import { openTestWorkspace, type TestWorkspace } from './test-workspace.ts';

let home: TestWorkspace;
const drafts = drafting(() => home.workspace);
beforeEach(async () => {
  home = await openTestWorkspace({ definitions: [account, deal, page, rep] });
});
afterEach(() => home.drop());

const label = (zh: string, en: string) => ({ zh, en });
const about = { id: 'about', label: label('基本信息', 'About'), fields: ['name', 'code'] };
const page = defineLayout('account', {
  object: 'account',
  highlights: [],
  sections: [about, { id: 'more', label: label('其他', 'More'), fields: ['employees'] }],
  related: [{ object: 'deal', via: 'account', columns: ['name', 'stage'] }],
  quickCreate: ['name'],
});
const rep = defineRole('rep', { label: label('销售', 'Rep'), objects: { account: { read: 'own' } } });

const invoice = defineObject('invoice', {
  label: label('发票', 'Invoice'),
  icon: 'receipt',
  title: 'number',
  fields: {
    number: { type: 'text', label: label('号码', 'Number') },
    account: { type: 'relation', to: 'account', label: label('客户', 'Account') },
  },
});
const taxNumber = { type: 'text', label: label('税号', 'Tax number') } as const;
const finance: Solution = {
  name: 'finance',
  label: label('财务', 'Finance'),
  description: label('财务', 'Finance'),
  version: '1.0.0',
  requires: { test: '1' },
  definitions: [invoice],
  extensions: [
    defineExtension('object', 'account', { fields: { tax_no: taxNumber } }),
    defineExtension('object', 'deal', {
      fields: { stage: { options: [{ after: 'open', item: { value: 'billed', label: label('已开票', 'Billed') } }] } },
    }),
    defineExtension('layout', 'account', {
      sections: [{ after: 'about', item: { id: 'tax', label: label('税务', 'Tax'), fields: ['tax_no'] } }],
      related: [{ first: true, item: { object: 'invoice', via: 'account', columns: ['number'] } }],
    }),
    defineExtension('role', 'rep', { objects: { invoice: { read: 'own' } } }),
  ],
};
const retail: Solution = {
  ...finance,
  name: 'retail',
  definitions: [],
  extensions: [
    defineExtension('layout', 'account', { sections: [{ id: 'about', fields: [{ after: 'name', item: 'employees' }] }] }),
  ],
};

describe('a solution that adds to another', () => {
  test('brings fields, options, sections, related lists and role lines to their places', async () => {
    await installSolution(home.workspace, retail, null);
    await installSolution(home.workspace, finance, null);
    const { objects, layouts, roles } = home.workspace.snapshot;
    expect(objects.get('account')?.fields.has('tax_no')).toBe(true);
    expect(optionsOf('deal', 'stage')).toEqual(['open', 'billed', 'won']);
    expect(layouts.get('account')?.sections.map(({ id, fields }) => [id, ...fields])).toEqual([
      ['about', 'name', 'employees', 'code'],
      ['tax', 'tax_no'],
      ['more', 'employees'],
    ]);
    expect(layouts.get('account')?.related.map(({ object }) => object)).toEqual(['invoice', 'deal']);
    expect(roles.get('rep')?.objects).toEqual({ account: { read: 'own' }, invoice: { read: 'own' } });
  });

  test('leaves its additions when the other is upgraded, which brings what is new beside them', async () => {
    await installSolution(home.workspace, finance, null);
    await upgradeTest([account, addOption(deal, 'lost'), page, rep]);
    expect(optionsOf('deal', 'stage')).toEqual(['open', 'billed', 'won', 'lost']);
    await installSolution(home.workspace, { ...finance, version: '2', extensions: [] }, null);
    expect(optionsOf('deal', 'stage')).toEqual(['open', 'won', 'lost']);
    expect(home.workspace.snapshot.objects.get('account')?.fields.has('tax_no')).toBe(false);
  });

  test('leaves a field that it adds no longer to the workspace, where it holds values', async () => {
    await installSolution(home.workspace, finance, null);
    await run(
      `insert into ws_main.account (id, name, tax_no, created_at, updated_at) values (gen_random_uuid(), 'A', '91', now(), now())`,
    );
    const extensions = [{ kind: 'layout', name: 'account', body: {} }];
    await installSolution(home.workspace, { ...finance, version: '2', extensions }, null);
    expect(await run('select tax_no from ws_main.account')).toEqual([{ tax_no: '91' }]);
    expect((await noticeOf('finance'))?.adopted).toMatchObject([{ name: 'account', field: 'tax_no' }]);
  });

  test('keeps what it adds to, and what its own objects point at, when the other ships it no longer', async () => {
    await installSolution(home.workspace, finance, null);
    await upgradeTest([]);
    expect(home.workspace.snapshot.objects.get('account')?.fields.has('tax_no')).toBe(true);
    expect(optionsOf('deal', 'stage')).toContain('billed');
    const adopted = (await noticeOf('test'))?.adopted?.map(({ kind, name }) => `${kind}/${name}`).sort();
    expect(adopted).toEqual(['layout/account', 'object/account', 'object/deal', 'role/rep']);
    await installSolution(home.workspace, { ...finance, version: '2' }, null);
    await installSolution(home.workspace, { ...(home.workspaces.solutions[0] as Solution), version: '3' }, null);
    expect(home.workspace.snapshot.layouts.get('account')?.sections.map(({ id }) => id)).toEqual(['about', 'tax', 'more']);
  });

  test('runs its hooks after those of the one it requires', async () => {
    const hooks: Record<string, Hooks> = { account: { needs: [], validate() {} } };
    const first = { ...(home.workspaces.solutions[0] as Solution), hooks: { account: { needs: [], beforeSave() {} } } };
    await installSolution(home.workspace, { ...finance, hooks }, null);
    const workspace = await (await openWith([{ ...finance, hooks }, first])).get('main');
    expect(workspace.hooks.get('account')).toEqual([first.hooks.account, hooks.account]);
  });
});

describe('is refused, with the names of both,', () => {
  test('a solution that says something else of a place than another', async () => {
    await installSolution(home.workspace, finance, null);
    const other = { account: { fields: { tax_no: { ...taxNumber, type: 'integer' } } }, deal: { icon: 'star' } };
    const extensions = Object.entries(other).map(([name, body]) => ({ kind: 'object', name, body }));
    const problems = await problemsOf({ ...retail, extensions });
    expect(problems.map(({ field }) => field)).toEqual(['object/account#fields.tax_no.type', 'object/deal#icon']);
    expect(problems[0]?.params?.message).toMatchObject({
      en: expect.stringMatching(/“retail” and “finance” say different things/),
    });
    expect(problems[1]?.params?.message).toMatchObject({ zh: expect.stringMatching(/“retail”与“test”/) });
  });

  test('an upgrade that ships what another adds, and not the same; the same is taken', async () => {
    await installSolution(home.workspace, finance, null);
    const withTax = (field: object) => ({
      ...account,
      body: { ...account.body, fields: { ...account.body.fields, tax_no: field } },
    });
    await expect(upgradeTest([withTax({ ...taxNumber, required: true }), deal, page, rep])).resolves.toBeUndefined();
    await expect(
      upgradeTest([withTax({ ...taxNumber, maxLength: 9, label: label('号', 'No') }), deal, page, rep]),
    ).rejects.toThrow('invalid');
  });

  test('a definition that another ships', async () => {
    const problems = await problemsOf({ ...retail, definitions: [deal], extensions: [] });
    expect(problems[0]?.params?.message).toMatchObject({ en: expect.stringContaining('“retail” and “test” both ship “deal”') });
  });

  test('an addition to what nobody ships', async () => {
    const extensions = [defineExtension('object', 'nothing', { fields: { tax_no: taxNumber } })];
    const problems = await problemsOf({ ...retail, extensions });
    expect(problems[0]?.params?.message).toMatchObject({ en: expect.stringContaining('“retail” adds to “nothing”') });
  });

  test('a solution that requires one that is not there, or a newer one', async () => {
    const problems = await problemsOf({ ...finance, requires: { marketing: '1.0', test: '1.2' } });
    expect(problems.map(({ params }) => params?.message)).toMatchObject([
      { en: '“Finance” requires the solution “marketing”, version 1.0 or newer; install that first' },
      { en: '“Finance” requires the solution “test”, version 1.2 or newer; here it is 1; upgrade that first' },
    ]);
  });

  test('solutions that require each other, before any workspace is opened', async () => {
    const circle = [
      finance,
      { ...retail, requires: { wholesale: '1' } },
      { ...retail, name: 'wholesale', requires: { retail: '1' } },
    ];
    await expect(openWith(circle)).rejects.toThrow('Solutions require each other: retail → wholesale → retail');
  });
});

describe('an upgrade of what the workspace customised', () => {
  test('brings new options, sections, columns and related lists beside its own, in its order', async () => {
    await draft('object', 'deal', addOption(deal, 'vip').body);
    await draft('layout', 'account', { ...page.body, sections: [...page.body.sections].reverse() });
    await drafts.publish();
    const section = { id: 'new', label: label('新', 'New'), fields: ['code'] };
    const newPage = { ...page, body: { ...page.body, sections: [about, section, page.body.sections[1]] } };
    await upgradeTest([account, addOption(deal, 'lost'), newPage, rep]);
    expect(optionsOf('deal', 'stage')).toEqual(['open', 'won', 'vip', 'lost']);
    expect(home.workspace.snapshot.layouts.get('account')?.sections.map(({ id }) => id)).toEqual(['more', 'about', 'new']);
    expect(await noticeOf('test')).toBeNull();
  });

  test('does so for what was customised before lists had keys', async () => {
    const old = diffMergePatch(toJson(deal.body), toJson(addOption(deal, 'vip').body));
    expect(old).toMatchObject({ fields: { stage: { options: expect.any(Array) } } });
    await run(
      `insert into ws_main.sys_definition (kind, name, layer, body) values ('object', 'deal', 'overlay', '${JSON.stringify(old)}')`,
    );
    await run('update tenon.workspace set revision = revision + 1');
    await home.workspace.reload();
    expect(optionsOf('deal', 'stage')).toEqual(['open', 'won', 'vip']);
    await upgradeTest([account, addOption(deal, 'lost'), page, rep]);
    expect(optionsOf('deal', 'stage')).toEqual(['open', 'won', 'vip', 'lost']);
  });

  test('tells where both want something different, in words, and leaves it as the workspace has it', async () => {
    const mine = { type: 'text', label: label('我的', 'Mine') };
    await draft('object', 'account', { ...account.body, fields: { ...account.body.fields, my_field: mine } });
    await draft('object', 'deal', renameOption(removeOption(deal, 'won'), 'open', 'Ours').body);
    await drafts.publish();
    const theirs = { type: 'integer', min: 1, label: label('数', 'Number') };
    const newAccount = { ...account, body: { ...account.body, fields: { ...account.body.fields, my_field: theirs } } };
    await upgradeTest([newAccount, renameOption(renameOption(deal, 'open', 'Running'), 'won', 'Closed'), page, rep]);
    expect(home.workspace.snapshot.objects.get('account')?.fields.get('my_field')?.definition).toEqual(mine);
    expect(optionsOf('deal', 'stage')).toEqual(['open']);
    const english = (labels: { en: string }[] = []) => labels.map(({ en }) => en).join(' › ');
    const told = (await noticeOf('test'))?.conflicts?.map(({ what, path, labels, own, shipped }) => [
      what,
      path,
      english(labels),
      own?.en,
      shipped?.en,
    ]);
    expect(told).toEqual([
      ['added', 'fields.my_field', 'Account › Mine', 'Mine (Text)', 'Number (Integer)'],
      ['removed', 'fields.stage.options.won', 'Deal › Stage › Won', undefined, 'Closed'],
      ['changed', 'fields.stage.options.open.label', 'Deal › Stage › Ours', 'Ours', 'Running'],
    ]);
  });

  test('keeps an option that is shipped no longer, and offered no longer, on the records that have it', async () => {
    await upgradeTest([account, addOption(addOption(deal, 'paused'), 'lost'), page, rep]);
    const insert = (stage: string) =>
      run(
        `insert into ws_main.deal (id, name, stage, created_at, updated_at) values (gen_random_uuid(), 'A', '${stage}', now(), now())`,
      );
    await insert('paused');
    await upgradeTest([account, removeOption(deal, 'open'), page, rep], '3');
    expect(optionsOf('deal', 'stage')).toEqual(['won', 'paused']);
    expect(home.workspace.snapshot.objects.get('deal')?.fields.get('stage')?.definition).toMatchObject({
      options: [{ value: 'won' }, { value: 'paused', archived: true }],
    });
    expect((await noticeOf('test'))?.adopted).toMatchObject([{ name: 'deal', field: 'stage', option: 'paused' }]);
    await upgradeTest([account, renameOption(removeOption(deal, 'open'), 'won', 'Done'), page, rep], '4');
    expect(optionsOf('deal', 'stage')).toEqual(['won', 'paused']);
  });

  test('keeps what a saved view names, though no definition does', async () => {
    await upgradeTest([account, addOption(deal, 'paused'), page, rep]);
    const body = {
      object: 'deal',
      label: label('暂停', 'Paused'),
      type: 'table',
      columns: [],
      filter: { field: 'stage', op: 'eq', value: 'paused' },
    };
    await run(`insert into ws_main.sys_view (name, object, body, owner, shared) values
      ('view_paused', 'deal', '${JSON.stringify(body)}', '${testUsers.zhangWei.id}', false)`);
    await upgradeTest([account, deal, page, rep], '3');
    expect(optionsOf('deal', 'stage')).toEqual(['open', 'won', 'paused']);
  });

  test('gives a role of the workspace no right that it was not given', async () => {
    await draft('role', 'rep', { ...rep.body, objects: { ...rep.body.objects, deal: { read: 'own' } } });
    await drafts.publish();
    const objects = { ...rep.body.objects, deal: { read: 'all', edit: 'all', delete: 'all' } };
    await upgradeTest([account, deal, page, { ...rep, body: { ...rep.body, objects } }]);
    expect(home.workspace.snapshot.roles.get('rep')?.objects.deal).toEqual({ read: 'own' });
  });
});

function optionsOf(object: string, field: string): string[] {
  const definition = home.workspace.snapshot.objects.get(object)?.fields.get(field)?.definition as {
    options: { value: string }[];
  };
  return definition.options.map(({ value }) => value);
}

type Deal = Omit<typeof deal, 'body'> & { body: typeof deal.body };

function changeOptions(from: Deal, change: (options: Option[]) => Option[]): Deal {
  const { stage } = from.body.fields as unknown as { stage: { options: Option[] } };
  return {
    ...from,
    body: { ...from.body, fields: { ...from.body.fields, stage: { ...stage, options: change(stage.options) } as never } },
  };
}

type Option = { value: string; label: { zh: string; en: string } };

const addOption = (from: Deal, value: string) => changeOptions(from, (all) => [...all, { value, label: label(value, value) }]);
const removeOption = (from: Deal, value: string) => changeOptions(from, (all) => all.filter((each) => each.value !== value));
const renameOption = (from: Deal, value: string, en: string) =>
  changeOptions(from, (all) => all.map((each) => (each.value === value ? { ...each, label: { zh: en, en } } : each)));

async function upgradeTest(definitions: readonly unknown[], version = '2'): Promise<void> {
  const [solution] = home.workspaces.solutions as [Solution];
  await installSolution(home.workspace, { ...solution, definitions: definitions as Definition[], version }, null);
}

async function noticeOf(solution: string) {
  const found = await listSolutions(home.workspace, home.workspaces.solutions);
  return found.find(({ name }) => name === solution)?.notice;
}

async function problemsOf(solution: Solution) {
  const error = await installSolution(home.workspace, solution, null).then(undefined, (thrown) => thrown);
  return error.details.problems as { field: string; params?: Record<string, unknown> }[];
}

function openWith(solutions: readonly Solution[]) {
  const { database, workspace } = home;
  return openWorkspaces({
    database,
    clock: workspace.clock,
    log: createLog('silent'),
    solutions,
    dataFolder: workspace.dataFolder,
  });
}

function draft(kind: string, name: string, body: unknown): Promise<void> {
  return drafts.save({ kind, name, body });
}

function toJson(value: unknown) {
  return JSON.parse(JSON.stringify(value));
}

function run(text: string): Promise<Record<string, unknown>[]> {
  return home.database.platform.query({ text, values: [] });
}
