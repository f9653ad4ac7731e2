import { z } from 'zod';
import type { FieldType } from './field-type.ts';
import { countAggregates, equalityOperators } from './operator-sets.ts';
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
  operators: [...equalityOperators, 'under'],
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
