import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { v7 } from 'uuid';
import { printFigure, round } from '../report-line.ts';
import { type Call, callAs, signIn } from '../session.ts';
import { administrator, startStack } from '../stack.ts';

const most = 1_000;
const label = (en: string) => ({ zh: en, en });

/**
 * One field more of an object with 5,000,000 records (`TENON_BENCH_ROWS` for fewer), and the index for a view that is sorted by it, while others read and
 * write its records: how long the slowest of them waited, and how long the publish and the index took.
 */
export async function measurePublishBig(): Promise<void> {
  const rows = Number(process.env.TENON_BENCH_ROWS ?? 5_000_000);
  const stack = await startStack();
  try {
    const call = callAs(stack.url, await signIn(stack.url, administrator));
    await publish(call, bigObject({}));
    const ids = await fill(stack.databaseUrl, rows);
    const quiet = await whileOthersWork(call, ids, () => sleep(5_000));
    const begun = performance.now();
    let published = 0;
    const busy = await whileOthersWork(call, ids, async () => {
      await publish(call, bigObject({ region: { type: 'text', label: label('Region') } }));
      published = performance.now() - begun;
      await untilIndexed(call);
    });
    const unit = `of ${rows} records`;
    tell('publish-big', busy.read, { unit: `ms, slowest reader ${unit}`, baseline: quiet.read });
    tell('publish-big-write', busy.write, { unit: `ms, slowest writer ${unit}`, baseline: quiet.write });
    const [ours, all] = [round(published / 1000), round((performance.now() - begun) / 1000)];
    printFigure({
      name: 'publish-big-time',
      ours,
      unit: `s ${unit}; ${all} s until the index was there`,
      reach: '≤ 5',
      ok: ours <= 5,
    });
  } finally {
    await stack.stop();
  }
}

function tell(name: string, wait: number, { unit, baseline }: { unit: string; baseline: number }): void {
  const ours = round(wait, 0);
  printFigure({ name, ours, baseline: round(baseline, 0), unit, reach: `≤ ${most}`, ok: ours <= most });
}

async function publish(call: Call, drafts: object[]): Promise<void> {
  const { id } = await call('POST', '/api/change-sets', {});
  await call('PUT', `/api/change-sets/${id}/drafts`, { drafts });
  await call('POST', `/api/change-sets/${id}/publish`, {});
}

function bigObject(more: Record<string, object>): object[] {
  const fields = {
    name: { type: 'text', label: label('Name') },
    size: { type: 'decimal', label: label('Size') },
    made_on: { type: 'date', label: label('Made on') },
    account: { type: 'relation', to: 'account', label: label('Account') },
    ...more,
  };
  const sort = Object.keys(more).map((field) => ({ field, direction: 'asc' }));
  const columns = Object.keys(fields).map((field) => ({ field }));
  return [
    { kind: 'object', name: 'big_part', body: { label: label('Big part'), icon: 'box', title: 'name', fields } },
    { kind: 'view', name: 'big_part_all', body: { object: 'big_part', label: label('All'), type: 'table', columns, sort } },
  ];
}

/** Ids of a hundred of the records. */
async function fill(databaseUrl: string, rows: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const ids = Array.from({ length: 100 }, () => v7());
  await client.query('set synchronous_commit = off');
  await client.query(
    `insert into ws_main.big_part (id, name, size, made_on, created_at, updated_at)
      select coalesce(($2::uuid[])[n], gen_random_uuid()), 'part ' || n, n % 1000, date '2026-01-01' + (n % 300)::int, now(), now() - n * interval '1 second'
      from generate_series(1, $1::int) n`,
    [rows, ids],
  );
  await client.query('vacuum (analyze) ws_main.big_part');
  await client.end();
  return ids;
}

/** The longest that one of three readers and one writer waited, in milliseconds, while something is done. */
async function whileOthersWork(
  call: Call,
  ids: readonly string[],
  work: () => Promise<unknown>,
): Promise<{ read: number; write: number }> {
  const waits = { read: 0, write: 0 };
  let isDone = false;
  const again = async (kind: keyof typeof waits, ask: (turn: number) => Promise<unknown>) => {
    for (let turn = 0; !isDone; turn++) {
      const begun = performance.now();
      await ask(turn);
      waits[kind] = Math.max(waits[kind], performance.now() - begun);
      await sleep(10);
    }
  };
  const idAt = (turn: number) => ids[turn % ids.length] as string;
  const others = [
    again('read', () => call('GET', '/api/records/big_part?limit=50&sort=-updated_at')),
    again('read', (turn) => call('GET', `/api/records/big_part/${idAt(turn)}`)),
    again('read', (turn) => call('GET', `/api/records/big_part/${idAt(turn + 50)}`)),
    again('write', (turn) => call('PATCH', `/api/records/big_part/${idAt(turn)}`, { size: String(turn % 900) })),
  ];
  try {
    await work();
  } finally {
    isDone = true;
    await Promise.all(others);
  }
  return waits;
}

async function untilIndexed(call: Call): Promise<void> {
  for (;;) {
    const { tasks } = (await call('GET', '/api/schema-tasks')) as unknown as { tasks: { status: string }[] };
    if (tasks.every(({ status }) => status === 'failed')) return;
    await sleep(250);
  }
}
