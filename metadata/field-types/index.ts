import type { Field, FieldTypeName } from '../define/field.ts';
import { address } from './address.ts';
import { autoNumber } from './auto-number.ts';
import { bankCard } from './bank-card.ts';
import { barcode } from './barcode.ts';
import { boolean } from './boolean.ts';
import { choice } from './choice.ts';
import { choices } from './choices.ts';
import { creditCode } from './credit-code.ts';
import { date } from './date.ts';
import { dateRange } from './date-range.ts';
import { datetime } from './datetime.ts';
import { decimal } from './decimal.ts';
import { department } from './department.ts';
import { duration } from './duration.ts';
import { email } from './email.ts';
import type { FieldType } from './field-type.ts';
import { file } from './file.ts';
import { formula } from './formula.ts';
import { geoPoint } from './geo-point.ts';
import { identityNumber } from './identity-number.ts';
import { image } from './image.ts';
import { integer } from './integer.ts';
import { json } from './json.ts';
import { longText } from './long-text.ts';
import { lookup } from './lookup.ts';
import { manyToMany } from './many-to-many.ts';
import { money } from './money.ts';
import { percent } from './percent.ts';
import { phone } from './phone.ts';
import { polymorphic } from './polymorphic.ts';
import { rating } from './rating.ts';
import { relation } from './relation.ts';
import { relationMany } from './relation-many.ts';
import { richText } from './rich-text.ts';
import { rollup } from './rollup.ts';
import { signature } from './signature.ts';
import { subTable } from './sub-table.ts';
import { text } from './text.ts';
import { url } from './url.ts';
import { user } from './user.ts';

/** Every field type of the language. A new one is a file beside this and a line here. */
export const fieldTypes = {
  text,
  longText,
  richText,
  integer,
  decimal,
  money,
  percent,
  rating,
  duration,
  boolean,
  date,
  datetime,
  dateRange,
  choice,
  choices,
  user,
  department,
  relation,
  relationMany,
  subTable,
  manyToMany,
  polymorphic,
  phone,
  email,
  url,
  identityNumber,
  creditCode,
  bankCard,
  barcode,
  address,
  json,
  geoPoint,
  autoNumber,
  formula,
  lookup,
  rollup,
  file,
  image,
  signature,
} satisfies { [Name in FieldTypeName]: FieldType<Name> };

/** The type that answers for a field. */
export function fieldType(field: Field): FieldType {
  return fieldTypes[field.type] as FieldType;
}

/** The conditions that a field type takes, by the names that filters give them. */
export function operatorsOf({ conditions, relatedConditions }: FieldType): string[] {
  return Object.keys({ ...conditions, ...relatedConditions });
}

/** Every condition that some type takes. */
export const operators = [...new Set((Object.values(fieldTypes) as FieldType[]).flatMap(operatorsOf))];

/** The field whose conditions, aggregates and forms count: a computed field's result, any other field itself. */
export function valueField(field: Field): Field {
  return fieldType(field).result?.(field) ?? field;
}
