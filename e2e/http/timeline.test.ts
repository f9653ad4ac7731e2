import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Colleague, inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let administrator: Caller;
let reader: Colleague;

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  const body = {
    label: { zh: '读者', en: 'Reader' },
    objects: { deal: { read: 'all' }, follow_up: { read: 'all', edit: 'own' }, user: { read: 'all' } },
  };
  await administrator('POST', '/api/roles', { name: 'reader', body });
  reader = await inviteColleague(test, { name: '韩梅梅', roles: ['reader'] });
});
afterAll(() => test.close());

it('says of each activity whether its reader may change it, and holds to that', async () => {
  const { id } = (await administrator('POST', '/api/records/deal', { name: '时间线' })).json();
  const values = { content: '管理员写的', type: 'call', related: { object: 'deal', id } };
  const followUp = (await administrator('POST', '/api/records/follow_up', values)).json();
  const seenBy = async (call: Caller) => {
    const { items } = (await call('GET', `/api/records/deal/${id}/timeline`)).json();
    return items.find((item: { id: string }) => item.id === followUp.id);
  };
  expect(await seenBy(administrator)).toMatchObject({ editable: true, record: { version: 1 } });
  expect(await seenBy(reader.call)).toMatchObject({ editable: false });
  const refused = await reader.call('PATCH', `/api/records/follow_up/${followUp.id}`, { content: '改写' });
  expect([403, 404]).toContain(refused.statusCode);
  await administrator('PATCH', `/api/records/follow_up/${followUp.id}`, { content: '改过' });
  expect(await seenBy(reader.call)).toMatchObject({ record: { content: '改过', version: 2, updated_by: { title: '管理员' } } });
});
