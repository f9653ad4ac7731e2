import { z } from 'zod';
import type { FieldType } from './field-type.ts';
import { oneRecord } from './one-record.ts';
import { sampleIds } from './record-link.ts';

/** A department of the company, chosen as a person is. */
export const department: FieldType<'department'> = {
  name: 'department',
  label: { zh: '部门', en: 'Department' },
  design: {
    icon: 'sitemap',
    group: 'link',
    typed: true,
    example: { zh: '华东大区', en: 'East region' },
    suits: /(部门|科室|大区|事业部|department|division)$/i,
    settings: [],
  },
  options: z.strictObject({}),
  ...oneRecord,
  target: () => ({ objects: ['department'], cardinality: 'one' }),
  samples: {
    valid: [sampleIds[0], { id: sampleIds[1], title: '华东大区' }],
    invalid: ['华东大区', 1, {}, { id: 5 }, [sampleIds[0]], true],
    texts: [['华东大区', { text: '华东大区' }]],
  },
};
