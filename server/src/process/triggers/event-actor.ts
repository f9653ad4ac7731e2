import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { actorForKeyBehind } from '../../access/api-keys.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { ChangeEvent } from './change-event.ts';

/** Whoever made the change, with no more rights than they made it with; nobody where they are active no more, or their key is revoked. */
export async function actorOf(workspace: Workspace, { actor, key_roles: roles }: ChangeEvent): Promise<Actor | undefined> {
  if (actor === null) return undefined;
  if (roles === null) return actorForUser(workspace, actor, 'process');
  const key = await actorForKeyBehind(workspace, { userId: actor, roles });
  return key && { ...key, source: 'process' };
}

/** Those that the same person made with the same rights. */
export function groupByActor<Item>(items: readonly Item[], eventOf: (item: Item) => ChangeEvent): Item[][] {
  const keyOf = (item: Item) => `${eventOf(item).actor} ${eventOf(item).key_roles}`;
  return [...Map.groupBy(items, keyOf).values()];
}
