import type { ObjectBody } from '@tenon/metadata';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishDefinition } from '../server/src/catalog/publish.ts';
import { pageErrors } from './browser.ts';
import { callApi, idOf } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
  const { workspace } = site.test;
  const body = workspace.snapshot.objects.get('account')?.body as ObjectBody;
  const rules: ObjectBody['rules'] = {
    key_accounts: { when: 'level = "a"', show: ['website'], require: ['website'] },
    no_short_names: { when: 'LEN(name) = 1', refuse: { field: 'name', message: { zh: '名称太短', en: 'Too short a name' } } },
    no_phone: {
      when: 'level = "a" AND ISEMPTY(phone)',
      warn: { field: 'phone', message: { zh: '重点客户最好有电话', en: 'A key account should have a phone' } },
    },
    no_blue: { when: 'name = "蓝"', refuse: { message: { zh: '不收这样的客户', en: 'No such account' } } },
    no_grey: { when: 'name = "灰色"', refuse: { message: { zh: '不收灰色的客户', en: 'No grey account' } } },
    locked_phone: { when: 'industry = "software"', readOnly: ['phone'] },
  };
  await publishDefinition(workspace, { kind: 'object', name: 'account', body: { ...body, rules } }, { by: null, summary: '' });
  const contact = workspace.snapshot.objects.get('contact')?.body as ObjectBody;
  const ofKeyAccounts: ObjectBody['rules'] = {
    reached: {
      when: 'account.level = "a"',
      require: ['email'],
      warn: { message: { zh: '他的公司是重点客户', en: 'Of a key account' } },
    },
  };
  const ruled = { kind: 'object' as const, name: 'contact', body: { ...contact, rules: ofKeyAccounts } };
  await publishDefinition(workspace, ruled, { by: null, summary: '' });
  await publishDefinition(workspace, { kind: 'object', name: 'visit', body: visit }, { by: null, summary: '' });
});
afterAll(() => site.close());

const visit: ObjectBody = {
  ...{ label: { zh: '拜访', en: 'Visit' }, plural: { zh: '拜访', en: 'Visits' }, icon: 'flag', title: 'name' },
  fields: {
    name: { type: 'text', label: { zh: '主题', en: 'Subject' }, required: true },
    host: { type: 'relation', to: 'account', label: { zh: '客户', en: 'Account' }, required: true },
    met: { type: 'relation', to: 'contact', label: { zh: '见了谁', en: 'Met' }, required: true },
  },
  rules: { of_the_host: { offer: { met: { field: 'account', op: 'eq', value: { expression: 'host' } } } } },
};

it('shows, asks and warns as one types, and saves what is only warned of', async () => {
  const page = await site.open('/o/account', { locale: 'zh' });
  await page.getByRole('button', { name: '新建客户' }).first().click();
  const form = page.getByRole('dialog', { name: '新建客户' });
  const name = form.getByLabel('客户名称');
  await name.fill('榫');
  await form.getByText('名称太短').waitFor();
  await name.fill('蓝');
  await form.getByText('不收这样的客户').waitFor();
  await name.fill('榫卯木作坊');
  await form.getByText('名称太短').waitFor({ state: 'detached' });
  expect(await form.getByLabel('网站').count()).toBe(0);
  await form.getByLabel('级别').click();
  await page.getByRole('option', { name: 'A（重点）' }).click();
  await form.getByText('重点客户最好有电话').waitFor();
  await form.getByLabel('网站').waitFor();
  await form.getByRole('button', { name: '保存', exact: false }).last().click();
  await form.getByRole('alert').waitFor();
  await form.getByLabel('网站').fill('https://example.com');
  await form.getByRole('button', { name: '保存', exact: false }).last().click();
  await form.waitFor({ state: 'detached' });
  expect(await held(page, '榫卯木作坊')).toMatchObject({ level: 'a', website: 'https://example.com' });
  expect(pageErrors(page)).toEqual([]);
});

it('says what is refused of the whole record once, in the form and not over it, and brings the focus there', async () => {
  const page = await site.open('/o/account', { locale: 'zh' });
  await page.setViewportSize({ width: 360, height: 780 });
  await page.getByRole('button', { name: '新建客户' }).first().click();
  const form = page.getByRole('dialog', { name: '新建客户' });
  await form.getByLabel('客户名称').fill('灰色');
  await form.getByText('不收灰色的客户').waitFor();
  const refused = page.waitForResponse((answer) => answer.status() === 422);
  await form.getByRole('button', { name: '保存', exact: false }).last().click();
  await refused;
  const told = form.getByRole('alert').filter({ hasText: '不收灰色的客户' });
  await told.and(page.locator(':focus')).waitFor();
  expect(await page.getByText('不收灰色的客户').count()).toBe(1);
  expect(await page.getByRole('region', { name: '通知' }).getByRole('alert').count()).toBe(0);
  await form.getByLabel('客户名称').fill('青色');
  await told.waitFor({ state: 'detached' });
  pageErrors(page).splice(0);
  await page.context().close();
});

it('clears a link that is not offered any more, since what the rule reads was changed', async () => {
  const page = await site.open('/o/visit', { locale: 'zh' });
  await page.getByRole('button', { name: '新建拜访' }).first().click();
  const form = page.getByRole('dialog', { name: '新建拜访' });
  const choose = async (field: string, title: string) => {
    await form.getByLabel(field).fill(title);
    await page.getByRole('option', { name: title }).first().click();
  };
  await choose('客户', '成都川西航空部件有限公司');
  await choose('见了谁', '江楠');
  await choose('客户', '杭州绿野食品有限公司');
  await form.getByText('因其他字段的改动不再可选，已清空').waitFor();
  expect(await form.getByLabel('见了谁').inputValue()).toBe('');
  await page.context().close();
});

it('says at the value what is refused, and leaves what is locked to be read', async () => {
  const page = await site.open('/o/account', { locale: 'zh' });
  await callApi(page, 'POST', '/records/account', { name: '斗拱设计', industry: 'software', website: 'https://example.com' });
  await page.goto(`${new URL(page.url()).origin}/o/account/${await idOf(page, 'account', '斗拱设计')}`);
  await page
    .getByRole('button', { name: /修改.*级别|编辑.*级别/ })
    .first()
    .waitFor();
  await expect.poll(() => page.getByRole('button', { name: /(修改|编辑).*电话/ }).count()).toBe(0);
  await expect.poll(() => page.getByText('https://example.com').count()).toBe(0);
});

it('opens no cell of a list that a rule locks, and says so', async () => {
  const page = await site.open('/o/account', { locale: 'zh' });
  const record = { name: '雀替软件', phone: '010-62345678' };
  const { id } = await callApi<{ id: string }>(page, 'POST', '/records/account', record);
  await callApi(page, 'PATCH', `/records/account/${id}`, { industry: 'software' });
  await page.goto(`${new URL(page.url()).origin}/o/account?q=${encodeURIComponent('雀替软件')}`);
  const cell = page.locator('[role=gridcell][data-path=phone]').first();
  // Beside the number, which is a link of its own.
  const beside = { position: { x: 140, y: 8 } };
  await cell.click(beside);
  await cell.click(beside);
  await page.getByText('按规则，这条记录的“电话”不能修改。').waitFor();
  await expect.poll(() => cell.getAttribute('data-editing')).toBe(null);
  expect(pageErrors(page)).toEqual([]);
});

it('knows what rules say of the record that is chosen, and asks no more once another is', async () => {
  const page = await site.open('/o/contact', { locale: 'zh' });
  await callApi(page, 'POST', '/records/account', { name: '令栱集团', level: 'a', website: 'https://example.com' });
  await callApi(page, 'POST', '/records/account', { name: '普柏集团', level: 'c' });
  await page.getByRole('button', { name: '新建联系人' }).first().click();
  const form = page.getByRole('dialog', { name: '新建联系人' });
  const choose = async (account: string) => {
    await form.getByLabel('所属客户').click();
    await page.keyboard.type(account);
    await page.getByRole('option', { name: account }).first().click();
  };
  await form.getByLabel('姓名').fill('散斗');
  await choose('令栱集团');
  await form.getByText('他的公司是重点客户').waitFor();
  await form.getByRole('button', { name: '保存', exact: false }).last().click();
  await form.getByRole('alert').waitFor();
  await choose('普柏集团');
  await form.getByText('他的公司是重点客户').waitFor({ state: 'detached' });
  await form.getByRole('button', { name: '保存', exact: false }).last().click();
  await form.waitFor({ state: 'detached' });
  expect(await callApi(page, 'GET', `/records/contact/${await idOf(page, 'contact', '散斗')}`)).toMatchObject({ email: null });
  expect(pageErrors(page)).toEqual([]);
});

async function held(page: Page, name: string): Promise<Record<string, unknown>> {
  return callApi(page, 'GET', `/records/account/${await idOf(page, 'account', name)}`);
}
