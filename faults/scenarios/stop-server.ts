import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Scenario, type Stage, someTime, underWriters, withStage } from '../scenario.ts';

const stoppedWithin = 5000;
const rowsOfAnImport = 20_000;
const importedWithin = 120_000;

/** SIGTERM in the middle of writers, of a backlog of automations and of an import, and a new start that goes on with all of it. */
export const stopServer: Scenario = ({ rounds }) =>
  withStage(async (stage) => {
    let imports = 0;
    const verdict = await underWriters(stage, {
      scenario: 'stop-server',
      rounds: Math.ceil(rounds / 4),
      async breakThings({ tenon, broken }) {
        await startImport(stage);
        imports += 1;
        await someTime();
        const { after, code } = await tenon.stop();
        if (code !== 0) broken.push(`the server ended with ${code}`);
        if (after > stoppedWithin) broken.push(`stopped only after ${Math.round(after)} ms`);
        const readyMs = await tenon.start();
        await someTime();
        return { stopMs: after, readyMs };
      },
    });
    const { lost, doubled } = await countImported(stage.postgres.url, imports * rowsOfAnImport);
    return { ...verdict, lost: verdict.lost + lost, doubled: verdict.doubled + doubled };
  });

async function startImport({ client }: Stage): Promise<void> {
  const rows = Array.from({ length: rowsOfAnImport }, () => `import ${randomUUID()}`);
  const path = '/api/imports/uploads?object=account&name=accounts.csv';
  const { body } = await client.until({ method: 'POST', path, body: ['name', ...rows].join('\r\n') });
  const plan = { object: 'account', mode: 'create', columns: [{ column: 'name', field: 'name' }] };
  const headers = { 'idempotency-key': randomUUID() };
  await client.until({ method: 'POST', path: '/api/imports', body: { upload: body.upload, plan }, headers });
}

/** Compares with the tables once every import has ended. */
async function countImported(databaseUrl: string, expected: number): Promise<{ lost: number; doubled: number }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const count = async (text: string) => Number((await client.query(text)).rows[0].n);
  const begun = performance.now();
  const open = `select count(*) as n from ws_main.sys_job where kind = 'import' and status in ('queued', 'running')`;
  while ((await count(open)) > 0 && performance.now() - begun < importedWithin) await sleep(250);
  const all = await count(`select count(*) as n from ws_main.account where starts_with(name, 'import ')`);
  const distinct = await count(`select count(distinct name) as n from ws_main.account where starts_with(name, 'import ')`);
  await client.end();
  return { lost: expected - distinct, doubled: all - distinct };
}
