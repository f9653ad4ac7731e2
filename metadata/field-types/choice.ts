import { z } from 'zod';
import { keyedList } from '../define/keyed-list.ts';
import { nameSchema } from '../define/name.ts';
import { countAggregates } from './aggregate-sets.ts';
import { checkChoice } from './check-choice.ts';
import {
  choiceOptionsSchema,
  findOption,
  listSetting,
  optionCell,
  optionText,
  parseOption,
  sampleOptions,
} from './choice-option.ts';
import { sameInColumn } from './column-rows.ts';
import { equality } from './conditions/equality.ts';
import { textPresence } from './conditions/presence.ts';
import type { FieldType } from './field-type.ts';
import { refuse, showSeen } from './refuse.ts';

export const choice: FieldType<'choice'> = {
  name: 'choice',
  label: { zh: '单选', en: 'Choice' },
  design: {
    icon: 'circle-dot',
    group: 'choice',
    typed: true,
    example: { zh: '重点', en: 'Important' },
    suits:
      /(状态|阶段|类型|类别|级别|等级|来源|行业|性别|优先级|方式|status|stage|type|category|kind|level|grade|source|industry|gender|priority|severity)$/i,
    begins: { options: [{ value: 'one', label: { zh: '选项一', en: 'First option' }, color: 'gray' }] },
    settings: [
      listSetting,
      { name: 'options', label: { zh: '选项', en: 'Options' }, takes: 'options' },
      {
        name: 'dependsOn',
        label: { zh: '随另一字段变化', en: 'Follows another field' },
        takes: 'dependentOptions',
        rare: true,
      },
    ],
  },
  options: z.strictObject({
    options: choiceOptionsSchema,
    list: nameSchema.optional(),
    dependsOn: z.strictObject({ field: z.string(), options: z.record(z.string(), keyedList(z.array(z.string()))) }).optional(),
  }),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'text' }],
  parse: parseOption,
  parseText(cell, field) {
    const option = findOption(cell, field);
    return option ? { ok: true, value: option.value } : refuse(field, 'unknownOption', { seen: showSeen(cell) });
  },
  entries: (cell) => [cell],
  ...sameInColumn,
  toText: optionText,
  toCell: optionCell,
  schema: (field) => ({ type: 'string', enum: field.options.map(({ value }) => value) }),
  check: checkChoice,
  conditions: { ...equality, ...textPresence },
  aggregates: countAggregates,
  sortable: true,
  order: (field) => field.options.map(({ value }) => value),
  groupable: true,
  expressionType: () => 'text',
  samples: {
    field: { options: sampleOptions },
    valid: ['hot', 'old'],
    invalid: ['Hot', 'warm', 1, ['hot'], true],
    texts: [
      ['热', 'hot'],
      ['ＣＯＬＤ', 'cold'],
      ['Very Warm', 'hot'],
    ],
  },
};
