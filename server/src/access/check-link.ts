import type { Transaction } from '../base/database/database.ts';
import { TenonError } from '../base/errors.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { takeAccessLock } from './access-lock.ts';
import type { Actor } from './actor.ts';
import { actorIn, fullRightsOf, withFullRights } from './actors.ts';
import { type Directory, loadDirectory, type Person } from './directory.ts';
import { emailKey } from './email-key.ts';
import { reachesBeyond } from './reaches-beyond.ts';

/** A link by which somebody comes in, or in again: who has it decides who that is. */
export type Link = { id: string; userId: string; email: string; resets: boolean; createdBy: string };

/**
 * Whether who hands out a link could do without it all that the person may: whoever opens the link is that person. Who never came
 * in owns nothing to speak of, so `own` is then taken for the maker's own.
 */
export function linkReachesBeyond(
  workspace: Workspace,
  maker: Actor,
  { directory, person, resets }: { directory: Directory; person: Pick<Person, 'id' | 'department' | 'roles'>; resets: boolean },
): boolean {
  const { snapshot } = workspace;
  const { department } = person;
  const departmentsBelow = department === null ? [] : directory.departmentsBelow(department);
  const self = resets ? { userId: person.id, team: directory.teamOf(person.id) } : { userId: maker.userId, team: maker.team };
  return reachesBeyond(snapshot, { ...self, department, departmentsBelow, rights: fullRightsOf(snapshot, person.roles) }, [
    withFullRights(snapshot, maker),
  ]);
}

/**
 * Uses a link up, once everything that made it good when it was handed out is seen to be so still; nothing of it changes until the
 * transaction ends. Throws `badToken`. Answers the person.
 */
export async function claimLink(tx: Transaction, workspace: Workspace, link: Link): Promise<Person> {
  await takeAccessLock(tx, workspace);
  const directory = await loadDirectory(workspace, tx);
  const person = directory.people.get(link.userId);
  const maker = actorIn(workspace, directory, { userId: link.createdBy, source: 'web' });
  if (!person?.active || !maker?.rights.system.has('manageUsers')) throw new TenonError('badToken');
  if (linkReachesBeyond(workspace, maker, { directory, person, resets: link.resets })) throw new TenonError('badToken');
  const isAddressed = link.resets || (person.account === null && person.email !== null && isSame(person.email, link.email));
  if (!isAddressed) throw new TenonError('badToken');
  const claimed = await tx.query({
    text: `update tenon.invitation set accepted_at = $2
      where id = $1 and workspace_id = $3 and accepted_at is null and expires_at > $2 returning 1`,
    values: [link.id, workspace.clock.now(), workspace.id],
  });
  if (claimed.length === 0) throw new TenonError('badToken');
  return person;
}

function isSame(one: string, other: string): boolean {
  return emailKey(one) === emailKey(other);
}
