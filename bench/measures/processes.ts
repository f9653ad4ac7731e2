import { type Definition, defineObject, defineProcess, type ProcessStep } from '../../metadata/index.ts';
import { actorForUser } from '../../server/src/access/actors.ts';
import { testUsers } from '../../server/src/catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../server/src/catalog/test-workspace.ts';
import { writeRecords } from '../../server/src/data/write/write-records.ts';
import { findDueWork } from '../../server/src/process/runs/run-rows.ts';
import { drainOutbox } from '../../server/src/process/triggers/outbox-worker.ts';
import startDatabaseServer from '../../tools/test/database-server.ts';
import { compareInTurns } from '../load.ts';
import { printFigure, round } from '../report-line.ts';

const label = { zh: '测量', en: 'Measured' };
const text = { type: 'text', label } as const;
const shape = { label, icon: 'box', title: 'name' } as const;
const make = (id: string): ProcessStep => ({
  ...{ id, kind: 'createRecord' },
  inputs: { object: 'made', values: { name: { expression: 'name & "!"' }, of: { record: true } } },
});
const change: ProcessStep = { id: 'change', kind: 'updateRecord', inputs: { values: { note: { expression: 'name' } } } };
const wait: ProcessStep = { id: 'wait', kind: 'delay', inputs: { length: { amount: 1, unit: 'day' } } };
const definitions: Definition[] = [
  defineObject('part', { ...shape, fields: { name: text, note: text } }),
  defineObject('made', { ...shape, fields: { name: text, of: { type: 'relation', to: 'part', label } } }),
  ...Object.entries({ quick: [make('one'), make('two'), change], slow: [wait] }).map(([name, steps]) =>
    defineProcess(name, {
      label,
      trigger: { object: 'part', on: ['create'], when: { field: 'name', op: 'startsWith', value: name } },
      steps,
    }),
  ),
];

/** How many processes end in a second, beside SQL that writes the same rows. */
export function measureProcess(): Promise<void> {
  return inWorkspace(async (test) => void (await measureFinished(test, 'process')));
}

/** How timers go off that are due at once, and what those that wait cost meanwhile. */
export function measureTimers(): Promise<void> {
  return inWorkspace(measureWaiting);
}

/** What runs that are over cost those that follow. */
export function measureProcessHistory(): Promise<void> {
  return inWorkspace(measureHistory);
}

type Clock = { at: Date };

async function inWorkspace(measure: (test: TestWorkspace, clock: Clock) => Promise<void>): Promise<void> {
  const stop = await startDatabaseServer();
  const clock: Clock = { at: new Date() };
  const test = await openTestWorkspace({ definitions, clock: { now: () => clock.at } });
  try {
    await measure(test, clock);
  } finally {
    await test.drop();
    await stop?.();
  }
}

const some = Number(process.env.TENON_BENCH_RUNS ?? 5000);
const waiting = Number(process.env.TENON_BENCH_TIMERS ?? 100_000);
const history = Number(process.env.TENON_BENCH_HISTORY ?? 1_000_000);

async function create({ workspace }: TestWorkspace, name: string, count: number): Promise<void> {
  const admin = await actorForUser(workspace, testUsers.admin.id, 'web');
  if (!admin) throw new Error('The administrator is gone.');
  for (let at = 0; at < count; at += 500) {
    const records = Array.from({ length: Math.min(500, count - at) }, (_, n) => ({ name: `${name} ${at + n}` }));
    await writeRecords(workspace, admin, { object: 'part', action: 'create', records });
  }
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return round((count * 1000) / (performance.now() - begun), 0);
}

/** In turns with SQL that writes the same rows, once both know their way. */
async function measureFinished(test: TestWorkspace, name: string): Promise<number> {
  await openCopies(test);
  const ours = async () => {
    await create(test, 'quick', some);
    return perSecond(some, () => drainOutbox(test.workspace));
  };
  const baseline = () => perSecond(some, () => writeBySql(test));
  await ours();
  await baseline();
  const compared = await compareInTurns(ours, baseline);
  const ok = compared.ratio >= 0.5 && compared.ours >= 500;
  printFigure({ name, ...compared, unit: 'finished/s', reach: '≥ 0.5 of SQL, ≥ 500/s', ok });
  return compared.ours;
}

const copied = { sys_run: 'id', sys_batch: 'id', sys_history: 'batch', made: 'of_id', part: 'id' };

/** Empty tables beside those that processes write, with the same indexes. They grow as fast. */
async function openCopies({ workspace, database }: TestWorkspace): Promise<void> {
  const table = (of: string) => `"${workspace.schema}".${of}`;
  for (const of of Object.keys(copied))
    await database.platform.query({
      text: `drop table if exists ${table(`x_${of}`)}; create table ${table(`x_${of}`)} (like ${table(of)} including indexes)`,
      values: [],
    });
}

/** The rows that the last processes wrote, once more, fifty runs in a transaction. */
async function writeBySql({ workspace, database }: TestWorkspace): Promise<void> {
  const table = (of: string) => `"${workspace.schema}".${of}`;
  const runs = await database.platform.query({
    text: `select id, record_id from ${table('sys_run')} where process = 'quick' order by id desc limit ${some}`,
    values: [],
  });
  for (let at = 0; at < runs.length; at += 50) {
    const part = runs.slice(at, at + 50);
    const [ids, records] = [part.map(({ id }) => id), part.map((run) => run.record_id)];
    await database.platform.transaction(async (tx) => {
      for (const [of, by] of Object.entries(copied))
        await tx.query({
          text: `insert into ${table(`x_${of}`)} select * from ${table(of)} where ${by} = any($1::uuid[])`,
          values: [of === 'made' || of === 'part' ? records : ids],
        });
    });
  }
}

async function measureWaiting(test: TestWorkspace, clock: Clock): Promise<void> {
  await create(test, 'slow', waiting);
  await drainOutbox(test.workspace);
  const begun = process.cpuUsage();
  for (let at = 0; at < 100; at++) await findDueWork(test.workspace);
  const { user, system } = process.cpuUsage(begun);
  const idle = round((user + system) / 1000 / 100, 3);
  printFigure({ name: 'process-idle', ours: idle, unit: `ms CPU a look, ${waiting} wait`, reach: '≤ 5', ok: idle <= 5 });
  clock.at = new Date(clock.at.getTime() + 90_000_000);
  const ours = await perSecond(waiting, () => drainOutbox(test.workspace));
  printFigure({ name: 'timers', ours, unit: 'timers/s', reach: '≥ 2000', ok: ours >= 2000 });
}

/** So many finished runs are there, made from those that are over already. */
async function measureHistory(test: TestWorkspace): Promise<void> {
  const before = await measureFinished(test, 'process-before-history');
  const table = `"${test.workspace.schema}".sys_run`;
  const [{ count }] = (await test.database.platform.query({
    text: `select count(*)::int as count from ${table}`,
    values: [],
  })) as [{ count: number }];
  // In parts: a statement has half a minute.
  for (let made = 0; made < history; made += count)
    await test.database.platform.query({
      text: `insert into ${table} (id, process, version, event, at, object, record_id, action, changed, source, depth, status, attempts, log, created_at, ended_at)
        select gen_random_uuid(), 'over', version, gen_random_uuid(), at, object, record_id, action, changed, source, depth, status, attempts, log,
          created_at, ended_at from ${table} where status = 'done' and process <> 'over' limit $1`,
      values: [history - made],
    });
  const after = await measureFinished(test, 'process-after-history');
  const ratio = round(after / before);
  printFigure({
    name: 'process-history',
    ours: after,
    baseline: before,
    ratio,
    unit: 'finished/s',
    reach: '≥ 0.9',
    ok: ratio >= 0.9,
  });
}
