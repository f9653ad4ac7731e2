import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from './actor.ts';

/**
 * Whose something is that is kept for later: a person's, in any of their sessions, or one API key's. A key has a role of its own and
 * does not reach what its maker did, nor the maker, in passing, what the key did.
 */
export type Owner = { userId: string; keyId: string | null };

/** What an API key made is that key's alone; what a person made is theirs in every session. */
export function isOwnedBy(actor: Actor, { userId, keyId }: Owner): boolean {
  return userId === actor.userId && keyId === (actor.keyId ?? null);
}

/** Of a table whose columns are `owner` and `key_id`. */
export function isMine({ userId, keyId }: Actor): Sql {
  return sql`(owner = ${userId} and key_id is not distinct from ${keyId ?? null}::uuid)`;
}
