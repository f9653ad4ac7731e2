import sql, { raw, type Sql } from 'sql-template-tag';
import { rowFilter } from '../../../access/row-filter.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import { bindRun, startRun } from '../../../query/statements/run.ts';
import type { Write } from '../write.ts';

/** How many live records (`t`) the writer may see for each value of `by`, also when it is the platform that acts for them. */
export async function countReadable(
  { workspace, snapshot, actor, readTx }: Write,
  object: CompiledObject,
  { where, by }: { where: Sql; by: Sql },
): Promise<Map<string, number>> {
  const allowed = rowFilter(snapshot, actor, object.name, 'read', 't');
  if (allowed === 'none') return new Map();
  const statement = sql`select ${by} as id, count(*)::int as count from ${raw(object.table)} t
    where t.deleted_at is null and ${where} ${allowed === 'all' ? raw('') : sql`and ${allowed}`} group by 1`;
  const rows = await readTx.query<{ id: string; count: number }>({
    text: statement.text,
    values: bindRun(statement.values, startRun(workspace, actor)),
  });
  return new Map(rows.map(({ id, count }) => [id, count]));
}
