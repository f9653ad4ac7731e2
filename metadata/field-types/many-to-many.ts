import { z } from 'zod';
import { relatedConditions } from './conditions/lists.ts';
import type { FieldType } from './field-type.ts';

import { linkInputSchema, linkSchema, linksInRows, linkTexts, parseLinks, readLinkTexts, sampleIds } from './record-link.ts';

/** Records linked through a table of pairs that the platform keeps. */
export const manyToMany: FieldType<'manyToMany'> = {
  name: 'manyToMany',
  label: { zh: '多对多关联', en: 'Many-to-many relation' },
  design: {
    icon: 'arrows-exchange',
    group: 'link',
    typed: true,
    example: { zh: '多条记录', en: 'Several records' },
    settings: [{ name: 'to', label: { zh: '关联的对象', en: 'Leads to' }, takes: 'object' }],
  },
  options: z.strictObject({ to: z.string() }),
  source: 'linkTable',
  columns: () => [],
  parse: (input, field) => parseLinks(input, field),
  parseText: readLinkTexts,
  ...linksInRows,
  toText: (value, _field, locale) => linkTexts(value, { zh: '、', en: '; ' }[locale]),
  schema: () => ({ type: 'array', items: linkSchema }),
  inputSchema: () => ({ type: 'array', items: linkInputSchema, maxItems: 1000 }),
  conditions: {},
  relatedConditions,
  aggregates: ['count'],
  sortable: false,
  groupable: false,
  expressionType: () => 'none',
  target: (field) => ({ objects: [field.to], cardinality: 'many' }),
  samples: {
    field: { to: 'product' },
    valid: [[sampleIds[0]], [{ id: sampleIds[1] }, sampleIds[0]]],
    invalid: [sampleIds[0], [1], {}, Array.from({ length: 1001 }, () => sampleIds[0])],
    texts: [['GTX Pro; MG Special', [{ text: 'GTX Pro' }, { text: 'MG Special' }]]],
  },
};
