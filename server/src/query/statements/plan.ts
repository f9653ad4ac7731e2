import { createHash } from 'node:crypto';
import type { Sql } from 'sql-template-tag';
import type { Statement } from '../../base/database/database.ts';
import { bindRun, SharedValue, type StatementRun } from './run.ts';

/** SQL text compiled once, to be bound for each run. */
export type Plan = { bind(run: StatementRun): Statement };

/** The name lets every connection keep the statement prepared; a new revision may change its columns, so it is part of the name. */
export function finishPlan(statement: Sql, revision: number, { looksAtValues } = { looksAtValues: false }): Plan {
  const { text, values } = bindSharedOnce(statement);
  if (looksAtValues) return { bind: (run) => ({ text, values: bindRun(values, run) }) };
  const name = `r${revision}_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
  return { bind: (run) => ({ text, values: bindRun(values, run), name }) };
}

/** Rights name who asks wherever other records are looked at: one parameter for all of them is less to send, to read and to bind. */
function bindSharedOnce({ strings, values }: Sql): { text: string; values: unknown[] } {
  const kept: unknown[] = [];
  const [first, ...others] = strings;
  const place = (value: unknown): number => {
    const known = value instanceof SharedValue ? kept.indexOf(value) : -1;
    return known >= 0 ? known + 1 : kept.push(value);
  };
  return { text: [first, ...others.map((each, index) => `$${place(values[index])}${each}`)].join(''), values: kept };
}
