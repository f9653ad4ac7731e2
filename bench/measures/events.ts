import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { measureLoad } from '../load.ts';
import { printFigure, round } from '../report-line.ts';
import type { Scene } from '../scene.ts';
import { callAs } from '../session.ts';

type Deals = { records: { id: string }[] };

const process = {
  label: { zh: '测量', en: 'Measure' },
  trigger: {
    object: 'deal',
    on: ['update'],
    changed: ['next_step'],
    when: { field: 'next_step', op: 'startsWith', value: '测量' },
  },
  steps: [
    {
      id: 'create',
      kind: 'createRecord',
      inputs: {
        object: 'task',
        values: { subject: { template: '{next_step}' }, related: { record: true }, owner: { expression: 'owner' } },
      },
    },
  ],
};
const [writers, seconds] = [16, 10];

/** How soon what people change is followed by what automations and connections do because of it: a task made, a receiver told. */
export async function measureEvents({ stack, admin }: Scene): Promise<void> {
  const call = callAs(stack.url, admin);
  const ids: string[] = [];
  for (let cursor: string | undefined; ids.length < 2000; ) {
    const page = (await call(
      'GET',
      `/api/records/deal?limit=200&select=name${cursor ? `&cursor=${cursor}` : ''}`,
    )) as unknown as Deals & { next?: string };
    ids.push(...page.records.map(({ id }) => id));
    cursor = page.next;
    if (!cursor) break;
  }
  const change = (values: object, some: string[]) =>
    call('POST', '/api/records/deal/bulk', { action: 'update', ids: some, values });
  const changeAll = async (values: object) => {
    for (let at = 0; at < ids.length; at += 500) await change(values, ids.slice(at, at + 500));
  };
  const publish = async (drafts: object[]) => {
    const { id } = await call('POST', '/api/change-sets', {});
    await call('PUT', `/api/change-sets/${id}/drafts`, { drafts });
    await call('POST', `/api/change-sets/${id}/publish`, {});
  };
  const tasks = async () => {
    const filter = { field: 'subject', op: 'startsWith', value: '测量' };
    const { count } = (await call('POST', '/api/records/task/query', { filter, limit: 1, count: 'exact' })) as unknown as {
      count: { value: number };
    };
    return count.value;
  };
  const until = async (count: () => number | Promise<number>, wanted: number) => {
    while ((await count()) < wanted) await sleep(20);
  };

  await publish([{ kind: 'process', name: 'measure', body: process }]);
  await changeAll({ next_step: '测量一' });
  const begun = performance.now();
  const before = await tasks();
  await until(tasks, ids.length);
  printRate('events', (ids.length - before) / since(begun), 500);

  let turn = 0;
  const [first, started] = [await tasks(), performance.now()];
  const { requestsPerSecond } = await measureLoad({
    url: stack.url,
    method: 'PATCH',
    headers: admin.headers,
    path: () => `/api/records/deal/${ids[turn % ids.length]}`,
    body: () => JSON.stringify({ next_step: `测量 ${turn++}` }),
    ...{ connections: writers, seconds },
  });
  printRate('events-busy', ((await tasks()) - first) / since(started), 200);
  printFigure({
    name: 'events-busy-writes',
    ours: round(requestsPerSecond),
    unit: 'requests/s',
    reach: 'to compare with',
    ok: true,
  });
  await publish([{ kind: 'process', name: 'measure', body: null }]);

  const receiver = await openReceiver();
  await call('POST', '/api/connections', {
    body: {
      ...{ label: process.label, connector: 'webhook', settings: { url: receiver.url } },
      sends: {
        deals: { object: 'deal', on: ['update'], changed: ['next_step'], action: 'post', values: {}, fields: ['name', 'stage'] },
      },
    },
    secrets: { secret: 'whsec_dGhlIG1vcnRpc2UgYW5kIHRoZSB0ZW5vbiBob2xk' },
  });
  const sent = performance.now();
  await change({ next_step: '告知' }, ids.slice(0, 1000));
  await until(() => receiver.told(), Math.min(1000, ids.length));
  printRate('calls', receiver.told() / since(sent), 100);
  receiver.close();
}

function since(begun: number): number {
  return (performance.now() - begun) / 1000;
}

function printRate(name: string, ours: number, least: number): void {
  printFigure({ name, ours: round(ours), unit: '/s', reach: `≥ ${least}`, ok: ours >= least });
}

async function openReceiver() {
  let told = 0;
  const server = createServer((request, answer) => {
    told += 1;
    request.resume().on('end', () => answer.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hooks`, told: () => told, close: () => server.close() };
}
