import type { FastifyRequest } from 'fastify';
import { visibilityOf } from '../access/field-rights.ts';
import type { FailedRow } from '../data/write/write-request.ts';
import { callerOf } from './caller.ts';
import { callerLocale } from './caller-locale.ts';
import { describeProblem } from './describe-error.ts';

/**
 * Rows that were left out, put into words. A repeated request may come when a field is hidden by now: it is told of as one that does not
 * exist.
 */
export function describeFailed<Row extends FailedRow>(request: FastifyRequest, object: string, rows: readonly Row[]) {
  const { workspace, actor } = callerOf(request);
  const locale = callerLocale(request);
  return rows.map(({ problems, ...row }) => ({
    ...row,
    problems: problems.map((each) => {
      const { field } = each;
      const seen = field === undefined ? 'clear' : visibilityOf(workspace.snapshot, actor, object, field);
      const isHidden = seen === 'hidden' || (seen === 'masked' && each.code !== 'fieldReadOnly');
      return describeProblem(isHidden ? { code: 'unknownField', field } : each, locale);
    }),
  }));
}
