import { type Field, fieldType, type SystemFieldName, systemFields } from '@tenon/metadata';
import type { CompiledField, StoredColumn } from './compiled-field.ts';
import { identifierType } from './identifier-type.ts';

/** Columns of the platform's own fields, where they are not what the field's type makes of the name. */
const systemColumns: Partial<Record<SystemFieldName, StoredColumn>> = {
  id: { name: 'id', type: 'uuid' },
  created_by: { name: 'created_by', type: 'uuid' },
  updated_by: { name: 'updated_by', type: 'uuid' },
  version: { name: 'version', type: 'integer' },
};

/** A person's department is set by whoever manages users; that of every other record follows from its owner. */
const departmentOfUser: Field = { type: 'relation', to: 'department', label: { zh: '部门', en: 'Department' } };

/** A field of an object's definition, with its type's answers worked out once. */
export function compileField(object: string, name: string, definition: Field): CompiledField {
  const type = fieldType(definition);
  const columns = type.columns(definition as never).map(({ suffix, type }) => ({ name: name + suffix, type }));
  return {
    object,
    name,
    definition,
    type,
    system: false,
    columns,
    valueColumn: columns.length > 0 ? name + (type.valueSuffix ?? '') : undefined,
    targets: type.target?.(definition as never)?.objects ?? [],
  };
}

/** The fields that every object has. */
export function compileSystemFields(object: string): CompiledField[] {
  return Object.entries(systemFields as Record<string, Field>).map(([name, definition]) => {
    if (object === 'user' && name === 'department') return compileField(object, name, departmentOfUser);
    const field = { ...compileField(object, name, definition), system: true };
    const column = systemColumns[name as SystemFieldName];
    const typed = name === 'id' ? { ...field, type: identifierType } : field;
    return column ? { ...typed, columns: [column], valueColumn: column.name } : typed;
  });
}
