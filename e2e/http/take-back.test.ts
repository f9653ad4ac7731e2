import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let administrator: Caller;
let keeper: Caller;

const label = { zh: '设备', en: 'Kit' };
const text = { type: 'text', label };
const kit = { label, icon: 'box', title: 'name', fields: { name: text } };
const app = { label, icon: 'box', menu: [{ id: 'all', objects: ['kit'] }], main: [], home: [] };
const keeperRole = { label, objects: { kit: { read: 'all', edit: 'all' } }, apps: { kits: 'administer' } };

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  const made = await publishDrafts(administrator, [
    { kind: 'object', name: 'kit', body: kit },
    { kind: 'app', name: 'kits', body: app },
    { kind: 'role', name: 'kit_keeper', body: keeperRole },
  ]);
  expect(made.statusCode).toBe(200);
  keeper = (await inviteColleague(test, { name: '韩梅梅', roles: ['kit_keeper'] })).call;
});
afterAll(() => test.close());

it('who administers an app takes back what they published, once, and nothing of anybody else', async () => {
  const revision = await addField(keeper, 'size');
  const back = await takeBack(keeper, revision);
  expect([back.statusCode, await fieldsOfKit()]).toEqual([200, ['name']]);
  const again = await takeBack(keeper, revision);
  expect([again.statusCode, again.json().revision]).toEqual([200, back.json().revision]);
  const others = await addField(administrator, 'weight');
  expect((await takeBack(keeper, others)).statusCode).toBe(404);
  expect((await takeBack(administrator, others)).statusCode).toBe(200);
});

it('what others have published since stays, whoever takes back', async () => {
  const mine = await addField(administrator, 'colour');
  await addField(keeper, 'depth');
  const refused = await takeBack(administrator, mine);
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'publishedSince']);
  expect(await fieldsOfKit()).toEqual(['name', 'colour', 'depth']);
});

it('who designs nothing takes nothing back', async () => {
  const { call } = await inviteColleague(test, { name: '李雷', roles: ['sales_rep'] });
  expect((await takeBack(call, await addField(administrator, 'height'))).statusCode).toBe(403);
});

const takeBack = (call: Caller, revision: number) => call('POST', `/api/definitions/revisions/${revision}/take-back`, {});

async function kitNow(): Promise<typeof kit> {
  const { definitions } = (await administrator('GET', '/api/definitions')).json();
  return definitions.find((each: { kind: string; name: string }) => each.kind === 'object' && each.name === 'kit').body;
}

async function fieldsOfKit(): Promise<string[]> {
  return Object.keys((await kitNow()).fields);
}

async function addField(call: Caller, name: string): Promise<number> {
  const body = await kitNow();
  const answer = await publishDrafts(call, [
    { kind: 'object', name: 'kit', body: { ...body, fields: { ...body.fields, [name]: text } } },
  ]);
  expect(answer.statusCode).toBe(200);
  return answer.json().revision;
}
