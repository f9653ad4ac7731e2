import { fieldType, valueField } from '../../../../../metadata/field-types/index.ts';
import { maskedText } from '../../../../../metadata/field-types/mask.ts';
import type { Locale } from '../../../../../metadata/label.ts';
import type { FieldModel } from '../../../../../metadata/wire.ts';

/** A value as people read it, which is also what pasting reads. */
export function cellText(value: unknown, field: FieldModel, { locale, timeZone }: { locale: Locale; timeZone: string }): string {
  if (value === null || value === undefined) return '';
  const masked = maskedText(value);
  if (masked !== undefined) return masked;
  const shown = valueField(field);
  return fieldType(shown).toText(value, shown, locale, timeZone);
}
