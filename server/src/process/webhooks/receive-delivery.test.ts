import { createHmac } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProcessBody, TakenValue, WebhookTrigger } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TenonError } from '../../base/errors.ts';
import { openVault } from '../../base/outside/vault.ts';
import { listRuns } from '../runs/list-runs.ts';
import { make, onCreate, openParts, type PartWorkspace } from '../runs/processes.test-support.ts';
import { receiveDelivery } from './receive-delivery.ts';
import { tryDelivery } from './try-delivery.ts';
import { describeWebhook, dropWebhook, renewWebhook } from './webhook-address.ts';

const takes: TakenValue[] = [
  { name: 'name', from: 'order.number', required: true, into: 'name' },
  { name: 'count', from: 'order.lines.0.count', type: 'number', into: 'count' },
  { name: 'remark', from: 'remark' },
];
const steps = [make({ template: '{name}: {steps.call.remark}' })];
const called = (trigger: Partial<WebhookTrigger> = {}): ProcessBody => ({
  ...onCreate(...steps),
  actsAs: { role: 'administrator' },
  trigger: { kind: 'webhook', object: 'part', key: 'name', takes, ...trigger },
});
const outside = { vault: openVault({ secretKey: 'a key that is long enough for a test', dataFolder: join(tmpdir(), 'none') }) };
const order = { order: { number: 'SO-1', lines: [{ count: 3 }] }, remark: 'soon' };

let parts: PartWorkspace;
let address: { path: string; secret: string };
beforeAll(async () => {
  parts = await openParts({ called: called() });
});
afterAll(() => parts.opened.drop());
beforeEach(async () => {
  await parts.clear();
  await parts.rows('truncate ws.sys_webhook, ws.sys_delivery');
  await parts.rows('delete from ws.part');
  await parts.publish('called', called());
  address = await renewWebhook(outside, parts.workspace, parts.admin, 'called');
});

type Sending = { id?: string; at?: Date; secret?: string; bytes?: Buffer; headers?: Record<string, string>; to?: string };

/** Sends it as a sender does that signs. */
function send(body: unknown, sending: Sending = {}) {
  const { id = 'event-1', at = parts.clock.at, secret = address.secret, to = address.path.split('/').at(-1) as string } = sending;
  const bytes = sending.bytes ?? Buffer.from(JSON.stringify(body));
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signed = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(`${id}.${timestamp}.`)
    .update(bytes);
  const signature = `v1,${signed.digest('base64')}`;
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  const read = async () => bytes;
  const parse = (some: Buffer) => JSON.parse(some.toString());
  return receiveDelivery(outside, parts.workspace, { id: to, headers: sending.headers ?? headers, count() {}, read, parse });
}

const kept = () => parts.rows('select name, count::int from ws.part order by id');
const seen = async () => (await describeWebhook(parts.workspace, parts.admin, 'called')).deliveries;

test('what is sent makes a record, and steps read what came', async () => {
  expect(await send(order)).toEqual({ repeated: false });
  await parts.work();
  expect(await kept()).toEqual([{ name: 'SO-1', count: 3 }]);
  expect(await parts.made()).toEqual(['SO-1: soon']);
  expect(await seen()).toMatchObject([{ event: 'event-1', state: 'received', repeats: 0, record: { title: 'SO-1' } }]);
});

test('a record that is there is found by its key, and takes the values over', async () => {
  await send(order);
  await send({ order: { number: 'SO-1', lines: [{ count: 5 }] } }, { id: 'event-2' });
  await send({ order: { number: 'SO-1', lines: [] } }, { id: 'event-3' });
  expect(await kept()).toEqual([{ name: 'SO-1', count: 5 }]);
  await parts.work();
  expect(await parts.made()).toEqual(['SO-1: soon', 'SO-1: ', 'SO-1: ']);
});

test('an event that comes again, or at the same time, is done once', async () => {
  const answers = await Promise.all([send(order), send(order), send(order)]);
  expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
  await parts.work();
  expect(await send(order)).toEqual({ repeated: true });
  await parts.work();
  expect(await parts.made()).toEqual(['SO-1: soon']);
  expect(await seen()).toMatchObject([{ repeats: 3 }]);
});

test('two events about the same new record that come at once make one', async () => {
  await Promise.all(['a', 'b', 'c', 'd'].map((id) => send(order, { id })));
  expect(await kept()).toHaveLength(1);
});

test('what is not signed, too old or changed on its way is refused, and nothing of its body is kept', async () => {
  const late = new Date(parts.clock.at.getTime() - 301_000);
  await expect(send(order, { headers: {} })).rejects.toMatchObject({ code: 'proofMissing' });
  await expect(send(order, { at: late })).rejects.toMatchObject({ code: 'proofLate' });
  await expect(send(order, { secret: `whsec_${Buffer.alloc(32).toString('base64')}` })).rejects.toMatchObject({
    code: 'proofWrong',
  });
  const signed = { 'webhook-id': 'a', 'webhook-timestamp': String(parts.clock.at.getTime() / 1000), 'webhook-signature': 'v1,x' };
  await expect(send(order, { headers: signed })).rejects.toMatchObject({ code: 'proofWrong' });
  expect(await kept()).toEqual([]);
  expect((await seen()).map((each) => each.seen)).toEqual([null, null, null, null]);
});

test('a secret word may stand in for a signature, and the old one opens nothing once there is a new one', async () => {
  await parts.publish('called', called({ proof: 'word', event: 'id' }));
  const word = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });
  const old = address.secret;
  const { path, secret } = await renewWebhook(outside, parts.workspace, parts.admin, 'called');
  expect(path).toBe(address.path);
  await expect(send({ ...order, id: 7 }, word(old))).rejects.toMatchObject({ code: 'proofWrong' });
  await expect(send(order, word(secret))).rejects.toMatchObject({ code: 'eventUnnamed' });
  expect(await send({ ...order, id: 7 }, word(secret))).toEqual({ repeated: false });
  expect(await send({ ...order, id: 7 }, word(secret))).toEqual({ repeated: true });
});

test('what does not fit is refused by where it stands, leaves nothing, and may come again', async () => {
  const wrong = { order: { lines: [{ count: 'many' }] } };
  await expect(send(wrong)).rejects.toMatchObject({
    details: {
      problems: [
        { code: 'required', field: 'order.number' },
        { code: 'wrongType', field: 'order.lines.0.count' },
      ],
    },
  });
  await expect(send({ order: { number: { is: 'no text' } } })).rejects.toMatchObject({ code: 'invalid' });
  await expect(send({ order: { number: 'SO-2', lines: [{ count: 1.5 }] } })).rejects.toMatchObject({ code: 'invalid' });
  expect(await kept()).toEqual([]);
  expect(await seen()).toMatchObject([{ state: 'refused' }, { state: 'refused' }, { seen: JSON.stringify(wrong) }]);
  expect(await send(order)).toEqual({ repeated: false });
});

test('where no record is to be made, what is about none is refused', async () => {
  await parts.publish('called', called({ missing: 'refuse' }));
  await expect(send(order)).rejects.toMatchObject({ code: 'recordMissing', details: { params: { seen: 'SO-1' } } });
  await parts.create({ name: 'SO-1' });
  expect(await send(order)).toEqual({ repeated: false });
  expect(await kept()).toEqual([{ name: 'SO-1', count: 3 }]);
});

test('a process that is off, or has no address any more, takes nothing', async () => {
  await parts.publish('called', { ...called(), active: false });
  await expect(send(order)).rejects.toMatchObject({ code: 'processOff' });
  await dropWebhook(parts.workspace, parts.admin, 'called');
  await expect(send(order)).rejects.toMatchObject({ code: 'notFound' });
  await expect(send(order, { to: 'nowhere' })).rejects.toMatchObject({ code: 'notFound' });
});

test('the condition is asked of the record as it is then', async () => {
  await parts.publish('called', called({ when: { field: 'count', op: 'gt', value: 4 } }));
  await send(order);
  await send({ order: { number: 'SO-9', lines: [{ count: 9 }] } }, { id: 'event-2' });
  await parts.work();
  expect(await parts.made()).toEqual(['SO-9: ']);
  expect((await listRuns(parts.workspace, parts.admin)).latest).toHaveLength(2);
});

test('of what was refused the last fifty are kept', async () => {
  for (let at = 0; at < 53; at++) await send({}, { headers: {} }).catch((error) => expect(error).toBeInstanceOf(TenonError));
  const [{ count } = { count: 0 }] = await parts.rows('select count(*)::int as count from ws.sys_delivery');
  expect(count).toBe(50);
});

test('a trial tells what would be taken and of which record, and keeps nothing', async () => {
  const { trigger } = called();
  const body = { trigger: trigger as WebhookTrigger, body: order };
  const tried = await tryDelivery(parts.workspace, parts.admin, body);
  expect(tried).toMatchObject({ given: { name: 'SO-1', count: 3, remark: 'soon' }, isNew: true, record: { title: 'SO-1' } });
  expect(await kept()).toEqual([]);
  await parts.create({ name: 'SO-1' });
  expect(await tryDelivery(parts.workspace, parts.admin, body)).toMatchObject({ isNew: false });
  expect(await kept()).toEqual([{ name: 'SO-1', count: null }]);
});

test('publishing asks for a role, for a key that is taken, and for what its object requires', async () => {
  const [first, ...rest] = takes as [TakenValue, ...TakenValue[]];
  for (const body of [
    { ...called(), actsAs: undefined },
    { ...called(), actsAs: 'owner' as const },
    called({ takes: rest }),
    called({ takes: [{ ...first, required: false }, ...rest] }),
    called({ takes: [first, first] }),
    called({ key: 'note' }),
    { ...called(), steps: [make({ template: '{steps.call.nothing}' })] },
    { ...called(), steps: [make('x', 'call')] },
  ])
    await expect(parts.publish('called', body)).rejects.toMatchObject({ code: 'invalid' });
});
