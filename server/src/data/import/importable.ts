import type { CompiledField } from '../../catalog/compiled-field.ts';

const keptOnCreate: readonly string[] = ['created_at', 'created_by'];

/** What a new record keeps from the system it comes from. */
export function isKeptOnCreate({ name, system }: CompiledField): boolean {
  return system && keptOnCreate.includes(name);
}

/** Whether a file can fill the field at all; rights come on top. */
export function isImportable(field: CompiledField): boolean {
  const { type, system, name } = field;
  if (system) return name === 'owner' || isKeptOnCreate(field);
  return (
    (type.source === 'columns' || type.source === 'linkTable') && !type.readOnly && !type.holdsFiles && !field.definition.readOnly
  );
}
