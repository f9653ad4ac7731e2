import sql, { raw, type Sql } from 'sql-template-tag';
import type { ExpressionType } from '../field-types/field-type.ts';
import { localDate, readInstant } from './calendar.ts';
import type { CheckedArgument, CheckedExpression } from './checked.ts';
import { coercionBetween } from './coercions.ts';
import type { CompileContext, ExpressionClock, ExpressionFunction } from './function.ts';

export type CompileOptions = ExpressionClock & {
  /**
   * The column of a field or path, as a plain column reference. An aggregate must not come in directly (`count(*)` would count
   * the rows of an inner select): aggregate in a subquery and pass its columns.
   */
  column(path: string): Sql;
};

/**
 * SQL of an expression, to be set into a bigger statement. Every value is bound. It never raises an error for any row and gives
 * what `evaluateExpression` gives; numbers may carry trailing zeros. Types: text, numeric, boolean, date, timestamptz, text[], uuid.
 */
export function compileExpression(expression: CheckedExpression, { column, now, timeZone }: CompileOptions): Sql {
  const clock = {
    timeZone: sql`${timeZone}::text`,
    now: sql`${now}::timestamptz`,
    today: sql`${localDate(readInstant(now), timeZone)}::date`,
  };
  const { term, type } = compile(expression, { column, clock });
  return asNull(term, type);
}

/** A part of the statement. A plain one is a column or constant, cheap to repeat; a solid one is never null. */
type Part = { term: Sql; type: ExpressionType; plain: boolean; solid: boolean };
type Compiling = { column(path: string): Sql; clock: Omit<CompileContext, 'literal'> };

function compile(expression: CheckedExpression, compiling: Compiling): Part {
  const { type } = expression;
  if (expression.kind === 'literal') {
    return { term: sql`${expression.value}::${raw(sqlTypes[type])}`, type, plain: true, solid: expression.value !== null };
  }
  if (expression.kind === 'path') return { term: compiling.column(expression.path), type, plain: true, solid: false };
  const parts = expression.arguments.map((argument) => compileArgument(argument, compiling));
  const context = { ...compiling.clock, literal: (index: number) => literalText(expression.arguments[index]) };
  return {
    term: compileCall(expression.function, parts, context),
    type,
    plain: false,
    solid: expression.function.solid === true,
  };
}

function compileCall({ rereads, compile: write }: ExpressionFunction, parts: Part[], context: CompileContext): Sql {
  const terms = parts.map((part) => part.term);
  if (!rereads || parts.every((part) => part.plain)) return sql`(${write(terms, context)})`;
  const names = parts.map((part, index) => (part.plain ? part.term : raw(`operand.a${index}`)));
  const named = parts.flatMap((part, index) => (part.plain ? [] : [sql`${part.term} as ${raw(`a${index}`)}`]));
  const columns = named.reduce((list, item) => sql`${list}, ${item}`);
  // offset 0 keeps the planner from copying the terms back into their places.
  return sql`(select ${write(names, context)} from (select ${columns} offset 0) as operand)`;
}

function compileArgument({ expression, parameter, type }: CheckedArgument, compiling: Compiling): Part {
  const part = compile(expression, compiling);
  if (part.type === 'none') return { ...part, term: blankTerm(type, parameter.blank === true), type, plain: true };
  const coercion = coercionBetween(part.type, type);
  const context = { ...compiling.clock, literal: () => '' };
  const term = coercion ? coercion.compile(part.term, context) : part.term;
  const filled = parameter.blank ? asNull(term, type) : part.solid ? term : fillBlank(term, type);
  return { term: filled, type, plain: part.plain, solid: part.solid };
}

const sqlTypes: Record<ExpressionType, string> = {
  text: 'text',
  number: 'numeric',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamptz',
  texts: 'text[]',
  reference: 'uuid',
  none: 'text',
};

/** What stands for a blank where a function does not ask for it; twin of `blankOf` in evaluate.ts. */
const blankTerms: Partial<Record<ExpressionType, string>> = { text: `''`, boolean: 'false', texts: `'{}'::text[]` };

function blankTerm(type: ExpressionType, wanted: boolean): Sql {
  const filled = wanted ? undefined : blankTerms[type];
  return raw(filled ?? `null::${sqlTypes[type]}`);
}

function fillBlank(term: Sql, type: ExpressionType): Sql {
  const blank = blankTerms[type];
  return blank ? sql`coalesce(${term}, ${raw(blank)})` : term;
}

function asNull(term: Sql, type: ExpressionType): Sql {
  if (type === 'text') return sql`nullif(${term}, '')`;
  return type === 'texts' ? sql`nullif(${term}, '{}'::text[])` : term;
}

function literalText(argument: CheckedArgument | undefined): string {
  return argument?.expression.kind === 'literal' ? String(argument.expression.value) : '';
}
