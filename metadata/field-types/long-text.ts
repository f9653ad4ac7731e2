import { z } from 'zod';
import { countAggregates } from './aggregate-sets.ts';
import { sameInColumn } from './column-rows.ts';
import { textPresence } from './conditions/presence.ts';
import { patternConditions } from './conditions/texts.ts';
import type { FieldType } from './field-type.ts';
import { parsePlainText } from './parse-plain-text.ts';

const defaultLength = 10_000;

export const longText: FieldType<'longText'> = {
  name: 'longText',
  label: { zh: '多行文本', en: 'Long text' },
  design: {
    icon: 'align-left',
    group: 'text',
    typed: true,
    example: { zh: '几行文字…', en: 'Several lines…' },
    suits: /(备注|说明|描述|内容|详情|意见|notes?|description|details?|comments?|remarks?)$/i,
    settings: [{ name: 'maxLength', label: { zh: '最多字符数', en: 'Most characters' }, takes: 'whole', min: 1, rare: true }],
  },
  options: z.strictObject({ maxLength: z.int().min(1).max(100_000).optional() }),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'text' }],
  parse: (input, field) => parsePlainText(input, field, field.maxLength ?? defaultLength),
  parseText: (cell, field) => parsePlainText(cell, field, field.maxLength ?? defaultLength),
  join: (texts) => texts.join('\n'),
  ...sameInColumn,
  toText: (value) => String(value),
  schema: (field) => ({ type: 'string', maxLength: field.maxLength ?? defaultLength }),
  conditions: { ...patternConditions, ...textPresence },
  aggregates: countAggregates.slice(0, 1),
  sortable: false,
  groupable: false,
  expressionType: () => 'text',
  searchText: (value) => String(value),
  samples: {
    valid: ['第一行\n第二行\r\n', 'x'.repeat(defaultLength)],
    invalid: [1, 'a\0b', 'x'.repeat(defaultLength + 1)],
    texts: [['多行\n文本', '多行\n文本']],
  },
};
