import { createHash } from 'node:crypto';
import type { Sql } from 'sql-template-tag';
import type { Statement } from '../../base/database.ts';
import { bindRun, type Run } from './run.ts';

/** SQL text compiled once, to be bound for each run. */
export type Plan = { bind(run: Run): Statement };

/** The name lets every connection keep the statement prepared; a new revision may change its columns, so it is part of the name. */
export function finishPlan(statement: Sql, revision: number, { looksAtValues } = { looksAtValues: false }): Plan {
  const { text, values } = statement;
  if (looksAtValues) return { bind: (run) => ({ text, values: bindRun(values, run) }) };
  const name = `r${revision}_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
  return { bind: (run) => ({ text, values: bindRun(values, run), name }) };
}
