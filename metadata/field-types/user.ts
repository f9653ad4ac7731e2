import { z } from 'zod';
import { countAggregates } from './aggregate-sets.ts';
import { linkConditions } from './conditions/links.ts';
import type { FieldType } from './field-type.ts';
import { linkInputSchema, linkSchema, linkText, parseLink, type RecordLink, sampleIds } from './record-link.ts';

export const user: FieldType<'user'> = {
  name: 'user',
  label: { zh: '用户', en: 'User' },
  design: {
    icon: 'user',
    group: 'link',
    typed: true,
    example: { zh: '李雷', en: 'Li Lei' },
    suits: /(负责人|经办人|处理人|跟进人|销售|员工|审批人|工程师|owner|assignee|manager|engineer|responsible|approver)$/i,
    current: { me: true },
    settings: [
      {
        name: 'acyclic',
        label: { zh: '不可成环', en: 'Never in a circle' },
        help: { zh: '记录不能成为自己的上级', en: 'No record may come to stand above itself' },
        takes: 'switch',
        rare: true,
      },
    ],
  },
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
