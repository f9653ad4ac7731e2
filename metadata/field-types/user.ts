import { z } from 'zod';
import { countAggregates } from './aggregate-sets.ts';
import { linkConditions } from './conditions/links.ts';
import type { FieldType } from './field-type.ts';
import { linkInputSchema, linkSchema, linkText, parseLink, type RecordLink, sampleIds } from './record-link.ts';

export const user: FieldType<'user'> = {
  name: 'user',
  label: { zh: '用户', en: 'User' },
  options: z.strictObject({ acyclic: z.boolean().optional() }),
  source: 'columns',
  columns: () => [{ suffix: '_id', type: 'uuid' }],
  valueSuffix: '_id',
  parse: parseLink,
  parseText: (cell) => ({ ok: true, value: { text: cell } }),
  toRow: (value) => [(value as RecordLink).id],
  fromRow: ([id]) => (id == null ? null : { id }),
  toText: linkText,
  schema: () => linkSchema,
  inputSchema: () => linkInputSchema,
  conditions: linkConditions,
  aggregates: countAggregates,
  sortable: true,
  groupable: true,
  expressionType: () => 'reference',
  target: () => ({ objects: ['user'], cardinality: 'one' }),
  samples: {
    valid: [sampleIds[0], { id: sampleIds[1], title: '林晓' }],
    invalid: ['lin', 1, {}, { id: 5 }, [sampleIds[0]], true],
    texts: [['林晓', { text: '林晓' }]],
  },
};
