import type { Problem, ToldOfRows } from '@tenon/metadata';
import type { FastifyRequest } from 'fastify';
import { visibilityOf } from '../access/field-rights.ts';
import type { ToldProblem } from '../data/bulk/told-problems.ts';
import type { FailedRow } from '../data/write/write-request.ts';
import { callerOf } from './caller.ts';
import { callerLocale } from './caller-locale.ts';
import { describeProblem } from './describe-error.ts';

/**
 * Rows that were left out, put into words. A repeated request may come when a field is hidden by now: it is told of as one that does not
 * exist.
 */
export function describeFailed<Row extends FailedRow>(request: FastifyRequest, object: string, rows: readonly Row[]) {
  return rows.map(({ problems, ...row }) => ({ ...row, problems: problems.map((each) => describeSeen(request, object, each)) }));
}

/** What many rows were told, put into words in the same way. */
export function describeTold(request: FastifyRequest, object: string, told: readonly ToldProblem[]): ToldOfRows[] {
  return told.map(({ problem, rows }) => {
    const { field, message } = describeSeen(request, object, problem);
    return { ...(field !== undefined && { field }), message, rows };
  });
}

function describeSeen(request: FastifyRequest, object: string, problem: Problem) {
  const { workspace, actor } = callerOf(request);
  const { field, code } = problem;
  const seen = field === undefined ? 'clear' : visibilityOf(workspace.snapshot, actor, object, field);
  const isHidden = seen === 'hidden' || (seen === 'masked' && code !== 'fieldReadOnly');
  return describeProblem(isHidden ? { code: 'unknownField', field } : problem, callerLocale(request));
}
