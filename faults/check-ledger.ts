import { Client } from 'pg';
import type { Ledger } from './writers.ts';

/** What the database holds otherwise than it was acknowledged. */
export type Difference = { lost: number; doubled: number; broken: string[] };

const workedOffWithin = 120_000;

/** Compares what was acknowledged with the tables themselves, once every automation that waits is worked off. */
export async function checkLedger(databaseUrl: string, ledger: Ledger): Promise<Difference> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const broken = [await waitForAutomations(client), ...(await findHalfDone(client))].filter((line) => line !== undefined);
    const accounts = await countAccounts(client, ledger.accounts);
    const updates = await countUpdates(client, ledger.updates);
    const won = await countTasks(client, ledger.won);
    const decided = await countTasks(client, ledger.approved);
    const waited = await countTasks(client, ledger.waiting);
    const parts = [accounts, updates, won, decided, waited, await countDecisions(client, ledger.approved)];
    return {
      lost: parts.reduce((sum, { lost }) => sum + lost, 0),
      doubled: parts.reduce((sum, { doubled }) => sum + doubled, 0),
      broken,
    };
  } finally {
    await client.end();
  }
}

type Count = { lost: number; doubled: number };

/** Every name exactly once, and none that nobody asked for. */
async function countAccounts(client: Client, names: ReadonlySet<string>): Promise<Count> {
  const { rows } = await client.query<{ name: string; count: number }>(
    `select name, count(*)::int as count from ws_main.account where starts_with(name, 'fault ') group by name`,
  );
  const found = new Map(rows.map(({ name, count }) => [name, count]));
  const lost = [...names].filter((name) => !found.has(name)).length;
  const extra = rows.reduce((sum, { name, count }) => sum + (names.has(name) ? count - 1 : count), 0);
  return { lost, doubled: extra };
}

/** The version of a record is one more than its updates. */
async function countUpdates(client: Client, updates: ReadonlyMap<string, number>): Promise<Count> {
  const { rows } = await client.query<{ id: string; version: number }>(
    'select id, version from ws_main.account where id = any($1)',
    [[...updates.keys()]],
  );
  const differences = rows.map(({ id, version }) => version - 1 - (updates.get(id) ?? 0));
  return { lost: sum(differences.filter((each) => each < 0)), doubled: sum(differences.filter((each) => each > 0)) };
}

/** One task for each deal that was won, each contact about which it was decided, and each for which a run waited. */
async function countTasks(client: Client, won: ReadonlySet<string>): Promise<Count> {
  const { rows } = await client.query<{ tasks: number }>(
    `select (select count(*)::int from ws_main.task t where t.related_id = d.id) as tasks
      from unnest($1::uuid[]) d(id)`,
    [[...won]],
  );
  return {
    lost: rows.filter(({ tasks }) => tasks === 0).length,
    doubled: sum(rows.map(({ tasks }) => Math.max(0, tasks - 1))),
  };
}

/** Two decisions about each contact, and an approval that has come to its end. */
async function countDecisions(client: Client, approved: ReadonlySet<string>): Promise<Count> {
  const { rows } = await client.query<{ ended: number; decisions: number }>(
    `select (select count(*)::int from ws_main.sys_approval a where a.record_id = c.id and a.state = 'approved') as ended,
        (select count(*)::int from ws_main.sys_approval a join ws_main.sys_decision d on d.approval = a.id
          where a.record_id = c.id and d.act = 'approve') as decisions
      from unnest($1::uuid[]) c(id)`,
    [[...approved]],
  );
  return {
    lost: rows.filter(({ ended, decisions }) => ended === 0 || decisions < 2).length,
    doubled: rows.filter(({ ended, decisions }) => ended > 1 || decisions > 2).length,
  };
}

async function waitForAutomations(client: Client): Promise<string | undefined> {
  const begun = performance.now();
  for (;;) {
    const { rows } = await client.query<{ waiting: number }>(
      `select (select count(*) from ws_main.sys_event where pending)::int +
        (select count(*) from ws_main.sys_run where status = 'ready' or (status = 'waiting' and problem is null))::int +
        (select count(*) from ws_main.sys_token where due_at is not null)::int as waiting`,
    );
    if (rows[0]?.waiting === 0) return undefined;
    if (performance.now() - begun > workedOffWithin) return `${rows[0]?.waiting} automations still wait after two minutes`;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Records whose history tells of more or fewer changes than they had, conversions and stages that are half there. */
async function findHalfDone(client: Client): Promise<string[]> {
  const questions = {
    'records whose history is not their version': `select count(*)::int as n from ws_main.account a
      where a.version <> (select count(*) from ws_main.sys_history h where h.object = 'account' and h.record_id = a.id)`,
    'converted leads without the account': `select count(*)::int as n from ws_main.lead l
      where l.status = 'converted' and not exists (select from ws_main.account a where a.id = l.converted_account_id)`,
    'ended approvals in which somebody is asked': `select count(*)::int as n from ws_main.sys_approval a join ws_main.sys_task t on t.approval = a.id
      where a.state <> 'pending' and t.state = 'open'`,
    'people who are asked twice at a time': `select count(*)::int as n from (select from ws_main.sys_seat s join ws_main.sys_task t on t.id = s.task
      where s.state = 'pending' and not s.removed group by t.approval, t.step, t.round, s.person having count(*) > 1) twice`,
    'runs that failed': `select count(*)::int as n from ws_main.sys_run where status in ('failed', 'waiting') and problem is not null`,
    'deals with other than one open stage': `select count(*)::int as n from ws_main.deal d
      where (select count(*) from ws_main.deal_stage_entry s where s.deal_id = d.id and s.left_at is null) <> 1`,
  };
  const broken: string[] = [];
  for (const [what, question] of Object.entries(questions)) {
    const { rows } = await client.query<{ n: number }>(question);
    if (rows[0]?.n) broken.push(`${rows[0].n} ${what}`);
  }
  return broken;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + Math.abs(each), 0);
}
