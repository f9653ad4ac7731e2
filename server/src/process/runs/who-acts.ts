import type { ProcessBody } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { actorForUser, noUser, rightsOf } from '../../access/actors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readOwners } from '../../data/read/read-owners.ts';
import type { ChangeEvent } from '../triggers/change-event.ts';
import { actorOf, groupByActor } from '../triggers/event-actor.ts';

/** Those for whom the same actor acts; nobody where they are active no more. */
export type ActingGroup<Item> = { actor: Actor | undefined; items: Item[] };

/**
 * As whom a process acts for each of some changes: whoever made it, the owner of its record, or nobody in particular with the rights of a role, in
 * the name of whoever made the change. Rights are those of this moment.
 */
export async function groupByWhoActs<Item>(
  workspace: Workspace,
  { actsAs = 'starter', trigger: { object } }: ProcessBody,
  { items, eventOf }: { items: readonly Item[]; eventOf: (item: Item) => ChangeEvent },
): Promise<ActingGroup<Item>[]> {
  if (actsAs === 'owner') {
    const owners = await readOwners(workspace, { object, ids: items.map((item) => eventOf(item).record_id) });
    const groups = Map.groupBy(items, (item) => owners.get(eventOf(item).record_id) ?? null);
    return Promise.all(
      [...groups].map(async ([owner, own]) => ({
        actor: owner === null ? undefined : await actorForUser(workspace, owner, 'process'),
        items: own,
      })),
    );
  }
  return Promise.all(
    groupByActor(items, eventOf).map(async (own) => {
      const starter = own[0] && (await actorOf(workspace, eventOf(own[0])));
      return { actor: actsAs === 'starter' ? starter : actorForRole(workspace, actsAs.role, starter), items: own };
    }),
  );
}

/** What is done is noted under the name of whoever set it off; where that is nobody who is active, under none. */
export function actorForRole(workspace: Workspace, role: string, starter?: Actor): Actor | undefined {
  const { snapshot, timeZone } = workspace;
  const body = snapshot.roles.get(role);
  if (!body) return undefined;
  const nobody = { userId: noUser, locale: 'zh' as const, timeZone, department: null, departmentsBelow: [], team: [] };
  const { userId, locale, timeZone: zone, department, departmentsBelow, team } = starter ?? nobody;
  return {
    ...{ kind: 'person', source: 'process', roles: [role], rights: rightsOf(snapshot, [role]) },
    ...{ userId, locale, timeZone: zone, department, departmentsBelow, team, name: body.label[locale] },
  };
}
