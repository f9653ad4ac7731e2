import { z } from 'zod';
import type { FieldType } from './field-type.ts';
import { filesInColumn } from './files-in-column.ts';
import { isOfKind } from './is-of-kind.ts';
import { sampleIds } from './record-link.ts';

/** Uploaded files, kept by id; name, size and type come from the file index. */
export const file: FieldType<'file'> = {
  name: 'file',
  label: { zh: '文件', en: 'File' },
  design: {
    icon: 'paperclip',
    group: 'text',
    example: { zh: '合同.pdf', en: 'contract.pdf' },
    suits: /(附件|文件|合同|资料|attachments?|files?|documents?|scan)$/i,
    ofRecord: true,
    settings: [
      { name: 'multiple', label: { zh: '可放多个', en: 'Several files' }, takes: 'switch' },
      {
        name: 'accept',
        label: { zh: '文件类型', en: 'Kinds of files' },
        takes: 'texts',
        example: '.pdf',
        rare: true,
      },
    ],
  },
  options: z.strictObject({
    multiple: z.boolean().optional(),
    accept: z
      .array(z.string().regex(/^(\.[a-z0-9]+|[a-z]+\/(\*|[a-z0-9.+-]+))$/))
      .max(50)
      .optional(),
  }),
  ...filesInColumn,
  takesFiles: ({ accept = [] }) =>
    accept.length === 0
      ? undefined
      : {
          fits: (file) => accept.some((kind) => isOfKind(file, kind)),
          expected: { zh: `以下类型的文件：${accept.join('、')}`, en: `a file of these kinds: ${accept.join(', ')}` },
        },
  samples: {
    field: { multiple: true },
    valid: [[sampleIds[0]], [{ id: sampleIds[1], name: '合同.pdf', size: 1, type: 'application/pdf' }]],
    invalid: ['合同.pdf', [1], {}, [{ name: 'x' }]],
  },
};
