import type { HeldByPerson } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import { rowFilter } from '../../access/row-filter.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { bindRun, startRun } from '../../query/statements/run.ts';

/** How many records of each object somebody owns that the actor may change, in one statement; people own themselves, and are left out. */
export async function countOwned(workspace: Workspace, actor: Actor, person: string): Promise<HeldByPerson['records']> {
  const { snapshot } = workspace;
  const run = startRun(workspace, actor);
  const counts = [...snapshot.objects.values()].flatMap(({ name, table: of }): Sql[] => {
    const allowed = rowFilter(snapshot, actor, name, 'edit', 't');
    if (name === 'user' || allowed === 'none') return [];
    const owned = sql`t.owner_id = ${person} and t.deleted_at is null`;
    const where = allowed === 'all' ? owned : sql`${owned} and ${allowed}`;
    return [sql`select ${raw(`'${name}'`)} as object, count(*)::int as count from ${raw(of)} t where ${where}`];
  });
  if (counts.length === 0) return [];
  const { text, values } = join(counts, ' union all ');
  const rows = await workspace.db.read<{ object: string; count: number }>({ text, values: bindRun(values, run) }, 'long');
  return rows.flatMap(({ object, count }) => {
    const body = snapshot.objects.get(object)?.body;
    return count > 0 && body ? [{ object, label: body.plural ?? body.label, count }] : [];
  });
}
