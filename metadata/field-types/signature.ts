import { z } from 'zod';
import type { FieldType } from './field-type.ts';
import { filesInColumn } from './files-in-column.ts';
import { sampleIds } from './record-link.ts';

/** A signature that somebody drew with a finger, a pen or the mouse: one picture, kept as a file. Who drew it and when stands in the history. */
export const signature: FieldType<'signature'> = {
  name: 'signature',
  label: { zh: '手写签名', en: 'Signature' },
  design: {
    icon: 'writing-sign',
    group: 'text',
    example: { zh: '签名图片', en: 'a signed name' },
    suits: /(签名|签字|signature|signed by)$/i,
    ofRecord: true,
    settings: [],
  },
  options: z.strictObject({}),
  ...filesInColumn,
  takesFiles: () => ({
    fits: ({ type, size }) => type === 'image/png' && size <= 1_000_000,
    expected: { zh: '不超过 1 MB 的 PNG 图片', en: 'a PNG image of at most 1 MB' },
  }),
  samples: {
    valid: [[sampleIds[0]], [{ id: sampleIds[1], name: '签名.png', size: 1, type: 'image/png' }]],
    invalid: ['签名.png', [1], {}, [{ name: 'x' }], [sampleIds[0], sampleIds[1]]],
  },
};
