import { type Field, type FieldModel, fieldType, type Locale, type ObjectModel } from '@tenon/metadata';
import type { Schema } from './json-schemas.ts';

/** A record as it is answered: every readable field, and null where it is empty. */
export function recordSchema(object: ObjectModel, locale: Locale): Schema {
  const fields = Object.entries(object.fields).flatMap(([name, field]) =>
    underAllNames(name, field, described(field, field.access === 'masked' ? maskedSchema : schemaOf(field), locale)),
  );
  return {
    type: 'object',
    title: object.label[locale],
    description: (object.description ?? object.label)[locale],
    required: ['id', 'version'],
    properties: {
      ...Object.fromEntries(fields),
      id: { type: 'string', format: 'uuid' },
      version: { type: 'integer', minimum: 1 },
    },
  };
}

/** What may be sent: the fields the caller may write. */
export function inputSchema(object: ObjectModel, locale: Locale): Schema {
  const fields = Object.entries(object.fields)
    .filter(([, field]) => field.access === 'edit')
    .flatMap(([name, field]) => underAllNames(name, field, described(field, inputSchemaOf(field), locale)));
  return {
    type: 'object',
    title: object.label[locale],
    description: (object.description ?? object.label)[locale],
    additionalProperties: false,
    properties: Object.fromEntries(fields),
  };
}

/** What is answered of a field that its reader may see in part. */
const maskedSchema: Schema = {
  type: 'object',
  required: ['masked'],
  properties: { masked: { type: 'string', description: 'A part of the value, such as `138****5678`.' } },
  additionalProperties: false,
};

/** What may be sent to change a record, with the version that is to be changed. */
export function changeSchema(object: ObjectModel, locale: Locale): Schema {
  const input = inputSchema(object, locale);
  const version = { type: 'integer', description: 'Refused with 409 when the record is at another version by now' };
  return { ...input, properties: { ...(input.properties as Schema), version } };
}

/** A field under its name, and under those that it had, which are on their way out. */
function underAllNames(name: string, { aliases = [] }: FieldModel, schema: Schema): [string, Schema][] {
  return [[name, schema], ...aliases.map((alias): [string, Schema] => [alias, { ...schema, deprecated: true }])];
}

function schemaOf(field: Field): Schema {
  return fieldType(field).schema(field as never);
}

function inputSchemaOf(field: Field): Schema {
  const type = fieldType(field);
  return (type.inputSchema ?? type.schema)(field as never);
}

function described(field: FieldModel, schema: Schema, locale: Locale): Schema {
  const text = [field.label[locale], field.help?.[locale]].filter(Boolean).join(' — ');
  return { description: text, anyOf: [schema, { type: 'null' }] };
}
