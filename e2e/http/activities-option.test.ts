import type { ObjectBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let call: Caller;
let account: string;
let followUp: string;

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
  account = (await call('POST', '/api/records/account', { name: '榫卯' })).json().id;
  followUp = (await call('POST', '/api/records/follow_up', note())).json().id;
});
afterAll(() => test.close());

const note = () => ({ type: 'call', content: '谈了价格', related: { object: 'account', id: account } });
const timeline = async (): Promise<string[]> =>
  (await call('GET', `/api/records/account/${account}/timeline`)).json().items.map(({ type }: { type: string }) => type);

async function switchActivities(activities: boolean): Promise<void> {
  const body = test.workspace.snapshot.objects.get('account')?.body as ObjectBody;
  const published = await publishDrafts(call, [{ kind: 'object', name: 'account', body: { ...body, activities } }]);
  expect(published.json()).toMatchObject({ revision: expect.any(Number) });
}

it('activities of an object can be switched off: what there is stays, and nothing comes to it', async () => {
  expect(await timeline()).toContain('follow_up');
  await switchActivities(false);
  expect(await timeline()).not.toContain('follow_up');
  const refused = await call('POST', '/api/records/follow_up', note());
  expect(refused.statusCode).toBe(422);
  expect(refused.json().problems).toMatchObject([{ field: 'related' }]);
  const { objects } = (await call('GET', '/api/metadata')).json();
  for (const name of ['follow_up', 'task']) expect(objects[name].fields.related.leadsTo).not.toContain('account');
});

it('what was noted before is read and changed as ever', async () => {
  const path = `/api/records/follow_up/${followUp}`;
  expect((await call('GET', path)).json()).toMatchObject({ related: { object: 'account', id: account } });
  expect((await call('PATCH', path, { content: '谈妥了价格' })).statusCode).toBe(200);
  expect((await call('GET', path)).json()).toMatchObject({ content: '谈妥了价格', related: { id: account } });
});

it('and switched on again: what was noted is on the timeline', async () => {
  await switchActivities(true);
  expect(await timeline()).toContain('follow_up');
  expect((await call('POST', '/api/records/follow_up', note())).statusCode).toBe(201);
});
