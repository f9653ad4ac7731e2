import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishDefinition } from '../../server/src/catalog/publish.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let callers: Caller[];
let ids: string[];

beforeAll(async () => {
  test = await openApp();
  const second = await test.openBeside();
  await publishPart({ type: 'integer' });
  callers = await Promise.all([test.signIn(), second.signIn()]);
  ids = await Promise.all(
    [1, 2, 3, 4].map(async (size) => (await first('POST', '/api/records/part', { name: 'bolt', size })).json().id),
  );
});
afterAll(() => test.close());

const first: Caller = (...request) => (callers[0] as Caller)(...request);

it('nobody sees a failure while types change under readers and writers of two servers', async () => {
  const statuses: string[] = [];
  let isOver = false;
  const goOn = async (call: Caller, at: number) => {
    for (let round = 1; !isOver; round++)
      for (const ask of requests(ids[at % ids.length] as string, round)) {
        const answer = await call(...ask);
        if (answer.statusCode >= 400) statuses.push(`${answer.statusCode} ${ask[0]} ${ask[1]} ${answer.body}`);
      }
  };
  const all = callers.flatMap((call, at) => [goOn(call, at), goOn(call, at + 2)]);
  try {
    for (const size of [{ type: 'decimal' }, { type: 'decimal', scale: 4 }, { type: 'text' }]) await publishPart(size);
  } finally {
    isOver = true;
    await Promise.all(all);
  }
  expect(statuses).toEqual([]);
});

it('who waits behind a publish is answered with the new model', async () => {
  await publishPart({ type: 'text' }, 'colour');
  const [one, two] = callers as [Caller, Caller];
  for (const call of [one, two]) await query(call, 'colour');
  const release = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const holder = test.workspace.database.platform.transaction(async (tx) => {
    await tx.query({ text: 'lock table ws_main.part in row exclusive mode', values: [] });
    locked.resolve();
    await release.promise;
  });
  await locked.promise;
  const published = publishPart({ type: 'choices', options: [{ value: 'red', label: { zh: '红', en: 'Red' } }] }, 'colour');
  await expect.poll(waiting, { interval: 2 }).toBe(1);
  const answers = [query(one, 'colour'), query(two, 'colour')];
  await expect.poll(waiting, { interval: 2 }).toBe(3);
  release.resolve();
  await holder;
  await published;
  expect((await Promise.all(answers)).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
});

function query(call: Caller, field: string) {
  return call('POST', '/api/records/part/query', { select: ['name', field], sort: [{ field: 'name', direction: 'asc' }] });
}

async function waiting(): Promise<number> {
  const [row] = await test.workspace.database.platform.query<{ count: number }>({
    text: `select count(distinct pid)::int as count from pg_locks where not granted and relation = 'ws_main.part'::regclass`,
    values: [],
  });
  return row?.count as number;
}

function requests(id: string, round: number): Parameters<Caller>[] {
  return [
    ['GET', `/api/records/part/${id}`],
    ['POST', '/api/records/part/query', { select: ['name', 'size'], sort: [{ field: 'name', direction: 'asc' }] }],
    ['PATCH', `/api/records/part/${id}`, { name: `bolt ${round}` }],
  ];
}

async function publishPart(definition: object, name = 'size'): Promise<void> {
  const label = { zh: '尺寸', en: 'Size' };
  const body = {
    label: { zh: '零件', en: 'Part' },
    plural: { zh: '零件', en: 'Parts' },
    icon: 'box',
    title: 'name',
    fields: { name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true }, [name]: { label, ...definition } },
  };
  await publishDefinition(test.workspace, { kind: 'object', name: 'part', body }, { by: null, summary: '' });
}
