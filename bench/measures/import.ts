import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { printFigure, round } from '../report-line.ts';
import type { Scene } from '../scene.ts';
import { randomNumbers } from '../seed.ts';
import { callAs, type Session } from '../session.ts';
import { residentMemory } from '../stack.ts';

const rows = 100_000;

type Sample = { name: string; object: string; columns: Record<string, string>; line: (index: number) => string };

const random = randomNumbers(7);
/** Ids of an import into a kept folder are taken the next time. */
const run = Date.now().toString(36);

/**
 * An object of plain fields is what the reach is set for. Deals have running numbers, money and a stage history on top; they come first,
 * so that what is judged is a server that has imported before.
 */
const samples: Sample[] = [
  {
    name: 'import-deals',
    object: 'deal',
    columns: {
      name: 'text',
      external_id: 'text',
      pipeline: 'text',
      stage: 'text',
      amount: 'numeric',
      probability: 'numeric',
      started_on: 'date',
      expected_close: 'date',
      source: 'text',
      next_step: 'text',
      description: 'text',
      loss_reason: 'text',
    },
    line(index) {
      const day = String(1 + (index % 28)).padStart(2, '0');
      const amount = (1000 + Math.floor(random() * 90_000)).toFixed(2);
      return `深圳云帆导入 ${index},EXT-${run}-${index},direct,proposal,${amount},50,2026-03-${day},2026-12-${day},web,"电话, 下周",第 ${index} 条,`;
    },
  },
  {
    name: 'import',
    object: 'lead',
    columns: {
      external_id: 'text',
      name: 'text',
      company: 'text',
      title: 'text',
      phone: 'text',
      email: 'text',
      source: 'text',
      status: 'text',
      industry: 'text',
      employees: 'integer',
      annual_revenue: 'numeric',
      description: 'text',
    },
    line(index) {
      const phone = `138${String(Math.floor(random() * 1e8)).padStart(8, '0')}`;
      const revenue = (1000 + Math.floor(random() * 9_000_000)).toFixed(2);
      const company = `深圳云帆${index % 20_000}科技有限公司`;
      return `EXT-${run}-${index},王小明${index},${company},采购经理,${phone},lead${index}@example.com,web,new,retail,${index % 900},${revenue},"需要报价, 第 ${index} 条"`;
    },
  },
];

/**
 * 100,000 rows of 12 columns from CSV to committed and validated, with history, against COPY of the same rows into a bare table;
 * and, to tell what of it is the database's, against three plain inserts of all that the import wrote.
 */
export async function measureImport(scene: Scene): Promise<void> {
  for (const sample of samples) await measureSample(scene, sample);
}

async function measureSample({ stack, admin }: Scene, sample: Sample): Promise<void> {
  const csv = writeCsv(sample);
  const before = await copyBare(stack.databaseUrl, sample, csv);
  const peak = watchMemory(stack.processId);
  const given = { object: sample.object, columns: Object.keys(sample.columns), csv };
  // What failed is told, and nobody looks at the memory of a server that has ended.
  const seconds = await importThrough(stack.url, admin, given).finally(peak.stop);
  const memory = peak.most();
  await untilQuiet();
  // The machine may be faster before than after.
  const bare = (before + (await copyBare(stack.databaseUrl, sample, csv))) / 2;
  const ratio = round(seconds / bare);
  const rate = Math.round(rows / seconds);
  // Against COPY the reach is set for an object of plain fields.
  const judge = (reach: string, ok: boolean) =>
    sample.object === 'lead' ? { reach, ok } : { reach: 'for comparison', ok: true };
  printFigure({
    name: sample.name,
    ours: round(seconds),
    baseline: round(bare),
    unit: 's for 100,000 rows',
    ratio,
    ...judge('≤ 10', ratio <= 10),
  });
  printFigure({ name: `${sample.name}-rate`, ours: rate, unit: 'rows/s', reach: '≥ 12,000', ok: rate >= 12_000 });
  printFigure({ name: `${sample.name}-memory`, ours: memory, unit: 'MB at the peak', ...judge('≤ 512', memory <= 512) });
  const plain = await insertAgain(stack.databaseUrl, sample.object);
  printFigure({
    name: `${sample.name}-plain`,
    ours: round(seconds),
    baseline: round(plain),
    unit: 's, baseline: plain inserts of the same rows, history, events and index entries',
    ratio: round(seconds / plain),
    reach: 'for comparison',
    ok: true,
  });
}

/** What the server does behind an import shall be over. */
function untilQuiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 6000));
}

function writeCsv({ columns, line }: Sample): string {
  return [Object.keys(columns).join(','), ...Array.from({ length: rows }, (_, index) => line(index))].join('\n');
}

async function copyBare(databaseUrl: string, { columns }: Sample, csv: string): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    const types = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
    await client.query(`drop table if exists bench_bare; create table bench_bare (${types.join(', ')})`);
    const begun = performance.now();
    await pipeline(Readable.from([csv]), client.query(copyFrom('copy bench_bare from stdin with (format csv, header)')));
    const seconds = (performance.now() - begun) / 1000;
    await client.query('drop table bench_bare');
    return seconds;
  });
}

/** Into tables with the same indexes, all at once and from the database itself: nothing to read, to check or to send. */
async function insertAgain(databaseUrl: string, object: string): Promise<number> {
  const ofThisRun = `external_id like 'EXT-${run}-%'`;
  const itsRecords = `object = '${object}' and record_id in (select id from ws_main."${object}" where ${ofThisRun})`;
  const tables = { [object]: ofThisRun, sys_history: itsRecords, sys_event: itsRecords };
  return withClient(databaseUrl, async (client) => {
    let seconds = 0;
    for (const [table, where] of Object.entries(tables)) seconds += await insertPart(client, table, where);
    return seconds;
  });
}

async function insertPart(client: pg.Client, table: string, where: string): Promise<number> {
  const { rows: columns } = await client.query(
    `select quote_ident(column_name) as name from information_schema.columns
      where table_schema = 'ws_main' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  const list = columns.map(({ name }) => name).join(', ');
  await client.query(`drop table if exists bench_again; create table bench_again (like ws_main."${table}" including all)`);
  const begun = performance.now();
  await client.query(`insert into bench_again (${list}) select ${list} from ws_main."${table}" where ${where}`);
  const seconds = (performance.now() - begun) / 1000;
  await client.query('drop table bench_again');
  return seconds;
}

/** Ended also where something fails: else its end with the database is all that is told. */
async function withClient<Answer>(databaseUrl: string, work: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

type Job = { id: string; status: string; created: number; failed: number; problem?: string };

type Given = { object: string; columns: string[]; csv: string };

async function importThrough(url: string, session: Session, { object, columns, csv }: Given): Promise<number> {
  const call = callAs(url, session);
  const begun = performance.now();
  const uploaded = await fetch(`${url}/api/imports/uploads?object=${object}&name=bench.csv`, {
    method: 'POST',
    headers: { ...session.headers, 'content-type': 'text/csv' },
    body: csv,
  });
  const { upload } = (await uploaded.json()) as { upload: string };
  const plan = { object, mode: 'create', columns: columns.map((column) => ({ column, field: column })) };
  let job = (await call('POST', '/api/imports', { upload, plan })) as unknown as Job;
  while (job.status === 'queued' || job.status === 'checking' || job.status === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 100));
    job = (await call('GET', `/api/imports/${job.id}`)) as unknown as Job;
  }
  if (job.status !== 'done' || job.created !== rows) throw new Error(`the import ended as ${JSON.stringify(job).slice(0, 500)}`);
  return (performance.now() - begun) / 1000;
}

function watchMemory(processId: number): { stop(): void; most(): number } {
  let peak = 0;
  const look = () => void residentMemory(processId).then((now) => (peak = Math.max(peak, now)));
  const timer = setInterval(look, 100);
  look();
  return { stop: () => clearInterval(timer), most: () => peak };
}
