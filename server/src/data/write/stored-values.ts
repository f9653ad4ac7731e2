import type { Row } from '../../base/database.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import { quoteName } from '../../catalog/quote-name.ts';

/** Columns of fields that are stored in the object's table `t`, under short names by position: `t."amount" as "3.0"`. */
export function storedColumns(fields: readonly CompiledField[]): string[] {
  return fields.flatMap((field, at) => field.columns.map(({ name }, n) => `t.${quoteName(name)} as "${at}.${n}"`));
}

/** The wire value of the field at that position. */
export function storedValue({ columns, type, definition }: CompiledField, at: number, row: Row): unknown {
  if (columns.length === 1) return type.fromRow([row[`${at}.0`]], definition as never);
  return type.fromRow(
    columns.map((_, n) => row[`${at}.${n}`]),
    definition as never,
  );
}
