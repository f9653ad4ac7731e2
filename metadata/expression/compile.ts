import sql, { raw, type Sql } from 'sql-template-tag';
import type { CheckedArgument, CheckedExpression } from './checked.ts';
import { coercionBetween } from './coercions.ts';
import type { ExpressionType } from './expression-type.ts';
import type { CompileContext, ExpressionClock, ExpressionFunction, SqlClock, SqlSetting } from './function.ts';
import { localDateAt, readInstant } from './instant.ts';

export type CompileOptions = {
  /**
   * The term of a field or path: a column, or an expression over columns of outer tables. No bare aggregate: where a term is
   * needed twice it is set into an inner select, whose rows `count(*)` would count. Aggregate in a subquery first.
   */
  column(path: string): Sql;
  /** The same of a field before the change. Rules only. */
  prior?(field: string): Sql;
  clock: SqlSetting;
};

/**
 * SQL of an expression, to be set into a bigger statement. Every value is bound. It never raises an error for any row and gives
 * what `evaluateExpression` gives; numbers may carry trailing zeros. Types: text, numeric, boolean, date, timestamptz, text[], uuid.
 */
export function compileExpression(expression: CheckedExpression, options: CompileOptions): Sql {
  const { term, type } = compile(expression, options);
  return asNull(term, type);
}

/** A clock that stands still, as bound values. A statement that is kept and run again brings terms of its own. */
export function boundClock({ now, timeZone }: ExpressionClock): SqlClock {
  return {
    timeZone: sql`${timeZone}::text`,
    now: sql`${now}::timestamptz`,
    today: sql`${localDateAt(readInstant(now), timeZone)}::date`,
  };
}

/** A part of the statement. A plain one is a column or constant, cheap to repeat; a solid one is never null. */
type Part = { term: Sql; type: ExpressionType; plain: boolean; solid: boolean };

function compile(expression: CheckedExpression, options: CompileOptions): Part {
  const { type } = expression;
  if (expression.kind === 'literal') {
    return { term: sql`${expression.value}::${raw(sqlTypes[type])}`, type, plain: true, solid: expression.value !== null };
  }
  if (expression.kind === 'path') return compilePath(termOf(expression, options), type);
  const parts = expression.arguments.map((argument) => compileArgument(argument, options));
  const context = { ...options.clock, literal: (index: number) => literalText(expression.arguments[index]) };
  return {
    term: compileCall(expression.function, parts, context),
    type,
    plain: false,
    solid: expression.function.solid === true,
  };
}

function termOf({ path, prior }: CheckedExpression & { kind: 'path' }, options: CompileOptions): Sql {
  return prior && options.prior ? options.prior(path) : options.column(path);
}

/** Cast, because an integer column would overflow where a numeric does not. */
function compilePath(column: Sql, type: ExpressionType): Part {
  const plain = column.values.length === 0 && /^[\w."]+$/.test(column.sql);
  const cast = raw(`::${sqlTypes[type]}`);
  return { term: plain ? sql`${column}${cast}` : sql`(${column})${cast}`, type, plain, solid: false };
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

function compileArgument({ expression, parameter, type }: CheckedArgument, options: CompileOptions): Part {
  const part = compile(expression, options);
  if (part.type === 'none') return { ...part, term: blankTerm(type, parameter.blank === true), type, plain: true };
  const coercion = coercionBetween(part.type, type);
  const context = { ...options.clock, literal: () => '' };
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
