import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { percentile } from '../load.ts';
import { printFigure, round } from '../report-line.ts';
import type { Scene } from '../scene.ts';
import { randomNumbers } from '../seed.ts';
import type { Session } from '../session.ts';

const rows = 100_000;
const rounds = 3;
const random = randomNumbers(11);
const some = <Each>(list: readonly Each[]): Each => list[Math.floor(random() * list.length)] as Each;

/** Of 20 columns four link to other records; half of their names are there. */
const columns: Record<string, (index: number, names: readonly string[]) => string> = {
  'Deal name': (index) => `云帆商机 ${index}`,
  'External ID': (index) => `EXT-${index}`,
  Account: (index, names) => (index % 2 === 0 ? some(names) : `没有的客户${index % 5000}有限公司`),
  'Main product': (index) => `产品 ${index % 300}`,
  'Created by': (index) => `同事${index % 700}`,
  Owner: (index) => (index % 2 === 0 ? 'admin' : `同事${index % 200}`),
  Stage: (index) => some(['Proposal', 'Negotiation', 'Qualification', `阶段 ${index % 9}`]),
  Pipeline: () => 'Direct sales',
  Amount: () => `US$${Math.floor(random() * 1000)},${100 + Math.floor(random() * 900)}.50`,
  Probability: (index) => `${index % 100}%`,
  'Started on': (index) => `2026-03-${String(1 + (index % 28)).padStart(2, '0')}`,
  'Expected close': (index) => `2026/12/${1 + (index % 28)}`,
  'Lead source': () => 'Web',
  'Next step': (index) => `打电话 ${index}`,
  Notes: (index) => `"需要报价, 第 ${index} 条"`,
  'Created at': (index) => `2026-01-${String(1 + (index % 28)).padStart(2, '0')} 08:30:00`,
  Phone: () => `138${String(Math.floor(random() * 1e8)).padStart(8, '0')}`,
  Website: (index) => `https://example.com/${index}`,
  Score: (index) => `${index % 900}`,
  Remark: (index) => (index % 3 === 0 ? '' : `备注 ${index}`),
};

/** From the first byte of a file to all that the wizard shows of it, while others are answered. */
export async function measureImportPreview({ stack, admin }: Scene): Promise<void> {
  const csv = await writeCsv(stack.databaseUrl);
  const taken: number[] = [];
  const delays: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const pulse = takePulse(stack.url);
    try {
      taken.push(await preview(stack.url, admin, csv));
    } finally {
      delays.push(await pulse.stop());
    }
  }
  const seconds = percentile(inOrder(taken), 0.5);
  const delay = percentile(inOrder(delays), 0.5);
  printFigure({
    name: 'import-preview',
    ours: round(seconds),
    unit: `s for 100,000 rows of ${Object.keys(columns).length} columns`,
    reach: '≤ 5',
    ok: seconds <= 5,
  });
  printFigure({
    name: 'import-preview-health',
    ours: round(delay),
    unit: 'ms p99 of /health meanwhile',
    reach: '≤ 50',
    ok: delay <= 50,
  });
}

/** As bytes, so that whoever takes the pulse need not wait for them to be written down. */
async function writeCsv(databaseUrl: string): Promise<Uint8Array<ArrayBuffer>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const found = await client.query<{ name: string }>('select name from ws_main.account order by id limit 1000');
  await client.end();
  const names = found.rows.map(({ name }) => name);
  const cells = Object.values(columns);
  const line = (index: number) => cells.map((cell) => quoted(cell(index, names))).join(',');
  const lines = [Object.keys(columns).join(','), ...Array.from({ length: rows }, (_, index) => line(index))];
  return new TextEncoder().encode(lines.join('\n'));
}

function quoted(cell: string): string {
  return cell.includes(',') && !cell.startsWith('"') ? `"${cell}"` : cell;
}

async function preview(url: string, { headers }: Session, csv: Uint8Array<ArrayBuffer>): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(`${url}/api/imports/uploads?object=deal&name=bench.csv`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/csv' },
    body: csv,
  });
  if (!answer.ok) throw new Error(`the preview was answered ${answer.status}: ${await answer.text()}`);
  const { columns: found } = (await answer.json()) as { columns: { suggestion: { matchBy?: string } | null }[] };
  const seconds = (performance.now() - begun) / 1000;
  const links = found.filter(({ suggestion }) => suggestion?.matchBy).length;
  if (links < 4) throw new Error(`only ${links} columns were taken for links`);
  return seconds;
}

/** Asks `/health` again and again; answers how long 99 of 100 were answered within at the most. */
function takePulse(url: string): { stop(): Promise<number> } {
  const delays: number[] = [];
  let goesOn = true;
  const done = (async () => {
    while (goesOn) {
      const begun = performance.now();
      await (await fetch(`${url}/health`)).text();
      delays.push(performance.now() - begun);
      await wait(5);
    }
  })();
  return {
    async stop() {
      goesOn = false;
      await done;
      return percentile(inOrder(delays), 0.99);
    },
  };
}

function inOrder(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}
