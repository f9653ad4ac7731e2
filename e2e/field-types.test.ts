import type { Field, FieldType, ObjectBody } from '@tenon/metadata';
import { fieldTypes } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishDefinition } from '../server/src/catalog/publish.ts';
import { pageErrors } from './browser.ts';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

const visit: ObjectBody = {
  label: { zh: '回访', en: 'Visit' },
  plural: { zh: '回访', en: 'Visits' },
  icon: 'star',
  title: 'name',
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true },
    account: { type: 'relation', to: 'account', label: { zh: '客户', en: 'Account' } },
    liking: { type: 'rating', label: { zh: '满意度', en: 'Liking' } },
    took: { type: 'duration', label: { zh: '用时', en: 'Took' } },
    site: { type: 'lookup', relation: 'account', field: 'website', result: 'text', label: { zh: '客户网站', en: 'Site' } },
    photo: { type: 'image', label: { zh: '照片', en: 'Photo' } },
    raw: { type: 'json', label: { zh: '原始数据', en: 'Raw data' } },
  },
};

/** A field of each type whose values are typed, with a placeholder of its own. */
const typed = (Object.values(fieldTypes) as FieldType[]).filter(({ design }) => design.typed);
const typing: ObjectBody = {
  label: { zh: '填写', en: 'Typing' },
  plural: { zh: '填写', en: 'Typings' },
  icon: 'pencil',
  title: 'of_text',
  fields: Object.fromEntries(typed.map((type) => [fieldName(type), typedField(type)])),
};

function fieldName({ name }: FieldType): string {
  return `of_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

function typedField({ name, label, samples }: FieldType): Field {
  const placeholder = { zh: `${label.zh}：照此填写`, en: `${label.en}: like this` };
  const field = { type: name, label, placeholder, ...samples.field };
  if (!('to' in field)) return field as Field;
  return { ...field, to: Array.isArray(field.to) ? ['account', 'contact'] : 'account' } as Field;
}

let site: Site;

beforeAll(async () => {
  site = await openSite();
  await publishDefinition(site.test.workspace, { kind: 'object', name: 'visit', body: visit }, { by: null, summary: '' });
  await publishDefinition(site.test.workspace, { kind: 'object', name: 'typing', body: typing }, { by: null, summary: '' });
});
afterAll(() => site.close());

it('rates with a touch or with arrows, reads durations as they are typed, and shows what stands in the record behind a link', async () => {
  const page = await site.open('/o/visit', { locale: 'zh' });
  const account = (await callApi(page, 'POST', '/records/account', { name: '榫卯木作', website: 'https://sunmao.example' })) as {
    id: string;
  };
  await page.getByRole('button', { name: '新建回访' }).first().click();
  const form = page.getByRole('dialog', { name: '新建回访' });
  await form.getByLabel('名称').fill('春季回访');
  const more = form.getByRole('button', { name: /更多字段/ });
  if (await more.count()) await more.click();
  await form.locator('[data-star="3"]').click();
  await form.getByRole('slider', { name: '满意度' }).press('ArrowRight');
  await form.getByLabel('用时').fill('一会儿');
  await form.getByLabel('原始数据').fill('{"来源": ["官网"]');
  await form.getByRole('button', { name: '保存', exact: false }).last().click();
  await form.getByText('如 1:30（时:分）').waitFor();
  await form.getByText('JSON（对象或数组）').waitFor();
  await form.getByLabel('用时').fill('1小时30分');
  await form.getByLabel('原始数据').fill('{"来源": ["官网"]}');
  await form.getByRole('button', { name: '保存', exact: false }).last().click();
  await form.waitFor({ state: 'detached' });
  const query = { select: ['name', 'liking', 'took', 'site', 'raw'], limit: 2 };
  const { records } = (await callApi(page, 'POST', '/records/visit/query', query)) as {
    records: { id: string; version: number }[];
  };
  expect(records).toMatchObject([{ liking: 4, took: 5400, site: null, raw: { 来源: ['官网'] } }]);
  const [made] = records;
  await callApi(page, 'PATCH', `/records/visit/${made?.id}`, { account: { id: account.id } });
  await page.reload();
  await page.getByText('https://sunmao.example').waitFor();
  await page.getByText('1 小时 30 分').waitFor();
  await page.getByRole('img', { name: '4 星（共 5 星）' }).waitFor();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/o/visit/${made?.id}`);
  await page.getByText('春季回访').first().waitFor();
  await page.getByRole('tab', { name: '资料' }).click();
  await page.getByRole('img', { name: '4 星（共 5 星）' }).first().waitFor();
  // The refusal that was asked for.
  expect(pageErrors(page).filter((each) => !each.includes('422'))).toEqual([]);
});

it('shows pictures, makes big ones smaller before they are sent, and refuses what is none', async () => {
  const page = await site.open('/o/visit', { locale: 'zh' });
  const png = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2000, height: 1000 });
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  await page.getByRole('button', { name: '新建回访' }).first().click();
  const form = page.getByRole('dialog', { name: '新建回访' });
  await form.getByLabel('名称').fill('门头照');
  await form.getByRole('button', { name: /更多字段/ }).click();
  const choose = form.locator('[data-field=photo] input[type=file]');
  await choose.setInputFiles({ name: 'note.png', mimeType: 'image/png', buffer: Buffer.from('%PDF-1.4\n%\u00e2\u00e3') });
  await form.getByText('“note.png”打不开').waitFor();
  await choose.setInputFiles({ name: 'front.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') });
  const picture = form.getByRole('img', { name: 'front.png' });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(288);
  const sent = await picture.evaluate(async (img) => {
    const whole = Object.assign(new Image(), { src: img.closest('a')?.href });
    await whole.decode();
    return whole.naturalWidth;
  });
  expect(sent).toBe(1600);
  await form.getByRole('button', { name: '保存', exact: false }).last().click();
  await form.waitFor({ state: 'detached' });
  const refused = await page.evaluate(async () => {
    const headers = { 'x-tenon-request': '1' };
    const body = new FormData();
    body.append('file', new File(['plain'], 'plain.txt'));
    const file = await (await fetch('/api/files', { method: 'POST', headers, body })).json();
    const record = { name: '文本', photo: [{ id: file.id }] };
    const json = { ...headers, 'content-type': 'application/json' };
    const answer = await fetch('/api/records/visit', { method: 'POST', headers: json, body: JSON.stringify(record) });
    return { status: answer.status, ...(await answer.json()) };
  });
  expect(refused).toMatchObject({ status: 422, problems: [{ field: 'photo', code: 'wrongType' }] });
});

it('leads what is typed by a placeholder in either language, in the form and on the record', async () => {
  const page = await site.open('/o/typing', { locale: 'zh' });
  await page.getByRole('button', { name: '新建填写' }).first().click();
  const form = page.getByRole('dialog', { name: '新建填写' });
  await form.getByRole('button', { name: /更多字段/ }).click();
  const words = (type: FieldType) => `${type.label.zh}：照此填写`;
  for (const type of typed) {
    const input = form.locator(`[data-field=${fieldName(type)}]`);
    const shown = input.locator(`[placeholder="${words(type)}"], [data-placeholder="${words(type)}"]`);
    await shown.first().waitFor();
  }
  const { id } = (await callApi(page, 'POST', '/records/typing', { of_text: '甲' })) as { id: string };
  await callApi(page, 'PATCH', '/me', { locale: 'en' });
  await page.goto(`/o/typing/${id}`);
  await page.getByRole('button', { name: 'Edit Phone' }).click();
  await page.getByPlaceholder('Phone: like this').waitFor();
});
