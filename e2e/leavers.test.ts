import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './http/colleagues.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

it('asks who goes on before somebody with records leaves, and gives these away', async () => {
  const admin = await site.test.signIn();
  const { userId: leaver } = await inviteColleague(site.test, { name: '离职者', roles: ['sales_rep'] });
  const { userId: heir } = await inviteColleague(site.test, { name: '接手者', roles: ['sales_rep'] });
  const { id } = (await admin('POST', '/api/records/account', { name: '要交接的客户' })).json();
  await admin('PATCH', `/api/records/account/${id}`, { owner: leaver });
  const page = await site.open('/settings/users');
  await page
    .getByRole('row', { name: /离职者/ })
    .getByRole('button')
    .last()
    .click();
  await page.getByRole('menuitem', { name: '停用' }).click();
  const dialog = page.getByRole('dialog', { name: '停用 离职者：谁来接手' });
  await dialog.getByText('负责的客户：1').waitFor();
  expect(await dialog.getByRole('button', { name: '转交并停用' }).isDisabled()).toBe(true);
  await dialog.getByRole('combobox', { name: '交给' }).click();
  await page.getByRole('option', { name: '接手者' }).click();
  await dialog.getByRole('button', { name: '转交并停用' }).click();
  await page.getByText('已停用 离职者').waitFor();
  expect((await admin('GET', `/api/records/account/${id}`)).json().owner).toMatchObject({ id: heir });
});
