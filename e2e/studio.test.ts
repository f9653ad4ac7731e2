import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { callApi } from './call-api.ts';
import { inviteColleague } from './http/colleagues.ts';
import { openSite, type Site } from './open-site.ts';
import { seriousViolations } from './serious-violations.ts';
import { publishSet } from './studio-acts.ts';

let site: Site;
let page: Page;

afterEach(({ task }) => {
  if (task.result?.state === 'fail') return shoot('failed');
});

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/studio');
});
afterAll(() => site.close());

it('makes an object with five fields, undoes and does again, publishes, and has its list and form', async () => {
  await page.getByRole('button', { name: '新建对象' }).last().click();
  await page.getByLabel('名称（中文）').fill('设备');
  await page.getByLabel('名称（英文）').fill('Device');
  await page.getByRole('dialog').getByRole('button', { name: '新建' }).click();
  // One types on: the line for a new field has the focus as soon as there is an object, and keeps it from field to field.
  const line = page.getByLabel(/新字段名称/);
  const hasFocus = () => line.evaluate((input) => input === document.activeElement);
  for (const name of ['购买日期', '联系电话', '单价', '设备状态', '备注']) {
    await expect.poll(hasFocus).toBe(true);
    await page.keyboard.insertText(name);
    await page.keyboard.press('Enter');
    await page.getByRole('table').getByText(name).waitFor();
    await page.getByRole('complementary', { name: '属性' }).getByRole('heading', { name }).waitFor();
  }
  expect(await hasFocus()).toBe(true);
  await page.getByText(/已保存/).waitFor();
  await shoot('fields');
  await page.getByRole('button', { name: /^撤销：添加备注/ }).click();
  await page.getByRole('table').getByText('备注').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^重做：添加备注/ }).click();
  await page.getByRole('table').getByText('备注').waitFor();
  await page.reload();
  await page.getByRole('button', { name: /^撤销：添加备注/ }).waitFor();
  await page.keyboard.press('ControlOrMeta+z');
  await page.getByRole('table').getByText('备注').waitFor({ state: 'detached' });
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await page.getByRole('table').getByText('备注').waitFor();
  await publishSet(page, async (review) => {
    await review.getByText('新增对象：设备').waitFor();
    await shoot('review');
  });
  const fields = site.test.workspace.snapshot.objects.get('device')?.fields;
  expect(
    ['date', 'phone', 'money', 'choice', 'longText'].every((type) =>
      [...(fields?.values() ?? [])].some((field) => field.definition.type === type),
    ),
  ).toBe(true);
  await page.getByRole('button', { name: '打开设备' }).click();
  await page.waitForURL(/\/o\/device$/);
  await page.getByRole('button', { name: '新建设备' }).first().click();
  const form = page.getByRole('dialog', { name: '新建设备' });
  for (const label of ['购买日期', '联系电话', '单价', '设备状态', '备注']) await form.getByText(label).first().waitFor();
  await form.getByLabel('名称').fill('激光切割机');
  await shoot('form');
  await form.getByRole('button', { name: '保存' }).last().click();
  await form.waitFor({ state: 'detached' });
  await page.goto('/o/device');
  await page.getByRole('columnheader', { name: '购买日期' }).waitFor();
  await page.getByText('激光切割机').first().waitFor();
  await shoot('list');
});

it('is opened from a list, a column and a form at exactly their place, and leads back', async () => {
  const customise = async (from: () => Promise<void>, to: RegExp) => {
    await from();
    await page.waitForURL(to);
    await page.getByRole('link', { name: '返回' }).click();
    await page.waitForURL(/\/o\/device/);
  };
  await customise(async () => {
    await page.getByRole('button', { name: '所有视图' }).click();
    await page.getByRole('menuitem', { name: '定制此视图' }).click();
  }, /\/studio\/(views|objects)\/device/);
  await customise(async () => {
    await page.getByRole('columnheader', { name: '购买日期' }).hover();
    await page.getByRole('button', { name: '“购买日期”列菜单' }).first().click();
    await page.getByRole('menuitem', { name: '定制此字段' }).click();
  }, /\/studio\/objects\/device\/fields\/gou_mai_ri_qi$/);
  await customise(async () => {
    await page.getByRole('button', { name: '新建设备' }).first().click();
    await page.getByRole('button', { name: '定制此表单' }).click();
  }, /\/studio\/objects\/device/);
});

it('shows both sides where two administrators changed the same, who did and when, and keeps what is chosen', async () => {
  await page.goto('/studio/objects/device/fields/bei_zhu');
  const name = (each: Page) => each.getByLabel('名称（中文）');
  await name(page).fill('说明');
  await page.getByText(/已保存 \d/).waitFor();
  const [set] = await callApi<{ id: string }[]>(page, 'GET', '/change-sets');
  const { credentials } = await inviteColleague(site.test, { name: '王芳', roles: ['administrator'] });
  const other = await site.open(`/studio/objects/device/fields/bei_zhu?set=${set?.id}`, { as: credentials, locale: 'zh' });
  await expect.poll(() => name(other).inputValue()).toBe('说明');
  await name(page).fill('用途');
  await page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
  await name(other).fill('补充说明');
  const clash = other.getByRole('dialog', { name: '同一处有两种改法' });
  await other.getByRole('button', { name: '查看并决定' }).click();
  await clash.getByText('用途').first().waitFor();
  await clash.getByText('管理员改了这里').waitFor();
  expect(await clash.locator('time').getAttribute('datetime')).toMatch(/^20\d\d-/);
  if (process.env.SHOTS) await other.screenshot({ path: `${process.env.SHOTS}/studio-clash.png` });
  await clash.getByRole('button', { name: '以我的为准' }).click();
  await other.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
  const drafts = await callApi<{ definitions: { name: string; body: unknown }[] }>(page, 'GET', `/change-sets/${set?.id}`);
  expect(JSON.stringify(drafts.definitions.find((each) => each.name === 'device')?.body)).toContain('补充说明');
});

it('a deleted field comes back from the trash, with its values and on its page', async () => {
  const publish = async () => {
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const review = page.getByRole('dialog');
    await review.getByRole('heading', { name: '数据会怎样' }).waitFor();
    await shoot('review-data');
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/publish'));
    await review.getByRole('button', { name: '发布', exact: true }).click();
    expect((await answered).ok()).toBe(true);
    await review.waitFor({ state: 'detached' });
  };
  const { id } = await callApi<{ id: string }>(page, 'POST', '/records/device', { name: '冲床', bei_zhu: '很重' });
  await page.goto('/studio/objects/device/fields/bei_zhu');
  await page.getByRole('button', { name: '删除字段' }).click();
  const asked = page.getByRole('dialog');
  await asked.getByRole('button', { name: '删除', exact: true }).click();
  // The review is another dialog, and may only be asked for once this one is gone and what it did is in the set.
  await asked.waitFor({ state: 'detached' });
  await publish();
  expect(site.test.workspace.snapshot.objects.get('device')?.fields.has('bei_zhu')).toBe(false);
  await page.goto('/studio/trash');
  const removed = page.getByRole('listitem').filter({ hasText: '备注' });
  await removed.getByRole('button', { name: '恢复' }).waitFor();
  await shoot('trash');
  await removed.getByRole('button', { name: '恢复' }).click();
  await page.waitForURL(/fields\/bei_zhu$/);
  await publish();
  expect(await callApi(page, 'GET', `/records/device/${id}`)).toMatchObject({ bei_zhu: '很重' });
  const layout = site.test.workspace.snapshot.layouts.get('device');
  expect(layout?.sections.flatMap(({ fields }) => fields)).toContain('bei_zhu');
});

it.each([
  ['zh', 1440],
  ['en', 360],
] as const)('is usable by everybody, %s at %i', async (locale, width) => {
  const own = await site.open('/studio', { viewport: { width, height: 900 } });
  await callApi(own, 'PATCH', '/me', { locale });
  for (const path of ['objects/device', 'objects/deal/fields/stage', 'objects/device/fields/dan_jia', 'trash', 'revisions']) {
    await own.goto(`/studio/${path}`);
    await own.waitForSelector('#page h1');
    await own.waitForLoadState('networkidle');
    const name = `${path.replaceAll('/', '-')}-${locale}-${width}`;
    if (process.env.SHOTS) await own.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
    expect(await seriousViolations(own), name).toEqual([]);
  }
  expect(pageErrors(own)).toEqual([]);
});

async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/studio-${name}.png` });
}
