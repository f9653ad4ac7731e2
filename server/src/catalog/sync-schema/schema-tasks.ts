import type { Database, Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { quoteName } from '../quote-name.ts';
import type { Table } from './table.ts';

/** A slow change of the schema that a publish left for later. */
export type SchemaTask = { name: string; table: string; kind: 'createIndex' | 'validate'; statement: string };

export type SchemaTaskState = Omit<SchemaTask, 'statement'> & {
  status: 'queued' | 'running' | 'failed';
  problem: string | null;
  created_at: string;
};

/** Leaves a change of a table for later; the same one again, perhaps after a failure, takes its place. */
export async function queueTask(tx: Transaction, schema: string, { name, table, kind, statement }: SchemaTask): Promise<void> {
  await tx.query({
    text: `insert into ${quoteName(schema)}.sys_schema_task (name, table_name, kind, statement) values ($1, $2, $3, $4)
      on conflict (name) do update set statement = excluded.statement, status = 'queued', problem = null`,
    values: [name, table, kind, statement],
  });
}

/** Takes back tasks for indexes and keys that are no longer wanted. */
export async function forgetTasks(tx: Transaction, schema: string, desired: readonly Table[]): Promise<void> {
  const wanted = desired.flatMap(({ indexes, foreignKeys }) => [...indexes, ...foreignKeys].map(({ name }) => name));
  await tx.query({ text: `delete from ${quoteName(schema)}.sys_schema_task where name <> all($1)`, values: [wanted] });
}

type WorkspaceTables = { schema: string; database: Database };

/** What is still to be done to the tables of a workspace, and what failed and why. Done tasks are gone. */
export function listSchemaTasks({ schema, database }: WorkspaceTables): Promise<SchemaTaskState[]> {
  return database.platform.query<SchemaTaskState>({
    text: `select name, table_name as "table", kind, status, problem, created_at from ${quoteName(schema)}.sys_schema_task
      order by created_at, name`,
    values: [],
  });
}

/** Has failed changes tried once more by the next `runSlowDdl`; answers how many. */
export async function retryTasks({ schema, database }: WorkspaceTables): Promise<number> {
  const rows = await database.platform.query({
    text: `update ${quoteName(schema)}.sys_schema_task set status = 'queued', problem = null where status = 'failed' returning name`,
    values: [],
  });
  return rows.length;
}

/**
 * Does the slow changes that publishes left, one after the other, without holding up readers and writers. A job calls it; it may be
 * called at any time and by several at once. Answers how many it did; a failed one stays, with its reason, until the next publish. Throws
 * where the database has no room or no time for one, which then waits for the next call.
 */
export async function runSlowDdl(place: WorkspaceTables): Promise<number> {
  let done = 0;
  for (let task = await claimTask(place); task; task = await claimTask(place)) {
    if (await runTask(place, task)) done++;
  }
  return done;
}

/** The next task nobody works on: a server that died in the middle is known by its missing connection. */
async function claimTask({ schema, database }: WorkspaceTables): Promise<SchemaTask | undefined> {
  const table = `${quoteName(schema)}.sys_schema_task`;
  const [task] = await database.platform.query<SchemaTask>({
    text: `update ${table} set status = 'running', started_at = now()
      where name = (
        select name from ${table} t
        where (status = 'queued' or status = 'running' and started_at < now() - interval '1 minute')
          and not exists (select from pg_stat_activity a where a.query = t.statement and a.state = 'active')
        order by created_at, name limit 1 for update skip locked)
      returning name, table_name as "table", kind, statement`,
    values: [],
  });
  return task;
}

async function runTask({ schema, database }: WorkspaceTables, { name, kind, statement }: SchemaTask): Promise<boolean> {
  const table = `${quoteName(schema)}.sys_schema_task`;
  try {
    if (kind === 'validate' || !(await clearWay({ schema, database }, name)))
      await database.platform.alone({ text: statement, values: [] });
  } catch (error) {
    // A trouble of the server, not of what is asked for. Where even this cannot be written, a minute later it counts as left.
    if (error instanceof TenonError) {
      await database.platform.query({ text: `update ${table} set status = 'queued' where name = $1`, values: [name] });
      throw error;
    }
    const reason = (error as Error).message;
    await database.platform.query({
      text: `update ${table} set status = 'failed', problem = $2 where name = $1`,
      values: [name, reason],
    });
    return false;
  }
  // Where somebody has asked for it anew meanwhile, it is looked at once more.
  await database.platform.query({ text: `delete from ${table} where name = $1 and status = 'running'`, values: [name] });
  return true;
}

/** Whether the index is there: names carry their definition. What a broken attempt left is not valid, and goes. */
async function clearWay({ schema, database }: WorkspaceTables, name: string): Promise<boolean> {
  const index = `${quoteName(schema)}.${quoteName(name)}`;
  const [found] = await database.platform.query<{ valid: boolean }>({
    text: 'select indisvalid as valid from pg_index where indexrelid = to_regclass($1)',
    values: [index],
  });
  if (found?.valid) return true;
  if (found) await database.platform.alone({ text: `drop index concurrently if exists ${index}`, values: [] });
  return false;
}
