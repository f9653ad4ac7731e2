import type { HeldByPerson } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { rowFilter } from '../../access/row-filter.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { bindRun, startRun } from '../../query/statements/run.ts';
import { readStoodFor } from '../approvals/agents.ts';
import { table } from '../approvals/approval-rows.ts';
import { personOf } from '../approvals/describe-approval.ts';

/**
 * What somebody holds who is to leave: what they are asked, the records that they own and the actor may change, for whom they stand in, and processes that
 * name them. Throws `notFound`.
 */
export async function readHeld(workspace: Workspace, actor: Actor, { person }: { person: string }): Promise<HeldByPerson> {
  requireSystemRight(actor, 'manageUsers');
  const directory = await readDirectory(workspace);
  if (!directory.people.has(person)) throw new TenonError('notFound');
  const [asked, records, standsInFor] = await Promise.all([
    countSeats(workspace, person),
    countOwned(workspace, actor, person),
    readStoodFor(workspace, person),
  ]);
  const naming = [...workspace.snapshot.processes].filter(([, body]) => JSON.stringify(body).includes(person));
  return {
    asked,
    records,
    standsInFor: standsInFor.map((id) => personOf(directory, id)),
    processes: naming.map(([name, { label }]) => ({ name, label })),
  };
}

async function countSeats(workspace: Workspace, person: string): Promise<number> {
  const [counted] = await workspace.db.read<{ count: number }>({
    text: `select count(*)::int as count from ${table(workspace, 'sys_seat')} s join ${table(workspace, 'sys_task')} t on t.id = s.task
      where t.state = 'open' and not s.removed and s.state in ('pending', 'waiting', 'notStarted') and s.person = $1`,
    values: [person],
  });
  return counted?.count ?? 0;
}

/** One statement for all objects; people own themselves, and stay. */
async function countOwned(workspace: Workspace, actor: Actor, person: string): Promise<HeldByPerson['records']> {
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
