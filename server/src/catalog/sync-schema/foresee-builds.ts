import type { SchemaAction } from './schema-action.ts';
import type { Table } from './table.ts';

/** What a publish leaves to be built over the rows of an object while everybody works, and about how long that takes. */
export type LaterBuild = { object: string; indexes: number; rows: number; seconds: number };

/**
 * Rows that one index takes up in a second. `create index concurrently` over 1,000,000 rows of some 450 bytes, on two cores that other work kept
 * busy, took up 190,000 (texts, in pinyin or not) to 385,000 (instants) rows a second.
 */
export const indexedRowsPerSecond = 200_000;

/** The indexes that are built after the publish, by object: there is a time to tell for big tables only (`bigTable`). Pure. */
export function foreseeBuilds(actions: readonly SchemaAction[], current: readonly Table[]): LaterBuild[] {
  const counts = new Map<string, number>();
  for (const action of actions)
    if (action.act === 'createIndex' && action.later) counts.set(action.table, (counts.get(action.table) ?? 0) + 1);
  return [...counts].map(([table, indexes]) => {
    const rows = Math.round(current.find(({ name }) => name === table)?.rows ?? 0);
    // The table of a link with many ends is called after its object.
    const [object = table] = table.split('__');
    return { object, indexes, rows, seconds: Math.ceil((rows * indexes) / indexedRowsPerSecond) };
  });
}
