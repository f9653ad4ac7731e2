import type { Field } from '../define/field.ts';
import type { FileReference } from '../wire.ts';
import { listPresence } from './conditions/presence.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { parseLinks, type RecordLink } from './record-link.ts';
import { refuseType } from './refuse.ts';

type Files = Field & { multiple?: boolean };

/** What types have in common whose values are uploaded files, kept by id. */
export const filesInColumn = {
  source: 'columns',
  columns: () => [{ suffix: '', type: 'uuid[]' }],
  parse: parseFiles,
  parseText: (cell, field) => refuseType(field, { zh: '上传的文件', en: 'an uploaded file' }, cell),
  toRow: (value) => [(value as RecordLink[]).map(({ id }) => id)],
  fromRow: ([ids]) => (Array.isArray(ids) && ids.length ? ids.map((id) => ({ id })) : null),
  toText: (value) => (value as FileReference[]).map(({ name, id }) => name ?? id).join('; '),
  schema: () => ({
    type: 'array',
    items: {
      type: 'object',
      properties: {
        id: { type: 'string', format: 'uuid' },
        name: { type: 'string' },
        size: { type: 'integer' },
        type: { type: 'string' },
      },
      required: ['id'],
    },
  }),
  inputSchema: (field) => ({
    type: 'array',
    items: {
      anyOf: [
        { type: 'string', format: 'uuid' },
        { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] },
      ],
    },
    maxItems: most(field),
  }),
  conditions: listPresence,
  aggregates: ['count'],
  sortable: false,
  groupable: false,
  expressionType: () => 'none',
  holdsFiles: true,
} satisfies Partial<FieldType>;

function most(field: Files): number {
  return field.multiple ? 50 : 1;
}

function parseFiles(input: unknown, field: Files): Parsed<RecordLink[]> {
  return parseLinks(input, field, most(field));
}
