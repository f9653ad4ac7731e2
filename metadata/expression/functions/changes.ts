import sql from 'sql-template-tag';
import { defineFunction, type ExpressionFunction, type ExpressionValue, parameter } from '../function.ts';
import { isSame } from '../is-same.ts';

/** What a change does to the record. Before a new record there was nothing: its prior values are blank. */
export const changeFunctions: ExpressionFunction[] = [
  {
    name: 'CHANGED',
    family: 'logic',
    needs: 'change',
    label: { zh: '已修改', en: 'Is changed' },
    help: {
      zh: '字段的值与修改前不同；新记录填了值也算',
      en: 'TRUE when the field holds another value than before; a value of a new record counts',
    },
    parameters: [parameter('any', '字段', 'field', { field: 'both', blank: true })],
    result: 'boolean',
    solid: true,
    evaluate: ([now, was]) => !isSame(now, was),
    compile: ([now, was]) => sql`${now} is distinct from ${was}`,
    samples: [],
    example: 'CHANGED(status)',
  },
  {
    name: 'PRIOR',
    family: 'logic',
    needs: 'change',
    label: { zh: '修改前的值', en: 'Value before' },
    help: { zh: '字段在修改前的值；新记录为空', en: 'What the field held before the change; blank for a new record' },
    parameters: [parameter('any', '字段', 'field', { field: 'prior', group: 'result', blank: true })],
    result: 'same',
    evaluate: ([was]) => was as ExpressionValue,
    compile: ([was]) => sql`${was}`,
    samples: [],
    example: 'PRIOR(status) = "open"',
  },
  defineFunction({
    name: 'ISNEW',
    family: 'logic',
    needs: 'change',
    label: { zh: '新记录', en: 'Is new' },
    help: { zh: '记录正在新建', en: 'TRUE while the record is being made' },
    parameters: [],
    result: 'boolean',
    solid: true,
    evaluate: (_, { isNew = false }) => isNew,
    compile: (_, { isNew = sql`false` }) => sql`(${isNew})::boolean`,
    samples: [],
    example: 'ISNEW()',
  }),
];
