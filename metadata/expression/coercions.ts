import sql, { type Sql } from 'sql-template-tag';
import { pad } from '../calendar.ts';
import { type Decimal, decimalText } from './decimal.ts';
import type { ExpressionType } from './expression-type.ts';
import type { CompileContext, ExpressionClock, ExpressionValue } from './function.ts';
import { localDateAt, localTimeAt } from './instant.ts';

/** How a value of one type is taken as another; blank stays blank. */
type Coercion = {
  evaluate(value: NonNullable<ExpressionValue>, clock: ExpressionClock): ExpressionValue;
  compile(value: Sql, context: CompileContext): Sql;
};

const datetimeAsDate: Coercion = {
  evaluate: (value, { timeZone }) => localDateAt(value as Decimal, timeZone),
  compile: (value, { timeZone }) => sql`(${value} at time zone ${timeZone})::date`,
};

/** Text forms that `&` and CONCAT use. */
const asText: Partial<Record<ExpressionType, Coercion>> = {
  number: {
    evaluate: (value) => decimalText(value as Decimal),
    compile: (value) => sql`trim_scale(${value})::text`,
  },
  boolean: {
    evaluate: (value) => (value ? 'TRUE' : 'FALSE'),
    compile: (value) => sql`upper((${value})::text)`,
  },
  date: {
    evaluate: (value) => value,
    compile: (value) => sql`to_char((${value})::timestamp, 'YYYY-MM-DD')`,
  },
  datetime: {
    evaluate: (value, { timeZone }) => clockText(value as Decimal, timeZone),
    compile: (value, { timeZone }) => sql`to_char(${value} at time zone ${timeZone}, 'YYYY-MM-DD HH24:MI:SS')`,
  },
};

function clockText(instant: Decimal, timeZone: string): string {
  const { hour, minute, second } = localTimeAt(instant, timeZone);
  return `${localDateAt(instant, timeZone)} ${pad(hour)}:${pad(minute)}:${pad(second)}`;
}

/** The way from one type to another, if there is one. */
export function coercionBetween(from: ExpressionType, to: ExpressionType): Coercion | undefined {
  if (to === 'text') return asText[from];
  return from === 'datetime' && to === 'date' ? datetimeAsDate : undefined;
}
