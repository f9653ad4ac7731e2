import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { printFigure, round } from '../report-line.ts';
import { callAs, signIn } from '../session.ts';
import { administrator, startStack } from '../stack.ts';

const label = { zh: '测量', en: 'Measured' };
const text = { type: 'text', label } as const;
const shape = { label, icon: 'box', title: 'name' } as const;
const drafts = [
  { kind: 'object', name: 'part', body: { ...shape, fields: { name: text } } },
  { kind: 'object', name: 'made', body: { ...shape, fields: { name: text, of: { type: 'relation', to: 'part', label } } } },
  {
    kind: 'process',
    name: 'follow',
    body: {
      label,
      trigger: { object: 'part', on: ['create'] },
      steps: [
        {
          ...{ id: 'make', kind: 'createRecord' },
          inputs: { object: 'made', values: { name: { expression: 'name' }, of: { record: true } } },
        },
      ],
    },
  },
];
const records = 300;
/** Between two records, so that each finds a server that has nothing else to do. */
const pause = 20;

/** From a record that somebody makes to the first step of its automation, by the server's clock: the write of the record itself counts, too. */
export async function measureProcessLatency(): Promise<void> {
  const stack = await startStack();
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  try {
    await client.connect();
    const call = callAs(stack.url, await signIn(stack.url, administrator));
    const { id } = await call('POST', '/api/change-sets', {});
    await call('PUT', `/api/change-sets/${id}/drafts`, { drafts });
    await call('POST', `/api/change-sets/${id}/publish`, {});
    for (let n = 0; n < records; n += 1) {
      await call('POST', '/api/records/part', { name: `${n}` });
      await sleep(pause);
    }
    const ours = await latencyAt(client, 0.95);
    printFigure({ name: 'process-latency', ours, unit: 'ms p95 to the first step', reach: '≤ 100', ok: ours <= 100 });
  } finally {
    await client.end();
    await stack.stop();
  }
}

async function latencyAt(client: pg.Client, share: number): Promise<number> {
  for (;;) {
    const { rows } = await client.query<{ count: number; latency: number }>(
      `select count(*)::int as count,
        extract(epoch from percentile_cont($1::float8) within group (order by m.created_at - p.created_at))::float8 * 1000 as latency
      from ws_main.made m join ws_main.part p on p.id = m.of_id`,
      [share],
    );
    const [{ count, latency }] = rows as [{ count: number; latency: number }];
    if (count === records) return round(latency, 0);
    await sleep(50);
  }
}
