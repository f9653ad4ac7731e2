import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** What the browser tells of a file that is held over the page or let go. */
function drag(page: Page, event: 'dragover' | 'drop', file: { name: string; text: string }): Promise<void> {
  return page.evaluate(
    ([type, { name, text }]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name, { type: 'text/csv' }));
      document.querySelector('h1')?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    [event, file] as const,
  );
}

/** Holds a file over the page until it says so. Browsers tell of it again and again, and the list may not be there for the first. */
async function hold(page: Page, file: { name: string; text: string }, told: string): Promise<void> {
  await expect
    .poll(async () => {
      await drag(page, 'dragover', file);
      return page.getByText(told).isVisible();
    })
    .toBe(true);
}

const contacts = { name: '通讯录.csv', text: '姓名,职务\r\n丁一,采购\r\n' };

it('begins the import of a spreadsheet dropped on a list', async () => {
  const page = await site.open('/o/contact', { locale: 'zh' });
  await hold(page, contacts, '松手导入联系人');
  await drag(page, 'drop', contacts);
  await page.waitForURL('**/o/contact/import?upload=*');
  await page.getByText('通讯录.csv', { exact: false }).first().waitFor();
  await page.getByText('丁一', { exact: false }).first().waitFor();
  expect(pageErrors(page)).toEqual([]);
});

it('says what is wrong with a file that is no spreadsheet, and stays', async () => {
  const page = await site.open('/o/contact', { locale: 'zh' });
  await hold(page, contacts, '松手导入联系人');
  await drag(page, 'drop', { name: '照片.png', text: 'x' });
  await page.getByText('“照片.png”不是 CSV 或 Excel 文件', { exact: false }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/o/contact');
});

it('leaves a drop to a dialog that lies over the list', async () => {
  const page = await site.open('/o/contact', { locale: 'zh' });
  await page.getByRole('button', { name: '新建联系人' }).click();
  await page.getByRole('dialog').waitFor();
  await drag(page, 'dragover', contacts);
  expect(await page.getByText('松手导入联系人').count()).toBe(0);
});

it('tells who may not import, before anything is sent', async () => {
  const as = { email: 'executive@example.com', password: 'the boss only looks 只看不动' };
  const administrator = await site.test.signIn();
  const invitation = { name: '总经理', email: as.email, roles: ['executive'] };
  const { link } = (await administrator('POST', '/api/users/invitations', invitation)).json();
  const page = await site.open('/', { locale: 'zh' });
  const path = `/api/invitations/${String(link).split('/').at(-1)}`;
  const answer = await page.request.post(path, {
    data: { name: invitation.name, password: as.password },
    headers: { 'x-tenon-request': '1' },
  });
  expect(answer.ok()).toBe(true);
  const theirs = await site.open('/o/contact', { locale: 'zh', as });
  await hold(theirs, contacts, '您不能导入联系人');
  await drag(theirs, 'drop', contacts);
  await theirs.getByRole('alert').getByText('您不能导入联系人').waitFor();
  expect(new URL(theirs.url()).pathname).toBe('/o/contact');
});
