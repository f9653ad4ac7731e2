import { z } from 'zod';
import { filterSchema } from '../query-schemas.ts';
import { countAggregates } from './aggregate-sets.ts';
import { linkConditions } from './conditions/links.ts';
import type { FieldType } from './field-type.ts';
import { linkInputSchema, linkSchema, linkText, parseLink, type RecordLink, sampleIds } from './record-link.ts';

export const relation: FieldType<'relation'> = {
  name: 'relation',
  label: { zh: '关联', en: 'Relation' },
  options: z.strictObject({
    to: z.string(),
    onDelete: z.enum(['restrict', 'clear', 'cascade']).optional(),
    filter: filterSchema.optional(),
    acyclic: z.boolean().optional(),
  }),
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
  check: (field, here) => here.filter('filter', field.to, field.filter),
  conditions: linkConditions,
  aggregates: countAggregates,
  sortable: true,
  groupable: true,
  expressionType: () => 'reference',
  target: (field) => ({ objects: [field.to], cardinality: 'one' }),
  samples: {
    field: { to: 'account' },
    valid: [sampleIds[0], { id: sampleIds[1] }],
    invalid: ['acme', 7, {}, [], false],
    texts: [['榫卯科技', { text: '榫卯科技' }]],
  },
};
