import type { Problem, ProblemCode } from '@tenon/metadata';
import { type ErrorCode, invalid, TenonError } from '../../../base/errors.ts';
import type { PendingRow, Write } from '../write.ts';

/** Notes what is wrong with a row; the batch goes on until `settleProblems`, so that all problems come to light. */
export function refuseRow(write: Write, pendingRow: PendingRow, problem: Problem): void {
  const located = { ...problem, row: pendingRow.row };
  const noted = write.problems.get(pendingRow.row);
  if (noted) noted.push(located);
  else write.problems.set(pendingRow.row, [located]);
}

/** Whether something is wrong with the row already; further checks can leave it out. */
export function isRefused(write: Write, pendingRow: PendingRow): boolean {
  return write.problems.size > 0 && write.problems.has(pendingRow.row);
}

/** Leaves bad rows out of a partial batch, and refuses any other batch that has one. */
export function settleProblems(write: Write): void {
  if (write.problems.size === 0) return;
  if (!write.partial) throw refusalOf(write);
  write.pendingRows = write.pendingRows.filter((pendingRow) => !write.problems.has(pendingRow.row));
}

/** All that is wrong with the batch, as one error. */
export function refusalOf({ problems }: Write): TenonError {
  return refusal([...problems.values()].flat());
}

/** Problems of a whole record that have an error, and a status, of their own. */
const recordProblems: Partial<Record<ProblemCode, ErrorCode>> = {
  recordNotFound: 'notFound',
  notAllowed: 'forbidden',
  changedMeanwhile: 'conflict',
  movedMeanwhile: 'conflict',
};

function refusal(problems: Problem[]): TenonError {
  for (const [problem, error] of Object.entries(recordProblems))
    if (problems.some(({ code }) => code === problem)) return new TenonError(error, { problems });
  return invalid(problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)));
}
