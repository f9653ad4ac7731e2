import { afterAll, beforeAll, expect, it } from 'vitest';
import { drainOutbox } from '../../server/src/process/triggers/outbox-worker.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;
let account: string;

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
  account = (await call('POST', '/api/records/account', { name: '星河精密' })).json().id;
});
afterAll(() => test.close());

const asking = { 'tenon-undo': 'token' };

async function makeDeal(): Promise<string> {
  return (await call('POST', '/api/records/deal', { name: '年度框架', account, amount: 1000 })).json().id;
}

async function tasksOf(deal: string): Promise<number> {
  const filter = { field: 'related', op: 'eq', value: { object: 'deal', id: deal } };
  return (await call('POST', '/api/records/task/query', { filter })).json().records.length;
}

it('takes back the stage of a deal that was won, and the task that an automation made of it', async () => {
  const deal = await makeDeal();
  const won = await call('PATCH', `/api/records/deal/${deal}`, { stage: 'won' }, asking);
  expect(won.json()).toMatchObject({ stage: 'won', status: 'won' });
  await drainOutbox(test.workspace);
  expect(await tasksOf(deal)).toBe(1);
  const undone = await call('POST', `/api/undo/${won.headers['tenon-undo']}`);
  expect(undone.json()).toMatchObject({ failed: [] });
  expect((await call('GET', `/api/records/deal/${deal}`)).json()).toMatchObject({ stage: 'prospecting', status: 'open' });
  expect(await tasksOf(deal)).toBe(0);
});

it('leaves what was changed again since, and says so', async () => {
  const deal = await makeDeal();
  const moved = await call('PATCH', `/api/records/deal/${deal}`, { stage: 'proposal' }, asking);
  await call('PATCH', `/api/records/deal/${deal}`, { stage: 'negotiation' });
  const undone = (await call('POST', `/api/undo/${moved.headers['tenon-undo']}`)).json();
  expect(undone.failed[0].problems[0].message).toContain('changed again');
  expect((await call('GET', `/api/records/deal/${deal}`)).json().stage).toBe('negotiation');
});

it('gives no way back to who did not ask for one', async () => {
  const deal = await makeDeal();
  const answer = await call('PATCH', `/api/records/deal/${deal}`, { stage: 'proposal' });
  expect(answer.headers['tenon-undo']).toBeUndefined();
});

it('answers a repeated request with the same way back', async () => {
  const deal = await makeDeal();
  const headers = { ...asking, 'idempotency-key': 'one change' };
  const [first, second] = [
    await call('PATCH', `/api/records/deal/${deal}`, { stage: 'proposal' }, headers),
    await call('PATCH', `/api/records/deal/${deal}`, { stage: 'proposal' }, headers),
  ];
  expect(first.headers['tenon-undo']).toEqual(expect.any(String));
  expect(second.headers['tenon-undo']).toBe(first.headers['tenon-undo']);
});
