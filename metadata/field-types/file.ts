import { z } from 'zod';
import type { FieldOf } from '../define/field.ts';
import type { FileReference } from '../wire.ts';
import { listPresence } from './conditions/presence.ts';
import type { FieldType, Parsed } from './field-type.ts';

import { parseLinks, type RecordLink, sampleIds } from './record-link.ts';
import { refuseType } from './refuse.ts';

/** Uploaded files, kept by id; name, size and type come from the file index. */
export const file: FieldType<'file'> = {
  name: 'file',
  label: { zh: '文件', en: 'File' },
  design: {
    icon: 'paperclip',
    group: 'text',
    example: { zh: '合同.pdf', en: 'contract.pdf' },
    suits: /(附件|文件|合同|照片|图片|attachments?|files?|documents?|photos?|images?|scan)$/i,
    settings: [
      { name: 'multiple', label: { zh: '可放多个', en: 'Several files' }, takes: 'switch' },
      {
        name: 'accept',
        label: { zh: '文件类型', en: 'Kinds of files' },
        takes: 'texts',
        example: '.pdf',
        rare: true,
      },
    ],
  },
  options: z.strictObject({
    multiple: z.boolean().optional(),
    accept: z
      .array(z.string().regex(/^(\.[a-z0-9]+|[a-z]+\/(\*|[a-z0-9.+-]+))$/))
      .max(50)
      .optional(),
  }),
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
  samples: {
    field: { multiple: true },
    valid: [[sampleIds[0]], [{ id: sampleIds[1], name: '合同.pdf', size: 1, type: 'application/pdf' }]],
    invalid: ['合同.pdf', [1], {}, [{ name: 'x' }]],
  },
};

function most(field: FieldOf<'file'>): number {
  return field.multiple ? 50 : 1;
}

function parseFiles(input: unknown, field: FieldOf<'file'>): Parsed<RecordLink[]> {
  return parseLinks(input, field, most(field));
}
