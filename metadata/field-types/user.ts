import { z } from 'zod';
import type { FieldType } from './field-type.ts';
import { oneRecord } from './one-record.ts';
import { sampleIds } from './record-link.ts';

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
  ...oneRecord,
  target: () => ({ objects: ['user'], cardinality: 'one' }),
  samples: {
    valid: [sampleIds[0], { id: sampleIds[1], title: '林晓' }],
    invalid: ['lin', 1, {}, { id: 5 }, [sampleIds[0]], true],
    texts: [['林晓', { text: '林晓' }]],
  },
};
