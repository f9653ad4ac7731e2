import type { ObjectBody } from '@tenon/metadata';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
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
    photo: { type: 'image', label: { zh: '照片', en: 'Photo' }, multiple: true },
  },
};

let site: Site;

beforeAll(async () => {
  site = await openSite();
  await publishDefinition(site.test.workspace, { kind: 'object', name: 'visit', body: visit }, { by: null, summary: '' });
});
afterAll(() => site.close());

/** Red on the left and blue on the right. */
async function halves(width: number, height: number) {
  const half = { width: width / 2, height, channels: 3 as const };
  const blue = await sharp({ create: { ...half, background: 'blue' } })
    .png()
    .toBuffer();
  const whole = sharp({ create: { ...half, width, background: 'red' } });
  return sharp(
    await whole
      .composite([{ input: blue, left: width / 2, top: 0 }])
      .png()
      .toBuffer(),
  );
}

async function beginForm(page: Page, locale: 'zh' | 'en'): Promise<Locator> {
  await page
    .getByRole('button', { name: locale === 'zh' ? '新建回访' : 'New visit' })
    .first()
    .click();
  const form = page.getByRole('dialog', { name: locale === 'zh' ? '新建回访' : 'New visit' });
  await form.getByLabel(locale === 'zh' ? '名称' : 'Name', { exact: true }).fill('门头');
  await form.getByRole('button', { name: locale === 'zh' ? /更多字段/ : /more field/i }).click();
  await form.locator('[data-field=photo] input[type=file]').waitFor({ state: 'attached' });
  return form;
}

/** Width and height of what the field shows, and the colour at a place of it, from 0 to 1. */
async function look(picture: Locator, at: [number, number]) {
  return picture.evaluate(async (img, [x, y]) => {
    const whole = Object.assign(new Image(), { src: img.closest('a')?.href });
    await whole.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: whole.naturalWidth, height: whole.naturalHeight });
    const context = canvas.getContext('2d');
    context?.drawImage(whole, 0, 0);
    const [red = 0, , blue = 0] = context?.getImageData(x * canvas.width, y * canvas.height, 1, 1).data ?? [];
    return { width: canvas.width, height: canvas.height, colour: red > blue ? 'red' : 'blue' };
  }, at);
}

it('a picture that a camera turned stands upright, is cropped by keyboard, and is kept so with its record', async () => {
  const page = await site.open('/o/visit', { locale: 'zh' });
  const form = await beginForm(page, 'zh');
  // The camera was held upright: what lies on its side in the file is said to be turned to the right.
  const buffer = await (await halves(400, 200)).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  await form.locator('[data-field=photo] input[type=file]').setInputFiles({ name: '门头.jpg', mimeType: 'image/jpeg', buffer });
  const picture = form.getByRole('img', { name: '门头.jpg' });
  await picture.waitFor();
  expect(await look(picture, [0.5, 0.1])).toEqual({ width: 200, height: 400, colour: 'red' });
  await form.getByRole('button', { name: '裁剪 门头.jpg' }).click();
  const crop = page.getByRole('dialog', { name: '裁剪 门头.jpg' });
  await crop.getByText('正方形').click();
  const area = crop.getByLabel('选区，用方向键移动');
  await area.focus();
  for (let press = 0; press < 40; press += 1) await page.keyboard.press('Control+ArrowDown');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/crop-zh.png` });
  await crop.getByRole('button', { name: '使用选区' }).press('Enter');
  await crop.waitFor({ state: 'detached' });
  await expect.poll(() => look(picture, [0.5, 0.5])).toEqual({ width: 200, height: 200, colour: 'blue' });
  await form.getByRole('button', { name: /^保存(?!并)/ }).click();
  await form.waitFor({ state: 'detached' });
  const { records } = await callApi<{ records: { photo: { name: string; type: string }[] }[] }>(page, 'GET', '/records/visit');
  expect(records[0]?.photo).toMatchObject([{ name: '门头.jpg', type: 'image/jpeg' }]);
  expect(pageErrors(page)).toEqual([]);
});

it('a huge picture is made small and turned; a drawing, and one that is broken, are refused in words', async () => {
  const page = await site.open('/o/visit', { locale: 'en' });
  await callApi(page, 'PATCH', '/me', { locale: 'en' });
  await page.goto('/o/visit');
  const form = await beginForm(page, 'en');
  const choose = form.locator('[data-field=photo] input[type=file]');
  const huge = await (await halves(9000, 5000)).jpeg({ quality: 50 }).toBuffer();
  const png = await (await halves(400, 200)).png().toBuffer();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await choose.setInputFiles([
    { name: 'huge.jpg', mimeType: 'image/jpeg', buffer: huge },
    { name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: svg },
    { name: 'cut.png', mimeType: 'image/png', buffer: png.subarray(0, 40) },
  ]);
  await form.getByText('“drawing.svg” cannot be opened', { exact: false }).waitFor();
  await form.getByText('“cut.png” cannot be opened', { exact: false }).waitFor();
  const picture = form.getByRole('img', { name: 'huge.jpg' });
  await picture.waitFor({ timeout: 30_000 });
  expect(await look(picture, [0.1, 0.5])).toEqual({ width: 1600, height: 889, colour: 'red' });
  await form.getByRole('button', { name: 'Crop huge.jpg' }).click();
  const crop = page.getByRole('dialog', { name: 'Crop huge.jpg' });
  await crop.getByRole('button', { name: 'Turn right' }).click();
  await crop.getByRole('button', { name: 'Use this part' }).click();
  await crop.waitFor({ state: 'detached' });
  await expect.poll(() => look(picture, [0.5, 0.1])).toEqual({ width: 889, height: 1600, colour: 'red' });
  await callApi(page, 'PATCH', '/me', { locale: 'zh' });
});

it('on a phone the corners are wide enough for a thumb, and pull the area', async () => {
  const page = await site.open('/o/visit', { locale: 'zh', viewport: { width: 360, height: 780 }, touch: true });
  const [record] = (await callApi<{ records: { id: string }[] }>(page, 'GET', '/records/visit')).records;
  await page.goto(`/o/visit/${record?.id}`);
  await page.getByRole('tab', { name: '资料' }).tap();
  await page.getByRole('button', { name: /编辑.*照片/ }).tap();
  await page.getByRole('button', { name: '裁剪 门头.jpg' }).tap();
  const crop = page.getByRole('dialog', { name: '裁剪 门头.jpg' });
  const corner = crop.getByLabel('移动上和左边，用方向键').or(crop.getByLabel('移动上、左边，用方向键')).first();
  const before = await corner.boundingBox();
  expect(before?.width).toBeGreaterThanOrEqual(44);
  const [x, y] = [(before?.x ?? 0) + 22, (before?.y ?? 0) + 22];
  await corner.dispatchEvent('pointerdown', { clientX: x, clientY: y, pointerId: 1, isPrimary: true, button: 0 });
  await corner.dispatchEvent('pointermove', { clientX: x + 40, clientY: y + 40, pointerId: 1, isPrimary: true });
  await corner.dispatchEvent('pointerup', { clientX: x + 40, clientY: y + 40, pointerId: 1, isPrimary: true });
  const after = await corner.boundingBox();
  expect((after?.x ?? 0) - (before?.x ?? 0)).toBeGreaterThan(20);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/crop-phone.png` });
});

it('a picture that cannot be opened is told by a sign that has its name', async () => {
  const page = await site.open('/o/visit', { locale: 'zh' });
  const png = await (await halves(400, 200)).png().toBuffer();
  const id = await page.evaluate(
    async (bytes) => {
      const headers = { 'x-tenon-request': '1' };
      const body = new FormData();
      body.append('file', new File([new Uint8Array(bytes)], '断了.png', { type: 'image/png' }));
      const file = await (await fetch('/api/files', { method: 'POST', headers, body })).json();
      const record = JSON.stringify({ name: '坏图', photo: [{ id: file.id }] });
      const made = await fetch('/api/records/visit', {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: record,
      });
      return (await made.json()).id as string;
    },
    [...png.subarray(0, 300)],
  );
  await page.goto(`/o/visit/${id}`);
  const sign = page.locator('[data-broken]');
  await sign.waitFor();
  expect(await sign.getAttribute('aria-label')).toBe('断了.png');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/broken-zh.png` });
});
