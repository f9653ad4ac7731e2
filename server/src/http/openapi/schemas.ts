import {
  aggregates,
  dateBuckets,
  type Field,
  type FieldModel,
  fieldType,
  type Locale,
  type ObjectModel,
  operators,
} from '@tenon/metadata';

export type Schema = Record<string, unknown>;

export function reference(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** A record as it is answered: every readable field, and null where it is empty. */
export function recordSchema(object: ObjectModel, locale: Locale): Schema {
  const fields = Object.entries(object.fields).map(([name, field]): [string, Schema] => [
    name,
    described(field, field.access === 'masked' ? maskedSchema : schemaOf(field), locale),
  ]);
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
    .map(([name, field]): [string, Schema] => [name, described(field, inputSchemaOf(field), locale)]);
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

const problem: Schema = {
  type: 'object',
  description: 'RFC 9457 problem details: what was seen and what to do, in the language of the request.',
  required: ['type', 'title', 'status', 'code', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'Id to look up in the server log' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'message'],
        properties: {
          row: { type: 'integer' },
          field: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
    current: { type: 'object', description: 'With 409: the record as it is stored now', additionalProperties: true },
  },
};

const filter: Schema = {
  description:
    'A condition `{ field, op, value }`, or conditions joined by `and`, `or`, `not`, or `some` over a to-many field. Paths walk relations with dots.',
  oneOf: [
    { type: 'object', required: ['and'], properties: { and: { type: 'array', items: reference('Filter') } } },
    { type: 'object', required: ['or'], properties: { or: { type: 'array', items: reference('Filter') } } },
    { type: 'object', required: ['not'], properties: { not: reference('Filter') } },
    { type: 'object', required: ['some'], properties: { some: { type: 'string' }, filter: reference('Filter') } },
    {
      type: 'object',
      required: ['field', 'op'],
      properties: { field: { type: 'string' }, op: { type: 'string', enum: [...operators] }, value: {} },
    },
  ],
};

/** Schemas every document has, whatever the model. */
export const fixedSchemas: Record<string, Schema> = {
  Problem: problem,
  Filter: filter,
  Query: {
    type: 'object',
    description: 'What to list.',
    properties: {
      select: { type: 'array', items: { type: 'string' } },
      filter: reference('Filter'),
      search: { type: 'string' },
      sort: {
        type: 'array',
        items: {
          type: 'object',
          required: ['field', 'direction'],
          properties: {
            field: { type: 'string' },
            direction: { type: 'string', enum: ['asc', 'desc'] },
            bucket: { type: 'string', enum: [...dateBuckets] },
          },
        },
      },
      limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
      cursor: { type: 'string' },
      count: { type: 'string', enum: ['capped', 'exact'] },
      trash: { type: 'boolean' },
    },
  },
  Sort: {
    type: 'object',
    required: ['field', 'direction'],
    properties: { field: { type: 'string' }, direction: { type: 'string', enum: ['asc', 'desc'] } },
  },
  GroupBy: {
    type: 'object',
    required: ['field'],
    properties: { field: { type: 'string' }, bucket: { type: 'string', enum: [...dateBuckets] } },
  },
  Measure: {
    type: 'object',
    description: 'One figure over each group; `filter` narrows it alone.',
    required: ['name', 'aggregate'],
    properties: {
      name: { type: 'string' },
      aggregate: { type: 'string', enum: [...aggregates] },
      field: { type: 'string' },
      filter: reference('Filter'),
    },
  },
  Groups: {
    type: 'object',
    description: 'A row for each group: `keys` in the order of the groups, `values` by the names of the measures.',
    required: ['rows', 'truncated'],
    properties: {
      rows: {
        type: 'array',
        items: {
          type: 'object',
          required: ['keys', 'values'],
          properties: { keys: { type: 'array', items: {} }, values: { type: 'object', additionalProperties: true } },
        },
      },
      truncated: { type: 'boolean' },
    },
  },
  StartedJob: {
    type: 'object',
    description: 'Over 1,000 records: see `/api/jobs/{id}`.',
    required: ['job'],
    properties: { job: { type: 'string', format: 'uuid' } },
  },
  BulkResult: {
    type: 'object',
    description: 'What a bulk request did; `undo` is good for 30 days.',
    required: ['done', 'failed', 'ids'],
    properties: {
      done: { type: 'integer' },
      ids: { type: 'array', items: { type: 'string', format: 'uuid' } },
      failed: { type: 'array', items: { type: 'object', additionalProperties: true } },
      undo: { type: 'string' },
    },
  },
};
