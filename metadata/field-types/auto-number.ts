import { z } from 'zod';
import { countAggregates } from './aggregate-sets.ts';
import { isAutoNumberPattern } from './auto-number-pattern.ts';
import { sameInColumn } from './column-rows.ts';
import { textConditions } from './conditions/texts.ts';
import type { FieldType } from './field-type.ts';
import { parsePlainText } from './parse-plain-text.ts';

const longest = 100;
/** Far below where numbers of JavaScript are not whole any more, however many follow. */
const mostStart = 1e12;
const patternWords = {
  zh: '文字、日期段与恰好一个计数段，如 D-{yyyy}{mm}-{0000}',
  en: 'text, parts of the date and exactly one counter, such as D-{yyyy}{mm}-{0000}',
};

/** A running number that the platform gives; `auto-number-pattern.ts` says how patterns are read. */
export const autoNumber: FieldType<'autoNumber'> = {
  name: 'autoNumber',
  label: { zh: '自动编号', en: 'Auto-number' },
  design: {
    icon: 'hash',
    group: 'computed',
    example: { zh: 'SO-2026-0012', en: 'SO-2026-0012' },
    suits: /(单号|编号|流水号|序号|no\.?|number)$/i,
    begins: { pattern: '{0000}' },
    settings: [
      { name: 'pattern', label: { zh: '编号格式', en: 'Pattern' }, takes: 'numbering' },
      { name: 'start', label: { zh: '从几开始', en: 'Begins at' }, takes: 'whole', min: 0, max: mostStart },
      { name: 'step', label: { zh: '每次加几', en: 'Goes up by' }, takes: 'whole', min: 1 },
      {
        name: 'gaps',
        label: { zh: '允许跳号', en: 'Gaps allowed' },
        help: {
          zh: '很多人同时新建时更快；没有保存成功和服务器重启会留下空号',
          en: 'Faster when many people make records at once; what is not saved, and a restart, leave numbers out',
        },
        takes: 'switch',
        rare: true,
      },
    ],
  },
  options: z.strictObject({
    pattern: z
      .string()
      .max(60)
      .refine(isAutoNumberPattern, { params: { expected: patternWords } }),
    start: z.int().min(0).max(mostStart).optional(),
    step: z.int().min(1).max(10_000).optional(),
    gaps: z.boolean().optional(),
  }),
  readOnly: true,
  counter: (field) => ({ pattern: field.pattern, start: field.start ?? 1, step: field.step ?? 1, gaps: field.gaps === true }),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'text' }],
  parse: (input, field) => parsePlainText(input, field, longest),
  parseText: (cell, field) => parsePlainText(cell, field, longest),
  ...sameInColumn,
  toText: (value) => String(value),
  schema: () => ({ type: 'string', maxLength: longest, readOnly: true }),
  conditions: textConditions,
  foldsCase: true,
  aggregates: countAggregates,
  sortable: true,
  groupable: false,
  expressionType: () => 'text',
  searchedByDefault: true,
  searchText: (value) => String(value),
  samples: {
    field: { pattern: 'D-{yyyy}{mm}-{0000}' },
    valid: ['D-202601-0001'],
    invalid: [1, {}, 'x'.repeat(longest + 1)],
    texts: [['D-202601-0001', 'D-202601-0001']],
  },
};
