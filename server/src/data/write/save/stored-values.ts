import type { Row } from '../../../base/database/database.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { Snapshot } from '../../../catalog/snapshot.ts';
import type { ObjectPlan } from '../object-plan.ts';
import { emptyValues } from '../write.ts';
import type { Values } from '../write-request.ts';
import { linkTableOf } from './link-table.ts';

/** All that a record of table `t` keeps of itself; links as one array of ids each. */
export function keptColumns(snapshot: Snapshot, { stored, links }: ObjectPlan): string[] {
  const lists = links.map(
    (field) =>
      `array(select l.to_id from ${linkTableOf(snapshot, field)} l where l.from_id = t.id order by l.to_id) as "${field.name}"`,
  );
  return [...storedColumns(stored), ...lists];
}

/** The same as wire values by field name. */
export function keptValues({ stored, links }: ObjectPlan, row: Row): Values {
  const values = emptyValues();
  stored.forEach((field, at) => {
    values[field.name] = storedValue(field, at, row);
  });
  for (const field of links) values[field.name] = field.type.fromRow(row[field.name] as unknown[], field.definition as never);
  return values;
}

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
