import type { FieldTypeName } from '../../../metadata/define/field.ts';
import type { FieldModel } from '../../../metadata/wire.ts';
import { address } from './address.tsx';
import { autoNumber } from './auto-number.tsx';
import { bankCard } from './bank-card.tsx';
import { barcode } from './barcode.tsx';
import { boolean } from './boolean.tsx';
import { choice } from './choice.tsx';
import { choices } from './choices.tsx';
import { creditCode } from './credit-code.tsx';
import { date } from './date.tsx';
import { dateRange } from './date-range.tsx';
import { datetime } from './datetime.tsx';
import { decimal } from './decimal.tsx';
import { department } from './department.tsx';
import { duration } from './duration.tsx';
import { email } from './email.tsx';
import type { FieldWidget } from './field-widget.ts';
import { file } from './file.tsx';
import { formula } from './formula.tsx';
import { geoPoint } from './geo-point.tsx';
import { identityNumber } from './identity-number.tsx';
import { image } from './image.tsx';
import { integer } from './integer.tsx';
import { json } from './json.tsx';
import { longText } from './long-text.tsx';
import { lookup } from './lookup.tsx';
import { manyToMany } from './many-to-many.tsx';
import { money } from './money.tsx';
import { percent } from './percent.tsx';
import { phone } from './phone.tsx';
import { polymorphic } from './polymorphic.tsx';
import { rating } from './rating.tsx';
import { relation } from './relation.tsx';
import { relationMany } from './relation-many.tsx';
import { richText } from './rich-text.tsx';
import { rollup } from './rollup.tsx';
import { signature } from './signature.tsx';
import { subTable } from './sub-table.tsx';
import { text } from './text.tsx';
import { url } from './url.tsx';
import { user } from './user.tsx';

/** How each field type is shown, edited and filtered by. A new one is a file beside this and a line here. */
export const fieldWidgets = {
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
} satisfies Record<FieldTypeName, FieldWidget>;

/** The widget that answers for a field. */
export function fieldWidget(field: FieldModel): FieldWidget {
  return fieldWidgets[field.type];
}
