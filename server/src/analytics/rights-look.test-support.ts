import type { Actor } from '../access/actor.ts';
import { actorForUser } from '../access/actors.ts';
import type { World } from '../access/oracle.test-support.ts';
import { TenonError } from '../base/errors.ts';
import type { Workspace } from '../catalog/workspace.ts';

/** Somebody in a world, and the object they turn to. Each case that was compared is counted. */
export type Look = { world: World; workspace: Workspace; actor: Actor; object: string; count(cases: number): void };

export async function actorOf(workspace: Workspace, userId: string): Promise<Actor> {
  const actor = await actorForUser(workspace, userId, 'web');
  if (!actor) throw new Error(`user ${userId} is not active`);
  return actor;
}

/** Ids in an order that both sides of a comparison share. */
export function sorted(records: readonly { id: string }[]): string[] {
  return records.map(({ id }) => id).sort();
}

/** The code of a refusal; a fault of ours is thrown on. */
export function codeOf(error: unknown): string {
  if (error instanceof TenonError) return error.code;
  throw error;
}
