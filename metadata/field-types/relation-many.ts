import { z } from 'zod';
import { relatedConditions } from './conditions/lists.ts';
import type { FieldType } from './field-type.ts';

import { linkInputSchema, linkSchema, linksInRows, linkTexts, parseLinks, readLinkTexts, sampleIds } from './record-link.ts';

/** The records whose relation field `via` points here; nothing of its own is stored. */
export const relationMany: FieldType<'relationMany'> = {
  name: 'relationMany',
  label: { zh: '反向关联', en: 'Related records' },
  design: {
    icon: 'list-tree',
    group: 'link',
    example: { zh: '指向本记录的记录', en: 'Records that point here' },
    reads: { object: 'to', link: 'via' },
    settings: [
      { name: 'to', label: { zh: '关联的对象', en: 'Leads to' }, takes: 'object' },
      { name: 'via', label: { zh: '经由字段', en: 'By its field' }, takes: 'field', of: 'to', leadsBack: true },
    ],
  },
  options: z.strictObject({ to: z.string(), via: z.string() }),
  source: 'inverse',
  readOnly: true,
  columns: () => [],
  parse: (input, field) => parseLinks(input, field),
  parseText: readLinkTexts,
  ...linksInRows,
  toText: (value, _field, locale) => linkTexts(value, { zh: '、', en: '; ' }[locale]),
  schema: () => ({ type: 'array', items: linkSchema }),
  inputSchema: () => ({ type: 'array', items: linkInputSchema, maxItems: 1000 }),
  check: (field, here) => here.pointsBack('via', field.to, field.via),
  conditions: {},
  relatedConditions,
  aggregates: ['count'],
  sortable: false,
  groupable: false,
  expressionType: () => 'none',
  target: (field) => ({ objects: [field.to], cardinality: 'many' }),
  samples: {
    field: { to: 'contact', via: 'account' },
    valid: [[sampleIds[0]], [{ id: sampleIds[1] }, sampleIds[0], sampleIds[0]]],
    invalid: [sampleIds[0], ['x'], {}, [[]]],
    texts: [['王芳；李强', [{ text: '王芳' }, { text: '李强' }]]],
  },
};
