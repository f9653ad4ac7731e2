import { countAggregates } from './aggregate-sets.ts';
import { linkConditions } from './conditions/links.ts';
import type { FieldType } from './field-type.ts';
import { linkInputSchema, linkSchema, linkText, parseLink, type RecordLink } from './record-link.ts';

/** What every link to one record answers, to whichever object it leads: a column holds the id, a title tells people which. */
export const oneRecord = {
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
} satisfies Partial<FieldType>;
