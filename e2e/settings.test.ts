import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newPage } from './browser.ts';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let admin: Page;
let rep: Page;

beforeAll(async () => {
  site = await openSite();
  admin = await site.open('/settings/users');
  rep = await newPage(site.browser, { url: site.url });
  rep.setDefaultTimeout(10_000);
});
afterAll(() => site.close());

/** The input of a picker of several lies under the chips, where only a forced click gets. */
const openRoles = (form: Locator) => form.getByRole('combobox', { name: '角色' }).click({ force: true });

const password = '榫卯之间 不差分毫 二零二六年';

it('invites a colleague, who chooses a password and is in', async () => {
  await admin.getByRole('row').filter({ hasText: '李雷' }).getByRole('button', { name: '更多' }).click();
  await admin.getByRole('menuitem', { name: '生成邀请链接' }).click();
  const drawer = admin.getByRole('dialog', { name: '邀请用户' });
  expect(await drawer.getByLabel('邮箱').inputValue()).toBe('li.lei@example.com');
  await openRoles(drawer);
  await admin.getByRole('option', { name: '销售代表' }).click();
  await admin.keyboard.press('Escape');
  await drawer.getByRole('button', { name: '生成邀请链接' }).click();
  const link = await admin.getByRole('dialog', { name: '邀请链接已生成' }).getByRole('code').textContent();
  await admin.getByRole('button', { name: '完成' }).click();

  await rep.goto(link as string);
  await rep.getByRole('heading', { name: /^加入/ }).waitFor();
  expect(await rep.getByLabel('姓名').inputValue()).toBe('李雷');
  await rep.locator('input[type=password]').fill(password);
  await rep.getByRole('button', { name: '加入', exact: true }).click();
  await rep.getByRole('heading', { name: /李雷/ }).waitFor();
});

it('shows a sales rep only what is theirs: list, search and figures', async () => {
  await rep.goto('/o/deal');
  await rep.getByText('共 8 条').waitFor();
  expect(await rep.getByRole('gridcell', { name: '韩梅梅' }).count()).toBe(0);

  await rep.keyboard.press('Control+k');
  await rep.getByRole('combobox').fill('海天家居');
  await rep.getByText('没有与“海天家居”相符的内容').waitFor();
  await rep.getByRole('combobox').fill('东海汽配');
  await rep.getByRole('option', { name: /^东海汽配 焊装线机器人/ }).waitFor();
  await rep.keyboard.press('Escape');

  await rep.goto('/dashboards/pipeline');
  await rep.getByRole('link', { name: '商机数 8' }).waitFor();
  await rep.getByRole('link', { name: '赢单 4', exact: true }).first().waitFor();
});

it('lets a change of role take effect at once', async () => {
  await rep.goto('/o/deal');
  await rep.getByText('共 8 条').waitFor();
  await admin.getByRole('row').filter({ hasText: '李雷' }).getByRole('button', { name: '更多' }).click();
  await admin.getByRole('menuitem', { name: '编辑' }).click();
  const drawer = admin.getByRole('dialog', { name: '编辑 李雷' });
  await openRoles(drawer);
  await admin.getByRole('option', { name: '高层管理' }).click();
  await admin.keyboard.press('Escape');
  await drawer.getByRole('button', { name: '保存' }).click();
  await drawer.waitFor({ state: 'detached' });
  await rep.reload();
  await rep.getByText('共 13 条').waitFor();
});

it('tells who opens a page of settings by its address that it is not theirs', async () => {
  for (const page of ['users', 'roles', 'api-keys', 'connectors/new/webhook']) {
    await rep.goto(`/settings/${page}`);
    await rep.getByText('这里没有您可以查看的内容').waitFor();
  }
});

it('speaks English and turns dark, and remembers both', async () => {
  await rep.goto('/settings');
  await rep.getByRole('combobox', { name: '语言' }).click();
  await rep.getByRole('option', { name: 'English' }).click();
  await rep.getByRole('heading', { name: 'Settings' }).waitFor();
  await rep.getByRole('combobox', { name: 'Appearance' }).click();
  await rep.getByRole('option', { name: 'Dark' }).click();
  await rep.locator('html[data-mantine-color-scheme=dark]').waitFor();
  await rep.reload();
  await rep.getByRole('heading', { name: 'Settings' }).waitFor();
  expect(await rep.evaluate(() => document.documentElement.lang)).toMatch(/^en/);
  expect(await rep.locator('html[data-mantine-color-scheme=dark]').count()).toBe(1);
});

it('asks before it deletes what does not come back: keys, whose calls are refused from then on', async () => {
  const { key } = await callApi<{ key: string }>(admin, 'POST', '/api-keys', { name: 'ERP 同步', roles: ['sales_rep'] });
  const callWithKey = async () =>
    (await site.test.app.inject({ url: '/api/records/deal', headers: { authorization: `Bearer ${key}` } })).statusCode;
  expect(await callWithKey()).toBe(200);
  await admin.goto('/settings/api-keys');
  const remove = admin.getByRole('button', { name: '删除密钥', exact: true });
  await remove.click();
  const dialog = admin.getByRole('dialog', { name: '删除密钥“ERP 同步”？' });
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await callWithKey()).toBe(200);
  // By keyboard alone.
  await remove.focus();
  await admin.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '删除' }).press('Enter');
  await admin.getByText('还没有密钥').waitFor();
  expect(await callWithKey()).toBe(401);
});

it('removes the sample data and nothing else', async () => {
  await callApi(admin, 'POST', '/records/account', { name: '榫卯木作（苏州）有限公司' });
  await admin.goto('/settings/data');
  await admin.getByRole('button', { name: '移除示例数据' }).click();
  await admin.getByText('工作区里没有示例数据').waitFor();
  await admin.goto('/o/account');
  await admin.getByText('共 1 条').waitFor();
  await admin.getByRole('link', { name: '榫卯木作（苏州）有限公司' }).waitFor();
});

it('shows changes of large tables that failed, and tries them again', async () => {
  const statement = 'create index concurrently ix_deal_probe_00000000 on ws_main.deal (name)';
  await site.test.workspace.database.platform.query({
    text: `insert into ws_main.sys_schema_task (name, table_name, kind, statement, status, problem)
      values ('ix_deal_probe_00000000', 'deal', 'createIndex', $1, 'failed', 'no space left on device')`,
    values: [statement],
  });
  await admin.goto('/settings/workspace');
  await admin.getByRole('heading', { name: '大表的后续改动' }).waitFor();
  await admin.getByText('商机：建立索引').waitFor();
  await admin.getByText('no space left on device').waitFor();
  await admin.getByRole('button', { name: '重试失败的' }).click();
  await admin.getByRole('heading', { name: '大表的后续改动' }).waitFor({ state: 'detached' });
});

it('shows what each index is for, how large it is and what is still to be made', async () => {
  const { platform } = site.test.workspace.database;
  const [gone] = await platform.query<{ name: string }>({
    text: `select indexname as name from pg_indexes where schemaname = 'ws_main' and indexname like 'ix_deal_created_at_id%'`,
    values: [],
  });
  await platform.query({ text: `drop index ws_main."${gone?.name}"`, values: [] });
  await admin.goto('/settings/indexes');
  await admin.getByRole('row').filter({ hasText: '按创建时间（降序）排序的列表' }).getByText('等待建立').waitFor();
  const statement = `create index concurrently "${gone?.name}" on ws_main.deal (created_at desc nulls last, id desc nulls last)`;
  await platform.query({
    text: `insert into ws_main.sys_schema_task (name, table_name, kind, statement, status, problem)
      values ($1, 'deal', 'createIndex', $2, 'failed', 'no space left on device')`,
    values: [gone?.name, statement],
  });
  await admin.getByText('no space left on device').waitFor();
  await admin.getByRole('button', { name: '重试失败的' }).click();
  await admin.getByRole('button', { name: '重试失败的' }).waitFor({ state: 'detached' });
  await admin.getByText('1 个未就绪').waitFor({ state: 'detached' });
  await admin.getByRole('heading', { name: '客户', exact: true }).click();
  await admin.getByRole('row').filter({ hasText: '打开记录、检查关联' }).filter({ hasText: 'account_pkey' }).waitFor();

  await admin.getByRole('button', { name: '新建索引' }).click();
  await admin.getByRole('combobox', { name: '记录' }).click();
  await admin.getByRole('option', { name: '客户', exact: true }).click();
  await admin.getByRole('combobox', { name: '排序字段' }).click();
  await admin.getByRole('option', { name: '客户名称', exact: true }).click();
  await admin.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click();
  const own = admin.getByRole('row').filter({ hasText: '在此要求建立' });
  await own.filter({ hasText: '按客户名称（降序）排序的列表，供中文界面，按拼音' }).getByRole('button', { name: '删除' }).click();
  await own.first().waitFor({ state: 'detached' });
  await admin.getByRole('button', { name: '撤销' }).click();
  await own.first().waitFor();

  const phone = await site.open('/settings/indexes', { viewport: { width: 360, height: 740 } });
  await phone.getByRole('heading', { name: '商机', exact: true }).click();
  const row = phone.getByRole('row').filter({ hasText: '打开记录、检查关联' }).filter({ hasText: 'deal_pkey' });
  await row.getByText(/^\d+ KB · 使用 [\d,]+ 次$/).waitFor();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
