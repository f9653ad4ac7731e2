import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { refused } from '../approvals/act-refusals.ts';
import { forgetAgent } from '../approvals/agents.ts';
import { table } from '../approvals/approval-rows.ts';
import { lockRunOf } from '../approvals/lock-run.ts';
import { readOpenTask } from '../approvals/open-task-state.ts';
import { reassignSeat } from '../approvals/reassign-seat.ts';

/** Seats looked for at a time. */
const chunk = 200;

/**
 * Gives what somebody is asked to somebody else, each task in a transaction of its own, and has them stand in for nobody any more. What the other may not
 * have, as whoever submitted it, stays: it goes to a superior or an administrator when the person is deactivated. Doing it again goes on where it broke off.
 * Throws `notFound`, `actRefused` where the other is not active.
 */
export async function handOver(
  workspace: Workspace,
  actor: Actor,
  { person, to }: { person: string; to: string },
): Promise<{ passedOn: number; kept: number }> {
  requireSystemRight(actor, 'manageUsers');
  const { people } = await readDirectory(workspace);
  if (!people.has(person)) throw new TenonError('notFound');
  if (to === person || !people.get(to)?.active) throw refused('notActive');
  let passedOn = 0;
  let kept = 0;
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const seats = await nextSeats(workspace, { person, last });
    for (const seat of seats) {
      if (await passOn(workspace, actor, { ...seat, to })) passedOn += 1;
      else kept += 1;
    }
    if (seats.length < chunk) break;
    last = seats.at(-1)?.id ?? last;
  }
  await forgetAgent(workspace, person);
  workspace.log.info(
    { event: 'person.handedOver', workspace: workspace.id, by: actor.userId, person, to, passedOn, kept },
    'work handed over',
  );
  return { passedOn, kept };
}

type Seat = { id: string; task: string };

function nextSeats(workspace: Workspace, { person, last }: { person: string; last: string }): Promise<Seat[]> {
  return workspace.db.read<Seat>({
    text: `select s.id, s.task from ${table(workspace, 'sys_seat')} s join ${table(workspace, 'sys_task')} t on t.id = s.task
      where t.state = 'open' and not s.removed and s.state in ('pending', 'waiting', 'notStarted') and s.person = $1 and s.id > $2::uuid
      order by s.id limit ${chunk}`,
    values: [person, last],
  });
}

function passOn(workspace: Workspace, { userId: by }: Actor, { id: seat, task, to }: Seat & { to: string }): Promise<boolean> {
  return workspace.db.transaction(async (tx) => {
    await lockRunOf(tx, workspace, { task });
    const open = await readOpenTask(tx, workspace, task);
    return (await reassignSeat(tx, workspace, { open, seat, to, by, why: 'leaver' })) === undefined;
  });
}
