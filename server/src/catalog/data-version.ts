import type { Transaction } from '../base/database/database.ts';
import { quoteName } from './quote-name.ts';
import type { Workspace } from './workspace.ts';

type WorkspaceSchema = Pick<Workspace, 'schema'>;

const tableOf = ({ schema }: WorkspaceSchema) => `${quoteName(schema)}.sys_data_version`;

/** A statement that counts a change of each object of a list; `objects` is the list in SQL. */
export function countChange(place: WorkspaceSchema, objects: string): string {
  return `insert into ${tableOf(place)} as v (object, backend, changes)
    select object, pg_backend_pid(), 1 from unnest(${objects}::text[]) as object
    on conflict (object, backend) do update set changes = v.changes + 1`;
}

/** Every transaction that changes what is shown of records says so; the write pipeline does it with the rows themselves. */
export async function countChanges(tx: Transaction, place: WorkspaceSchema, objects: readonly string[]): Promise<void> {
  await tx.query({ text: countChange(place, '$1'), values: [objects] });
}

/** Grows with every committed change of one of the objects. */
export async function readVersion(workspace: Workspace, objects: readonly string[]): Promise<string> {
  const [row] = await workspace.db.read<{ version: string }>({
    // A connection may serve another workspace next, and would not run its statement under the same name.
    name: `data_version ${workspace.schema}`,
    text: `select coalesce(sum(changes), 0)::text as version from ${tableOf(workspace)} where object = any($1::text[])`,
    values: [objects],
  });
  return row?.version ?? '';
}

/** Counts what connections counted that are gone into one row, so that rows do not gather; no sum changes by it. */
export async function gatherVersions(workspace: Workspace): Promise<void> {
  const table = tableOf(workspace);
  await workspace.database.platform.query({
    text: `with gone as (delete from ${table} where backend <> 0 and backend not in (select pid from pg_stat_activity) returning object, changes)
      insert into ${table} as v (object, backend, changes) select object, 0, sum(changes) from gone group by object
      on conflict (object, backend) do update set changes = v.changes + excluded.changes`,
    values: [],
  });
}
