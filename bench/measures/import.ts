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
const columns = [
  'name',
  'external_id',
  'pipeline',
  'stage',
  'amount',
  'probability',
  'started_on',
  'expected_close',
  'source',
  'next_step',
  'description',
  'loss_reason',
];

/** 100,000 rows of 12 columns from CSV to committed and validated, with history, against COPY of the same rows into a bare table. */
export async function measureImport({ stack, admin }: Scene): Promise<void> {
  const csv = writeCsv();
  const bare = await copyBare(stack.databaseUrl, csv);
  const peak = watchMemory(stack.processId);
  const seconds = await importThrough(stack.url, admin, csv);
  const memory = peak.stop();
  const ratio = round(seconds / bare);
  const rate = Math.round(rows / seconds);
  printFigure({
    name: 'import',
    ours: round(seconds),
    baseline: round(bare),
    unit: 's for 100,000 rows',
    ratio,
    reach: '≤ 12',
    ok: ratio <= 12,
  });
  printFigure({ name: 'import-rate', ours: rate, unit: 'rows/s', reach: '≥ 10,000', ok: rate >= 10_000 });
  printFigure({ name: 'import-memory', ours: memory, unit: 'MB at the peak', reach: '≤ 512', ok: memory <= 512 });
}

function writeCsv(): string {
  const random = randomNumbers(7);
  const lines = [columns.join(',')];
  for (let index = 0; index < rows; index += 1) {
    const day = String(1 + (index % 28)).padStart(2, '0');
    const amount = (1000 + Math.floor(random() * 90_000)).toFixed(2);
    lines.push(
      `深圳云帆导入 ${index},EXT-${index},direct,proposal,${amount},50,2026-03-${day},2026-12-${day},web,"电话, 下周",第 ${index} 条,`,
    );
  }
  return lines.join('\n');
}

async function copyBare(databaseUrl: string, csv: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    'create table bench_bare (name text, external_id text, pipeline text, stage text, amount numeric, probability numeric, started_on date, expected_close date, source text, next_step text, description text, loss_reason text)',
  );
  const begun = performance.now();
  await pipeline(Readable.from([csv]), client.query(copyFrom('copy bench_bare from stdin with (format csv, header)')));
  const seconds = (performance.now() - begun) / 1000;
  await client.query('drop table bench_bare');
  await client.end();
  return seconds;
}

type Job = { id: string; status: string; created: number; failed: number; problem?: string };

async function importThrough(url: string, session: Session, csv: string): Promise<number> {
  const call = callAs(url, session);
  const begun = performance.now();
  const uploaded = await fetch(`${url}/api/imports/uploads?object=deal&name=bench.csv`, {
    method: 'POST',
    headers: { ...session.headers, 'content-type': 'text/csv' },
    body: csv,
  });
  const { upload } = (await uploaded.json()) as { upload: string };
  const plan = { object: 'deal', mode: 'create', columns: columns.map((column) => ({ column, field: column })) };
  let job = (await call('POST', '/api/imports', { upload, plan })) as unknown as Job;
  while (job.status === 'queued' || job.status === 'checking' || job.status === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 100));
    job = (await call('GET', `/api/imports/${job.id}`)) as unknown as Job;
  }
  if (job.status !== 'done' || job.created !== rows) throw new Error(`the import ended as ${JSON.stringify(job).slice(0, 500)}`);
  return (performance.now() - begun) / 1000;
}

function watchMemory(processId: number): { stop(): number } {
  let peak = 0;
  const look = () => void residentMemory(processId).then((now) => (peak = Math.max(peak, now)));
  const timer = setInterval(look, 100);
  look();
  return {
    stop() {
      clearInterval(timer);
      return peak;
    },
  };
}
