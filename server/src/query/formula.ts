import { compileExpression } from '@tenon/metadata/expression/compile.ts';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import sql, { type Sql } from 'sql-template-tag';
import { computedTerm } from './computed-term.ts';
import { unknownField } from './parse/query-error.ts';
import { RunValue } from './statements/run.ts';
import { compileValue, type PathEnd } from './value.ts';

/** A formula's expression set in for the field, over the same joins as the query's own paths. */
export function formulaValue({ source, field }: PathEnd): { sql: Sql; cast: string } {
  if (!field.expression) throw unknownField(field.name, field.name);
  const column = (path: string) => compileValue(source, path, field.name).sql;
  return computedTerm(compileExpression(field.expression.ast, { column, clock: runClock }), field.definition);
}

/** Now and today as the actor's clock on the wall has it, known when the statement runs. */
export const runClock = {
  timeZone: sql`${new RunValue(({ actor }) => actor.timeZone)}::text`,
  now: sql`${new RunValue(({ now }) => now.toISOString())}::timestamptz`,
  today: sql`${new RunValue(({ now, actor }) => dateIn(now, actor.timeZone))}::date`,
};
