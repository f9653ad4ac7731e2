import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import { rowFilter } from '../../access/row-filter.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { bindRun, startRun } from '../../query/statements/run.ts';

/**
 * Makes sure that the actor may edit the record, and that nobody else does until the transaction ends. Throws `notFound`, and `forbidden` where
 * the actor may only read it.
 */
export async function lockForEdit(
  workspace: Workspace,
  actor: Actor,
  { tx, object, id }: { tx: Transaction; object: string; id: string },
): Promise<void> {
  const { snapshot } = workspace;
  const run = startRun(workspace, actor);
  const table = snapshot.objects.get(object)?.table;
  if (table === undefined || !isId(id)) throw new TenonError('notFound');
  const [editable, readable] = [filter('edit'), filter('read')];
  const found = await select(sql`select t.id from ${raw(table)} t where ${liveAnd(editable)} for no key update of t`);
  if (found) return;
  const isTheirs = await select(sql`select t.id from ${raw(table)} t where ${liveAnd(readable)} and (${editable}) is not true`);
  throw new TenonError(isTheirs ? 'forbidden' : 'notFound');

  function filter(action: 'edit' | 'read'): Sql {
    const allowed = rowFilter(snapshot, actor, object, action, 't');
    if (allowed === 'all') return sql`true`;
    return allowed === 'none' ? sql`false` : allowed;
  }

  function liveAnd(allowed: Sql): Sql {
    return join([sql`t.id = ${id}`, sql`t.deleted_at is null`, allowed], ' and ');
  }

  async function select({ text, values }: Sql): Promise<boolean> {
    return (await tx.query({ text, values: bindRun(values, run) })).length > 0;
  }
}
