import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishDefinition } from '../server/src/catalog/publish.ts';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';
import { publishSet } from './studio-acts.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  const { workspace } = site.test;
  const { body } = workspace.snapshot.objects.get('deal') as { body: { fields: object } };
  const option = (value: string, zh: string, en: string) => ({ value, label: { zh, en } });
  const label = { zh: '方案检查', en: 'Proposal checks' };
  const checks = {
    type: 'choices',
    label,
    options: [option('budget', '确认预算', 'Budget is sure'), option('sent', '已发报价', 'Quote is sent')],
  };
  const proposal = {
    field: 'stage',
    option: 'proposal',
    guidance: { zh: '报价前请与采购确认预算。', en: 'Agree on the budget with purchasing before you quote.' },
    leave: {
      fields: ['next_step'],
      checklists: ['checks'],
      conditions: { amount: { holds: 'amount > 100', message: { zh: '金额须大于 100', en: 'the amount must be above 100' } } },
    },
    next: ['negotiation', 'won', 'lost'],
  };
  const next = { ...body, fields: { ...body.fields, checks }, gates: { proposal } };
  await publishDefinition(workspace, { kind: 'object', name: 'deal', body: next }, { by: null, summary: '' });
  page = await site.open('/o/deal', { locale: 'zh' });
});
afterAll(() => site.close());

async function aDeal(name: string, values: object = {}): Promise<string> {
  const made = await callApi<{ id: string }>(page, 'POST', '/records/deal', { name, stage: 'proposal', ...values });
  return made.id;
}

it('asks on the stage bar for just what is missing, and then lets the record through', async () => {
  const id = await aDeal('关口商机', { next_step: '拜访' });
  await page.goto(`/o/deal/${id}`);
  await page.getByText('报价前请与采购确认预算。').waitFor();
  await shoot('guides');
  const bar = page.getByRole('group', { name: '阶段' });
  await bar.getByRole('button', { name: '商务谈判' }).click();
  const dialog = page.getByRole('dialog', { name: /记为商务谈判/ });
  await dialog.getByText('离开“方案报价”：金额须大于 100').waitFor();
  expect(await dialog.getByLabel('下一步').count()).toBe(0);
  await shoot('asks');
  await dialog.getByLabel('金额').first().fill('200');
  await dialog.getByLabel('确认预算').check();
  await dialog.getByRole('button', { name: '记为商务谈判' }).click();
  await dialog.getByText('离开“方案报价”：还没有完成“已发报价”').waitFor();
  expect(await dialog.getByLabel('确认预算').isChecked()).toBe(true);
  await dialog.getByLabel('已发报价').check();
  await dialog.getByRole('button', { name: '记为商务谈判' }).click();
  await bar.locator('[aria-current=step]', { hasText: '商务谈判' }).waitFor();
});

it('says where a record may go from its stage', async () => {
  const id = await aDeal('不能跳', { next_step: '拜访', amount: 200, checks: ['budget', 'sent'] });
  await page.goto(`/o/deal/${id}`);
  await page.getByRole('group', { name: '阶段' }).getByRole('button', { name: '无效' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('下一步只能是：商务谈判 / 赢单 / 输单').waitFor();
  await shoot('nowhere');
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await page.locator('[aria-current=step]', { hasText: '方案报价' }).waitFor();
});

it('is built in the studio, where it counts whom it stops, and holds once it is published', async () => {
  await page.goto('/studio/objects/deal/gates');
  await page.getByRole('button', { name: '为“商务谈判”设关口' }).click();
  const leave = page.getByRole('region', { name: '离开此阶段前' });
  await leave.getByRole('button', { name: '添加条件' }).click();
  await leave.getByText('表达式', { exact: true }).click();
  await leave.getByLabel('当', { exact: true }).fill('amount > 999999999');
  await leave.getByLabel('不满足时的说明（中文）').fill('金额不足');
  await leave.getByLabel('不满足时的说明（英文）').fill('the amount is too small');
  await page.getByText(/今天：此阶段的 (\d+) 条记录中，有 \1 条还不能往下走/).waitFor();
  await shoot('studio');
  await page.getByText(/已保存/).waitFor();
  await publishSet(page);
  const won = callApi(page, 'POST', '/records/deal', { name: '谈判中', stage: 'negotiation' }).then((made) =>
    callApi(page, 'PATCH', `/records/deal/${(made as { id: string }).id}`, { stage: 'won' }),
  );
  await expect(won).rejects.toThrow('离开“商务谈判”：金额不足');
});

async function shoot(name: string): Promise<void> {
  const folder = process.env.TENON_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}
