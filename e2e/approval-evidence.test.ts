import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Definition, ObjectBody } from '../metadata/index.ts';
import { drainOutbox } from '../server/src/process/triggers/outbox-worker.ts';
import { inviteColleague } from './http/colleagues.ts';
import type { Caller } from './http/open-app.ts';
import { publishDrafts } from './http/publish-drafts.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let admin: Caller;
let approver: { email: string; password: string };

const label = { zh: '送审', en: 'Submit' };
const step = (id: string, name: { zh: string; en: string }, inputs: object) => ({ id, kind: 'approval', label: name, inputs });

beforeAll(async () => {
  site = await openSite();
  admin = await site.test.signIn();
  const { credentials, userId } = await inviteColleague(site.test, { name: '王经理', roles: ['sales_rep'] });
  const other = await inviteColleague(site.test, { name: '赵总监', roles: ['sales_rep'] });
  approver = credentials;
  const steps = [
    step(
      'manager',
      { zh: '主管审批', en: 'Manager' },
      {
        ...{
          approvers: [{ chosenBy: 'submitter', from: { people: [userId, other.userId] } }],
          timeLimit: { amount: 2, unit: 'workday' },
        },
        ...{ shows: ['name'], edits: ['phone'], demands: ['phone'], signature: 'yes' },
      },
    ),
    step('director', { zh: '总监审批', en: 'Director' }, { approvers: [{ chosenBy: 'approver' }] }),
  ];
  const process = { label, trigger: { kind: 'button', object: 'account' }, steps };
  const { body } = site.test.workspace.snapshot.objects.get('account') as { body: ObjectBody };
  const button = { label, places: ['record'], does: { kind: 'runProcess', inputs: { process: 'send_up' } } };
  const drafts = [
    { kind: 'process', name: 'send_up', body: process },
    { kind: 'object', name: 'account', body: { ...body, buttons: { ...body.buttons, send_up: button } } },
  ] as unknown as Definition[];
  expect((await publishDrafts(admin, drafts as never)).statusCode).toBe(200);
});
afterAll(() => site.close());

async function create(name: string): Promise<string> {
  return (await admin('POST', '/api/records/account', { name })).json().id;
}

async function submit(page: Page, words: { submit: string; choose: string }): Promise<void> {
  await page.getByRole('button', { name: words.submit, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('list').getByText(words.choose).waitFor();
  const send = dialog.getByRole('button', { name: words.submit, exact: true });
  expect(await send.isDisabled()).toBe(true);
  await dialog.getByRole('combobox').click();
  await page.getByRole('option', { name: '王经理' }).click();
  await dialog.locator('li').first().getByText('王经理').first().waitFor();
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/submit-${words.submit}-${page.viewportSize()?.width}.png` });
  await send.click();
  await dialog.waitFor({ state: 'detached' });
  await drainOutbox(site.test.workspace);
}

it('shows before it is submitted who would be asked, and submits it to whom one chooses', async () => {
  const id = await create('大客户甲');
  const page = await site.open(`/o/account/${id}`, { locale: 'zh' });
  await submit(page, { submit: '送审', choose: '选择审批人' });
  await page.getByRole('region', { name: '审批', exact: true }).getByText('等待：王经理').waitFor();
  await page.context().close();
});

it('says the same in English, within a phone', async () => {
  const id = await create('大客户乙');
  await admin('PATCH', '/api/me', { locale: 'en' });
  const page = await site.open(`/o/account/${id}`, { locale: 'en', touch: true, viewport: { width: 360, height: 740 } });
  await submit(page, { submit: 'Submit', choose: 'Choose who decides' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await admin('PATCH', '/api/me', { locale: 'zh' });
  await page.context().close();
});

it('approves with what the step asks for: a field, who decides next and a signature; and all of it stands in the log', async () => {
  const page = await site.open('/todo', { as: approver, locale: 'zh', touch: true, viewport: { width: 360, height: 740 } });
  await page.getByRole('link', { name: /大客户甲/ }).tap();
  await page.getByRole('button', { name: '同意', exact: true }).tap();
  const dialog = page.getByRole('dialog');
  const approve = dialog.getByRole('button', { name: '同意', exact: true });
  expect(await approve.isDisabled()).toBe(true);
  await dialog.getByLabel('电话').fill('13800138000');
  await dialog.getByRole('combobox', { name: /下一步/ }).fill('赵');
  await page.getByRole('option', { name: '赵总监' }).tap();
  const board = dialog.locator('canvas');
  await board.scrollIntoViewIfNeeded();
  const box = await board.boundingBox();
  if (!box) throw new Error('there is nothing to sign on');
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 60, { steps: 8 });
  await page.mouse.up();
  await dialog.getByRole('button', { name: '完成签名' }).click();
  await dialog.getByRole('img', { name: '已签名' }).waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/approve-zh-360.png` });
  await approve.tap();
  await page.getByText('已同意：大客户甲').waitFor();
  await page.getByRole('article').getByText('138 0013 8000').first().waitFor();
  await page.getByRole('article').getByRole('img', { name: '已签名' }).scrollIntoViewIfNeeded();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/log-zh-360.png`, fullPage: true });
  const loaded = await page
    .getByRole('article')
    .getByRole('img', { name: '已签名' })
    .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
  expect(loaded).toBeGreaterThan(0);
  await page.context().close();
});
