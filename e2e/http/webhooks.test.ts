import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let call: Caller;
let address: { path: string; secret: string };
const trigger = {
  ...{ kind: 'webhook', object: 'department', key: 'name' },
  takes: [{ name: 'name', from: 'unit.name', required: true, into: 'name' }],
};
const process = {
  label: { zh: '部门同步', en: 'Departments' },
  trigger,
  actsAs: { role: 'administrator' },
  steps: [{ id: 'keep', kind: 'updateRecord', inputs: { values: { name: { expression: 'steps.call.name' } } } }],
};

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
  const published = await publishDrafts(call, [{ kind: 'process', name: 'called', body: process }]);
  expect(published.statusCode).toBe(200);
  address = (await call('POST', '/api/webhooks/called')).json();
});
afterAll(() => test.close());

/** As another system sends it: without a session, and without the headers of a browser. */
function send(body: string, headers: Record<string, string> = {}, id = 'event-1') {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const key = Buffer.from(address.secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const proof = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
  return test.app.inject({
    ...{ method: 'POST', url: address.path, payload: body },
    headers: { 'content-type': 'application/json', ...proof, ...headers },
  });
}

const departments = async () => {
  const filter = encodeURIComponent(JSON.stringify({ field: 'name', op: 'startsWith', value: '外部' }));
  return (await call('GET', `/api/records/department?filter=${filter}`)).json().records.length;
};

it('takes what is signed once, and tells on screen what came', async () => {
  const body = JSON.stringify({ unit: { name: '外部一部' } });
  const first = await send(body);
  expect([first.statusCode, first.json()]).toEqual([202, { repeated: false }]);
  expect((await send(body)).json()).toEqual({ repeated: true });
  expect(await departments()).toBe(1);
  const shown = (await call('GET', '/api/webhooks/called')).json();
  expect(shown).toMatchObject({ path: address.path, deliveries: [{ event: 'event-1', repeats: 1, seen: body }] });
  expect(JSON.stringify(shown)).not.toContain(address.secret.slice(6));
});

it('refuses what is not signed, too large or no JSON, in the sender’s language', async () => {
  const body = JSON.stringify({ unit: { name: '外部二部' } });
  const unsigned = await send(body, { 'webhook-signature': 'v1,bm8=', 'accept-language': 'zh' }, 'event-2');
  expect([unsigned.statusCode, unsigned.json().code]).toEqual([401, 'proofWrong']);
  expect(unsigned.json().title).toContain('签名');
  const large = await send(JSON.stringify({ unit: { name: 'x'.repeat(300 * 1024) } }), {}, 'event-3');
  expect([large.statusCode, large.json().code]).toEqual([413, 'tooLarge']);
  expect((await send('{"unit"', {}, 'event-4')).json().code).toBe('malformedJson');
  expect((await send('{"unit":{"name":12345678901234567890}}', {}, 'event-5')).json().code).toBe('malformedJson');
  expect((await send(body, { 'content-type': 'text/plain' }, 'event-6')).statusCode).toBe(415);
  expect(await departments()).toBe(1);
});

it('answers an address that is not there as if it had never been', async () => {
  const elsewhere = { ...address, path: address.path.replace(/.$/, (last) => (last === '0' ? '1' : '0')) };
  const answer = await test.app.inject({ method: 'POST', url: elsewhere.path, payload: {} });
  expect(answer.statusCode).toBe(404);
  for (const nowhere of ['01910000-0000-7000-8000-0000000000ff', 'nowhere']) {
    const url = `/api/hooks/${nowhere}/01910000-0000-7000-8000-0000000000ff`;
    expect((await test.app.inject({ method: 'POST', url, payload: {} })).statusCode).toBe(404);
  }
});

it('tells how a body would be taken, and keeps nothing', async () => {
  const tried = await call('POST', '/api/automations/try-delivery', { trigger, text: '{"unit":{"name":"外部三部"}}' });
  expect(tried.json()).toMatchObject({ given: { name: '外部三部' }, isNew: true, record: { title: '外部三部' } });
  const wrong = await call('POST', '/api/automations/try-delivery', { trigger, text: '{"unit":{}}' });
  expect([wrong.statusCode, wrong.json().problems[0].field]).toEqual([422, 'unit.name']);
  expect(await departments()).toBe(1);
});
