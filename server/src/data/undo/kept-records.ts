import type { Problem } from '@tenon/metadata';
import type { UndoResult } from './undo-batch.ts';

/** Records that an undo left as they are, and the first few reasons. */
export type KeptRecords = { count: number; problems: Problem[] };

const mostReasons = 3;

/** Undefined where everything was taken back. */
export function keptBy({ failed }: UndoResult): KeptRecords | undefined {
  if (failed.length === 0) return undefined;
  const reasons = failed.flatMap(({ problems }) => problems.map(({ row: _, ...problem }) => JSON.stringify(problem)));
  const problems = [...new Set(reasons)].slice(0, mostReasons).map((problem): Problem => JSON.parse(problem));
  return { count: new Set(failed.map(({ id }) => id)).size, problems };
}
