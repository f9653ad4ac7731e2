import { z } from 'zod';
import { filterSchema } from '../query-schemas.ts';
import type { FieldType } from './field-type.ts';
import { oneRecord } from './one-record.ts';
import { sampleIds } from './record-link.ts';

export const relation: FieldType<'relation'> = {
  name: 'relation',
  label: { zh: '关联', en: 'Relation' },
  design: {
    icon: 'arrow-up-right',
    group: 'link',
    typed: true,
    example: { zh: '一条记录', en: 'One record' },
    suits: /(客户|联系人|公司|account|customer|contact|company)$/i,
    settings: [
      { name: 'to', label: { zh: '关联的对象', en: 'Leads to' }, takes: 'object' },
      {
        name: 'onDelete',
        label: { zh: '删除对方记录时', en: 'When that record is deleted' },
        takes: 'oneOf',
        choices: [
          { value: 'restrict', label: { zh: '不允许删除', en: 'Keep it from being deleted' } },
          { value: 'clear', label: { zh: '清空此字段', en: 'Leave this blank' } },
          { value: 'cascade', label: { zh: '一并删除', en: 'Delete this as well' } },
        ],
      },
      { name: 'filter', label: { zh: '可选的记录', en: 'Which records are offered' }, takes: 'filter', of: 'to' },
      {
        name: 'acyclic',
        label: { zh: '不可成环', en: 'Never in a circle' },
        help: { zh: '记录不能成为自己的上级', en: 'No record may come to stand above itself' },
        takes: 'switch',
        rare: true,
      },
    ],
  },
  options: z.strictObject({
    to: z.string(),
    onDelete: z.enum(['restrict', 'clear', 'cascade']).optional(),
    filter: filterSchema.optional(),
    acyclic: z.boolean().optional(),
  }),
  ...oneRecord,
  check: (field, here) => here.filter('filter', field.to, field.filter),
  target: (field) => ({ objects: [field.to], cardinality: 'one' }),
  samples: {
    field: { to: 'account' },
    valid: [sampleIds[0], { id: sampleIds[1] }],
    invalid: ['acme', 7, {}, [], false],
    texts: [['榫卯科技', { text: '榫卯科技' }]],
  },
};
