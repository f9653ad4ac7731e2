import { z } from 'zod';
import type { FieldType } from './field-type.ts';
import { filesInColumn } from './files-in-column.ts';
import { sampleIds } from './record-link.ts';

/** Pictures that browsers show. No SVG, which is a program as much as a picture. */
export const image: FieldType<'image'> = {
  name: 'image',
  label: { zh: '图片', en: 'Image' },
  design: {
    icon: 'photo',
    group: 'text',
    example: { zh: '门头照.jpg', en: 'shop-front.jpg' },
    suits: /(照片|图片|门头照|photos?|images?|pictures?)$/i,
    ofRecord: true,
    settings: [{ name: 'multiple', label: { zh: '可放多张', en: 'Several images' }, takes: 'switch' }],
  },
  options: z.strictObject({ multiple: z.boolean().optional() }),
  ...filesInColumn,
  takesFiles: () => ({
    fits: ({ type, size }) => kinds.includes(type) && size <= 5_000_000,
    expected: { zh: '不超过 5 MB 的 PNG、JPEG、WebP 或 GIF 图片', en: 'a PNG, JPEG, WebP or GIF image of at most 5 MB' },
  }),
  samples: {
    field: { multiple: true },
    valid: [[sampleIds[0]], [{ id: sampleIds[1], name: '门头.png', size: 1, type: 'image/png' }]],
    invalid: ['门头.png', [1], {}, [{ name: 'x' }]],
  },
};

const kinds = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];
