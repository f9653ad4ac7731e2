import type { Field, FieldBase } from '../define/field.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import { boolean } from './boolean.ts';
import { date } from './date.ts';
import { datetime } from './datetime.ts';
import { decimal } from './decimal.ts';
import type { FieldType } from './field-type.ts';
import { integer } from './integer.ts';
import { text } from './text.ts';

const resultTypes = { text, integer, decimal, boolean, date, datetime };

export type ResultName = keyof typeof resultTypes;

/** The result that holds what was found: the one that is declared where it does, else the plainest that does. */
export function settledResult<Name extends ResultName>(
  declared: Name | undefined,
  found: ExpressionType | undefined,
): ResultName | undefined {
  if (!found || !(found in plainResults)) return declared;
  const isHeld =
    declared !== undefined && resultTypes[declared].expressionType(resultField(anyLabel, declared, 2) as never) === found;
  return isHeld ? declared : plainResults[found as keyof typeof plainResults];
}

const anyLabel = { label: { zh: '', en: '' } };
const plainResults = { text: 'text', number: 'decimal', boolean: 'boolean', date: 'date', datetime: 'datetime' } as const;

/** A plain field that stands for a computed one: same label, the result's type. */
export function resultField(field: FieldBase, type: ResultName, scale: number | undefined): Field {
  const base = { label: field.label };
  if (type === 'decimal') return { ...base, type, precision: 38, scale: scale ?? 2 };
  return type === 'text' ? { ...base, type, maxLength: 1000 } : { ...base, type };
}

/** The answers of a computed type that are its result's answers. */
export function answerAsResult<Computed extends Field>(result: (field: Computed) => Field) {
  const ask = (field: Computed) => {
    const plain = result(field);
    return { plain, type: resultTypes[plain.type as ResultName] as FieldType };
  };
  return {
    parse: (input, field: Computed, context) => ask(field).type.parse(input, ask(field).plain, context),
    parseText: (cell, field: Computed, context) => ask(field).type.parseText(cell, ask(field).plain, context),
    toRow: (value, field: Computed) => ask(field).type.toRow(value, ask(field).plain),
    fromRow: (values, field: Computed) => ask(field).type.fromRow(values, ask(field).plain),
    toText: (value, field: Computed, locale, timeZone) => ask(field).type.toText(value, ask(field).plain, locale, timeZone),
    schema: (field: Computed) => ({ ...ask(field).type.schema(ask(field).plain), readOnly: true }),
    expressionType: (field: Computed) => ask(field).type.expressionType(ask(field).plain),
  } satisfies Partial<FieldType>;
}
