import sql, { join, raw } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import { bindActor } from '../../access/actor-value.ts';
import { rowFilter } from '../../access/row-filter.ts';
import type { Transaction } from '../../base/database.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';

/** Makes sure that the actor may edit the record, and that nobody else does until the transaction ends. Throws `forbidden`. */
export async function lockForEdit(
  { snapshot }: Workspace,
  actor: Actor,
  { tx, object, id }: { tx: Transaction; object: string; id: string },
): Promise<void> {
  const allowed = rowFilter(snapshot, actor, object, 'edit', 't');
  const table = snapshot.objects.get(object)?.table;
  if (allowed === 'none' || table === undefined) throw new TenonError('forbidden');
  const conditions = [sql`t.id = ${id}`, sql`t.deleted_at is null`, ...(allowed === 'all' ? [] : [allowed])];
  const statement = sql`select t.id from ${raw(table)} t where ${join(conditions, ' and ')} for no key update of t`;
  const rows = await tx.query({ text: statement.text, values: bindActor(statement.values, actor) });
  if (rows.length === 0) throw new TenonError('forbidden');
}
