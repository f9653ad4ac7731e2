import { raw, type Sql } from 'sql-template-tag';
import type { CompiledField } from '../catalog/compiled-field.ts';

/** The stored halves of a to-one link: the id, and for links to several objects the object's name. */
export function linkColumns(field: CompiledField, alias: string): { id: Sql; object: Sql | undefined } {
  const object = field.columns.find(({ name }) => name !== field.valueColumn);
  return { id: raw(`${alias}."${field.valueColumn}"`), object: object && raw(`${alias}."${object.name}"`) };
}

/** Whether the field stores a link to one record. */
export function isLink(field: CompiledField): boolean {
  return field.targets.length > 0 && field.valueColumn !== undefined;
}
