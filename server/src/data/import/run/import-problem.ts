import { type Problem, showSeen } from '@tenon/metadata';

/** What is wrong with one row of the file: the problem, the column it stands in, and what was read there. */
export type RowProblem = {
  column?: string;
  seen?: string;
  problem: Problem;
  /** The row is in all the same, but for this, as the record with this id. */
  isIn?: true;
  record?: string;
};

/** A problem of a row, with the column of the file and what was seen there, cut to what a report shows. */
export function rowProblem(problem: Problem, place: { column?: string; seen?: string } = {}): RowProblem {
  const { column, seen } = place;
  return { problem, ...(column !== undefined && { column }), ...(seen !== undefined && { seen: showSeen(seen) }) };
}
