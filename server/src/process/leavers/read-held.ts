import type { HeldByPerson } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { countOwned } from '../../data/read/count-owned.ts';
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
