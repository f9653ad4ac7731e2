import { z } from 'zod';
import { keyedList } from '../define/keyed-list.ts';
import { countAggregates } from './aggregate-sets.ts';
import { checkChoice } from './check-choice.ts';
import { choiceOptionsSchema, findOption, optionCell, optionText, parseOption, sampleOptions } from './choice-option.ts';
import { sameInColumn } from './column-rows.ts';
import { equality } from './conditions/equality.ts';
import { textPresence } from './conditions/presence.ts';
import type { FieldType } from './field-type.ts';
import { refuse, showSeen } from './refuse.ts';

export const choice: FieldType<'choice'> = {
  name: 'choice',
  label: { zh: '单选', en: 'Choice' },
  options: z.strictObject({
    options: choiceOptionsSchema,
    dependsOn: z.strictObject({ field: z.string(), options: z.record(z.string(), keyedList(z.array(z.string()))) }).optional(),
  }),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'text' }],
  parse: parseOption,
  parseText(cell, field) {
    const option = findOption(cell, field);
    return option ? { ok: true, value: option.value } : refuse(field, 'unknownOption', { seen: showSeen(cell) });
  },
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
