import pg from 'pg';
import { v7 } from 'uuid';
import { copyLines } from './copy-lines.ts';
import { accountLines, type Cast, contactLines, dealLines, stageLines } from './seed-lines.ts';

export type Seeded = { accounts: string[]; owners: string[] };

const schema = 'ws_main';

/** Always the same numbers for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A million deals of twenty owners, of whom the first is the representative, with the history of their stages, the companies they are about, and half as many people there. */
export async function seed(
  databaseUrl: string,
  { rows, representative, department }: { rows: number; representative: string; department: string | null },
): Promise<Seeded> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const random = randomNumbers(20261121);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const owners = [representative, ...Array.from({ length: 19 }, () => v7())];
  const accounts = Array.from({ length: Math.max(100, rows / 100) }, () => v7());
  await client.query(
    `insert into ${schema}."user" (id, name, active, created_at, updated_at) select id, '销售' || left(id::text, 8), true, now(), now() from unnest($1::uuid[]) id on conflict do nothing`,
    [owners],
  );
  const cast: Cast = { rows, owners, accounts, deals: [], department, marks: await readMarks(client), random, pick };
  await copyLines(client, { schema, table: 'account', lines: accountLines(cast) });
  await copyLines(client, { schema, table: 'deal', lines: dealLines(cast) });
  await copyLines(client, { schema, table: 'contact', lines: contactLines(cast) });
  await copyLines(client, { schema, table: 'deal_stage_entry', lines: stageLines(cast) });
  await makeBareTable(client);
  await untilIndexesStand(client);
  // As it is in the end anyway: until then an index alone answers nothing.
  await client.query('vacuum (analyze)');
  await client.end();
  return { accounts, owners };
}

/** The server looks after the indexes that are dropped meanwhile, too, and may make one anew. */
async function untilIndexesStand(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query(`select 1 from ${schema}.sys_schema_task where status <> 'failed' limit 1`);
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** The key that says of a record that its keys are whole, from the index of those without it. */
async function readMarks(client: pg.Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ tablename: string; indexdef: string }>(
    `select tablename, indexdef from pg_indexes where schemaname = $1 and indexname like 'ix%unmarked%'`,
    [schema],
  );
  return Object.fromEntries(rows.map(({ tablename, indexdef }) => [tablename, Number(/'\{(-?\d+)\}'/.exec(indexdef)?.[1])]));
}

/** Deals as somebody would keep them who has nothing to search by, for the baseline of the reports. */
async function makeBareTable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(format('%I', column_name), ', ' order by ordinal_position) as columns from information_schema.columns
      where table_schema = $1 and table_name = 'deal' and column_name not in ('search_text', 'search_keys')`,
    [schema],
  );
  await client.query('create schema bench');
  await client.query(`create table bench.deal as select ${rows[0]?.columns} from ${schema}.deal`);
  await client.query('create index on bench.deal (owner_id)');
}
