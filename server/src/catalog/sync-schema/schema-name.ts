import { createHash } from 'node:crypto';

export type SchemaNameKind = 'ix' | 'ux' | 'fk';

/** A name of an index or constraint that the platform made, and may drop again. */
export const platformMade = /^~?(ix|ux|fk)_.+_[0-9a-f]{8}$/;

/** A readable, deterministic name of at most 63 bytes: `ix_deal_owner_id_close_date_1f9a02b4`. Another definition gives another name. */
export function schemaName(
  kind: SchemaNameKind,
  table: string,
  { hint, definition }: { hint: string; definition: string },
): string {
  const hash = createHash('sha256').update(definition).digest('hex').slice(0, 8);
  return `${kind}_${`${table}_${hint}`.replace(/[^a-z0-9_]/g, '').slice(0, 50)}_${hash}`;
}
