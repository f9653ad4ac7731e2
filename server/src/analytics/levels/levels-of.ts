import type { GroupBy } from '@tenon/metadata';

/** The groups of a level of totals by their positions, the others being added up. */
export type Level = readonly number[];

/**
 * The levels of a pivot table, the finest first: each row of groups with each total over its last ones, under each column of groups likewise. Without
 * totals, the finest alone.
 *
 * `levelsOf([{ field: 'team' }, { field: 'owner' }], true)` → `[[0, 1], [0], []]`
 */
export function levelsOf(groups: readonly GroupBy[], totals: boolean): Level[] {
  const positions = groups.map((_, index) => index);
  if (!totals) return [positions];
  const down = beginnings(positions.filter((index) => !groups[index]?.across));
  const across = beginnings(positions.filter((index) => groups[index]?.across));
  return down.flatMap((rows) => across.map((columns) => [...rows, ...columns].sort((a, b) => a - b)));
}

function beginnings(positions: readonly number[]): Level[] {
  return Array.from({ length: positions.length + 1 }, (_, index) => positions.slice(0, positions.length - index));
}

/** What PostgreSQL's `grouping()` says of a level: a bit for each group that is added up, the first group's being the highest. */
export function levelNumber(level: Level, groupCount: number): number {
  return Array.from({ length: groupCount }, (_, index) => (level.includes(index) ? 0 : 2 ** (groupCount - 1 - index))).reduce(
    (sum, bit) => sum + bit,
    0,
  );
}

/** The positions that a row of that level is the total over. */
export function totalledIn(number: number, groupCount: number): number[] {
  return Array.from({ length: groupCount }, (_, index) => index).filter((index) => number & (2 ** (groupCount - 1 - index)));
}
