import type { Problem } from '@tenon/metadata';
import type { FailedRow } from '../write/write-request.ts';

/** What is told of many rows in the same words, and of how many. */
export type ToldProblem = { problem: Problem; rows: number };

/** As many different ones as anybody reads. */
const most = 20;

/** What rows are told, added to what was told of those before them; nothing where there is nothing. */
export function addToTold(before: readonly ToldProblem[] = [], rows: readonly FailedRow[] = []): ToldProblem[] | undefined {
  const told = new Map(before.map((each) => [wordsOf(each.problem), each]));
  for (const { row: _, ...problem } of rows.flatMap(({ problems }) => problems)) {
    const words = wordsOf(problem);
    const known = told.get(words);
    if (known || told.size < most) told.set(words, { problem, rows: (known?.rows ?? 0) + 1 });
  }
  return told.size > 0 ? [...told.values()] : undefined;
}

/** The same for what was read from the database, which keeps members in an order of its own. */
function wordsOf(problem: Problem): string {
  return JSON.stringify(problem, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
