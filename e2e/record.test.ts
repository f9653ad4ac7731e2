import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callApi, idOf } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/', { viewport: { width: 1440, height: 900 } });
});
afterAll(() => site.close());

async function openRecord(object: string, title: string): Promise<string> {
  const id = await idOf(page, object, title);
  await page.goto(`/o/${object}/${id}`);
  await page.getByRole('heading', { level: 1 }).filter({ hasText: title }).waitFor();
  return id;
}

/** The line of a field among the properties. */
const property = (name: string) =>
  page
    .getByRole('region', { name: '资料' })
    .locator('dl > div')
    .filter({ has: page.locator('dt').getByText(name, { exact: true }) });

it('edits a field where it stands', async () => {
  await openRecord('deal', '东海汽配 焊装线机器人');
  await property('下一步').getByRole('button', { name: '编辑下一步' }).click();
  await page.keyboard.type('周五前确认交期');
  await page.keyboard.press('Enter');
  await property('下一步').getByText('周五前确认交期').waitFor();
  await page.getByText('修改了下一步').first().waitFor();
  await page.reload();
  await property('下一步').getByText('周五前确认交期').waitFor();
});

it('edits its fields and walks its stages by single keys, and takes an edit back by ⌘Z', async () => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await page.getByRole('combobox', { name: '负责人' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  const name = page.getByRole('textbox', { name: '商机名称' });
  const before = await name.inputValue();
  await name.fill('改过的名称');
  await name.press('Enter');
  await page.getByText('已修改“商机名称”').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('heading', { level: 1, name: before }).waitFor();
  await page.keyboard.press('s');
  const isOnStage = () => page.evaluate(() => document.activeElement?.getAttribute('aria-current') === 'step');
  expect(await isOnStage()).toBe(true);
});

it('lets the user choose when somebody else has changed the same field', async () => {
  const id = await openRecord('deal', '绿野食品 包装检测');
  await property('金额').getByRole('button', { name: '编辑金额' }).click();
  await page.getByRole('textbox', { name: '金额' }).fill('300000');
  const caller = await site.test.signIn();
  const answer = await caller('PATCH', `/api/records/deal/${id}`, { amount: { amount: '280000', currency: 'CNY' } });
  expect(answer.statusCode).toBe(200);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '别人刚刚改过这条记录' });
  await dialog.getByText('¥280,000.00').waitFor();
  await dialog.getByText('¥258,000.00').waitFor();
  await dialog.getByRole('radio', { name: '别人改成' }).check();
  await dialog.getByRole('button', { name: '保存所选内容' }).click();
  await property('金额').getByText('¥280,000.00').waitFor();
});

it('notes a follow-up with the next contact, and shows both', async () => {
  await openRecord('deal', '川西航空 操作培训');
  const words = page.getByRole('textbox', { name: '内容' });
  await words.fill('电话沟通：样件已寄出，等待客户测试');
  await page.getByRole('button', { name: '下次联系' }).click();
  await page.getByRole('button', { name: '明天' }).click();
  await words.press('Control+Enter');
  await page.getByRole('listitem').filter({ hasText: '样件已寄出' }).waitFor();
  expect(await words.inputValue()).toBe('');
  const tomorrow = await page.evaluate(() => new Date(Date.now() + 86_400_000).toLocaleDateString('sv'));
  await property('下次联系').getByText(tomorrow).waitFor();
});

it('moves a deal by its stage bar, with undo', async () => {
  await openRecord('deal', '川西航空 打磨机器人');
  const bar = page.getByRole('group', { name: '阶段' });
  await bar.getByRole('button', { name: '方案报价' }).click();
  await bar.locator('[aria-current=step]').filter({ hasText: '方案报价' }).waitFor();
  await property('赢率').getByText('50%').waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await bar.locator('[aria-current=step]').filter({ hasText: '需求确认' }).waitFor();
});

it('converts a lead into account, contact and deal', async () => {
  await openRecord('lead', '石磊');
  await page.getByRole('button', { name: '转化', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect.poll(() => dialog.getByRole('textbox', { name: '客户名称' }).inputValue()).toBe('东莞智造家电有限公司');
  await dialog.getByRole('button', { name: '转化', exact: true }).click();
  await dialog.getByText('转化完成').waitFor();
  await dialog.getByRole('link', { name: '石磊' }).click();
  await page.waitForURL('**/o/contact/*');
  await property('所属客户').getByText('东莞智造家电有限公司').waitFor();
});

it('warns of a similar account while one is typed', async () => {
  await page.goto('/o/account');
  await page.getByRole('button', { name: '新建客户' }).click();
  const form = page.getByRole('dialog', { name: '新建客户' });
  await form.getByRole('textbox', { name: '客户名称' }).fill('绿野');
  await form.getByText('名称相近的已有记录').waitFor();
  await form.getByRole('link', { name: '杭州绿野食品有限公司' }).waitFor();
  await form.getByRole('textbox', { name: '客户名称' }).fill('杭州绿野食品');
  await form.getByText('可能已经有了').waitFor();
  expect(await form.getByRole('link', { name: '杭州绿野食品有限公司' }).count()).toBe(1);
  await form.getByRole('textbox', { name: '客户名称' }).fill('榫卯木作（苏州）有限公司');
  await form.getByText('可能已经有了').waitFor({ state: 'detached' });
  await form.getByRole('button', { name: '保存', exact: false }).last().click();
  await page.getByText('“榫卯木作（苏州）有限公司”已创建').waitFor();
  const { records } = await callApi<{ records: { owner: { title: string } }[] }>(page, 'POST', '/records/account/query', {
    select: ['name', 'owner'],
    filter: { field: 'name', op: 'contains', value: '榫卯木作' },
  });
  expect(records.map(({ owner }) => owner.title)).toEqual(['管理员']);
});

it('gives back what was filled in when a new record is left by a slip of Esc', async () => {
  await page.goto('/o/account');
  await page.getByRole('button', { name: '新建客户' }).click();
  const form = page.getByRole('dialog', { name: '新建客户' });
  const name = form.getByRole('textbox', { name: '客户名称' });
  for (const attempt of ['first', 'second']) {
    if (attempt === 'first') await name.fill('写了一半的客户');
    expect(await name.inputValue()).toBe('写了一半的客户');
    await name.press('Escape');
    await form.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '继续填写' }).click();
    await form.waitFor();
  }
  await name.fill('');
  await name.press('Escape');
  await form.waitFor({ state: 'detached' });
  expect(await page.getByText('新客户没有保存').count()).toBe(0);
});

it('leaves the screen with a reason when it is taken away meanwhile', async () => {
  const caller = await site.test.signIn();
  const { id } = (await caller('POST', '/api/records/deal', { name: '转走的商机' })).json();
  await openRecord('deal', '转走的商机');
  expect((await caller('DELETE', `/api/records/deal/${id}`)).statusCode).toBe(204);
  await page.getByText('看不到这条记录').waitFor();
  expect(await page.getByText('转走的商机').count()).toBe(0);
});

it('offers as its owner only people who are active', async () => {
  const caller = await site.test.signIn();
  const { records } = (await caller('POST', '/api/records/user/query', { limit: 100 })).json();
  const leaver = records.find(({ name }: { name: string }) => name.includes('李'));
  expect((await caller('PATCH', `/api/users/${leaver.id}/access`, { active: false })).statusCode).toBeLessThan(300);
  await openRecord('deal', '东海汽配 焊装线机器人');
  await page.keyboard.press('a');
  const owner = page.getByRole('combobox', { name: '负责人' });
  await owner.waitFor();
  await page.getByRole('option').first().waitFor();
  expect(await page.getByRole('option', { name: leaver.name }).count()).toBe(0);
});
