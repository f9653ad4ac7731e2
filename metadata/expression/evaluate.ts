import type { CheckedArgument, CheckedExpression } from './checked.ts';
import { coercionBetween } from './coercions.ts';
import { Decimal, decimalText } from './decimal.ts';
import type { ExpressionType } from './expression-type.ts';
import type { ExpressionSetting, ExpressionValue } from './function.ts';
import { instantText, readInstant } from './instant.ts';

export type EvaluateContext = ExpressionSetting & {
  /** Wire value of a field or path: decimals as text or number, instants ISO 8601, references as id or `{ id }`; null or undefined is blank. */
  value(path: string): unknown;
  /** The same of a field before the change; nothing of a new record. Rules only. */
  prior?(field: string): unknown;
};

/** Wire value of an expression: numbers are decimal texts without trailing zeros, instants ISO 8601 in UTC. Never throws for any row. */
export function evaluateExpression(expression: CheckedExpression, context: EvaluateContext): string | boolean | string[] | null {
  return toWire(evaluate(expression, context), expression.type);
}

function evaluate(expression: CheckedExpression, context: EvaluateContext): ExpressionValue {
  if (expression.kind === 'literal') return literalOf(expression);
  if (expression.kind === 'path')
    return fromWire(expression.prior ? context.prior?.(expression.path) : context.value(expression.path), expression.type);
  const values: ExpressionValue[] = [];
  for (const argument of expression.arguments) {
    const value = evaluateArgument(argument, context);
    if (value === null && !argument.parameter.blank) return null;
    values.push(value);
  }
  const result = expression.function.evaluate(values, context);
  return result === '' ? null : result;
}

const literals = new WeakMap<CheckedExpression, ExpressionValue>();

/** What an expression says itself is read once, and not for each record. */
function literalOf(expression: CheckedExpression & { kind: 'literal' }): ExpressionValue {
  const known = literals.get(expression);
  if (known !== undefined) return known;
  const value = fromWire(expression.value, expression.type);
  literals.set(expression, value);
  return value;
}

function evaluateArgument({ expression, parameter, type }: CheckedArgument, context: EvaluateContext): ExpressionValue {
  const given = evaluate(expression, context);
  const coercion = coercionBetween(expression.type, type);
  const value = given !== null && coercion ? coercion.evaluate(given, context) : given;
  return value === null && !parameter.blank ? (blankOf[type] ?? null) : value;
}

/** What a function that does not ask for blanks sees in their place. */
const blankOf: Partial<Record<ExpressionType, ExpressionValue>> = { text: '', boolean: false, texts: [] };

function fromWire(value: unknown, type: ExpressionType): ExpressionValue {
  if (value === null || value === undefined || value === '') return null;
  return (readers[type] ?? readPlain)(value);
}

const readers: Partial<Record<ExpressionType, (value: unknown) => ExpressionValue>> = {
  text: String,
  number: (value) => readDecimal(String(value)),
  datetime: (value) => readInstant(String(value)),
  texts: (value) => ((value as string[]).length ? (value as string[]) : null),
  reference: (value) => (typeof value === 'object' ? (value as { id: string }).id : String(value)),
};

let last = { text: '0', decimal: new Decimal(0) };

/** Twenty rules of a record look at the same amount, one after the other. */
function readDecimal(text: string): Decimal {
  if (text !== last.text) last = { text, decimal: new Decimal(text) };
  return last.decimal;
}

function readPlain(value: unknown): ExpressionValue {
  return value as ExpressionValue;
}

function toWire(value: ExpressionValue, type: ExpressionType): string | boolean | string[] | null {
  if (!(value instanceof Decimal)) return value;
  return type === 'datetime' ? instantText(value) : decimalText(value);
}
