import type { LayoutBody, ObjectBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishDefinition } from '../server/src/catalog/publish.ts';
import { pageErrors } from './browser.ts';
import { callApi } from './call-api.ts';
import { inviteColleague } from './http/colleagues.ts';
import { openSite, type Site } from './open-site.ts';

const label = { zh: '服务单', en: 'Service order' };
const order: ObjectBody = {
  label,
  icon: 'tool',
  title: 'name',
  recordType: 'kind',
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true },
    kind: {
      type: 'choice',
      label: { zh: '类型', en: 'Type' },
      options: [
        { value: 'repair', label: { zh: '维修', en: 'Repair' }, color: 'orange' },
        { value: 'visit', label: { zh: '回访', en: 'Visit' }, color: 'blue' },
      ],
    },
    fault: { type: 'text', label: { zh: '故障', en: 'Fault' } },
  },
  rules: {
    hotline: {
      label: { zh: '热线只登记回访', en: 'The hotline takes visits' },
      when: 'HASROLE("hotline")',
      offer: { kind: ['visit'] },
    },
    fault: { label: { zh: '维修才有故障', en: 'Only repairs have a fault' }, when: 'kind = "repair"', show: ['fault'] },
  },
};
const layout: LayoutBody = {
  object: 'service_order',
  highlights: [],
  sections: [
    { id: 'all', label, fields: ['name', 'kind'] },
    { id: 'repairs', label: { zh: '维修', en: 'Repair' }, fields: ['fault'], when: 'kind = "repair"' },
  ],
  related: [],
  quickCreate: ['name', 'kind', 'fault'],
};

let site: Site;

beforeAll(async () => {
  site = await openSite();
  const publish = (kind: 'object' | 'layout', body: ObjectBody | LayoutBody) =>
    publishDefinition(site.test.workspace, { kind, name: 'service_order', body }, { by: null, summary: '' });
  // The rule names the role, and the role the object.
  await publish('object', { ...order, rules: {} });
  const call = await site.test.signIn();
  const objects = { service_order: { read: 'all', create: true, edit: 'all' }, user: { read: 'all' } };
  await call('POST', '/api/roles', { name: 'hotline', body: { label: { zh: '热线', en: 'Hotline' }, objects } });
  await publish('object', order);
  await publish('layout', layout);
});
afterAll(() => site.close());

it('a new record asks for its type before all else, by keyboard too, and again for the next one', async () => {
  const page = await site.open('/o/service_order', { locale: 'zh' });
  await page.getByRole('button', { name: '新建服务单' }).first().click();
  const form = page.getByRole('dialog', { name: '新建服务单' });
  await form.getByRole('group', { name: '先选择类型' }).waitFor();
  expect(await form.getByLabel('名称').isVisible()).toBe(false);
  await form.getByRole('button', { name: '维修' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await form.getByLabel('名称').and(page.locator(':focus')).fill('春季回访');
  expect(await form.getByLabel('故障').count()).toBe(0);
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await form.getByRole('button', { name: '维修' }).and(page.locator(':focus')).press('Enter');
  await form.getByLabel('名称').fill('换灯');
  await form.getByLabel('故障').fill('灯不亮');
  await page.keyboard.press('ControlOrMeta+Enter');
  await form.waitFor({ state: 'detached' });
  const { records } = (await callApi(page, 'POST', '/records/service_order/query', {
    select: ['name', 'kind', 'fault'],
    sort: [{ field: 'name', direction: 'asc' }],
  })) as { records: object[] };
  expect(records).toMatchObject([
    { name: '春季回访', kind: 'visit', fault: null },
    { name: '换灯', kind: 'repair', fault: '灯不亮' },
  ]);
  expect(pageErrors(page)).toEqual([]);
});

it('is offered in the studio as a condition of a section', async () => {
  const page = await site.open('/studio/at/layout/service_order/sections/repairs', { locale: 'zh' });
  await page.getByText('更多设置').click();
  const types = page.getByRole('combobox', { name: '适用的记录类型' });
  await types.click();
  await page.getByRole('option', { name: '回访' }).click();
  await page.getByRole('textbox', { name: '显示条件' }).filter({ hasText: 'IN(kind, "repair", "visit")' }).waitFor();
});

it('is not asked for where rules leave one type alone, and no other is taken by the server', async () => {
  const { credentials, call: hotline } = await inviteColleague(site.test, { name: '李雷', roles: ['hotline'] });
  expect((await hotline('POST', '/api/records/service_order', { name: '维修', kind: 'repair' })).statusCode).toBe(422);
  const page = await site.open('/o/service_order', { as: credentials, locale: 'zh' });
  await page.getByRole('button', { name: '新建服务单' }).first().click();
  const form = page.getByRole('dialog', { name: '新建服务单' });
  await form.getByLabel('名称').fill('热线回访');
  await page.keyboard.press('ControlOrMeta+Enter');
  await form.waitFor({ state: 'detached' });
  expect((await hotline('GET', '/api/records/service_order?select=name,kind&sort=-name')).json().records).toContainEqual(
    expect.objectContaining({ name: '热线回访', kind: 'visit' }),
  );
});
