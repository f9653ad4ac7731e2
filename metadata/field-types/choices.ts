import { z } from 'zod';
import type { FieldOf } from '../define/field.ts';
import { checkOptions } from './check-choice.ts';
import { choiceOptionSchema, findOption, optionText, parseOption, sampleOptions } from './choice-option.ts';
import { sameInColumn } from './column-rows.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { countAggregates, setOperators } from './operator-sets.ts';
import { refuse, refuseType } from './refuse.ts';
import { splitList } from './split-list.ts';

const separators = /[;；,，、|\n]/;
const most = 1000;

export const choices: FieldType<'choices'> = {
  name: 'choices',
  label: { zh: '多选', en: 'Choices' },
  options: z.strictObject({ options: z.array(choiceOptionSchema).min(1).max(1000) }),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'text[]' }],
  parse: parseOptions,
  parseText(cell, field) {
    const whole = findOption(cell, field);
    if (whole) return { ok: true, value: [whole.value] };
    const pieces = splitList(cell, separators);
    if (pieces.length > most) return refuse(field, 'tooMany', { max: most, count: pieces.length });
    return parseOptions(
      pieces.map((piece) => findOption(piece, field)?.value ?? piece),
      field,
    );
  },
  ...sameInColumn,
  toText(value, field, locale) {
    const texts = (value as string[]).map((one) => optionText(one, field, locale));
    return texts.join({ zh: '、', en: ', ' }[locale]);
  },
  schema: (field) => ({
    type: 'array',
    items: { type: 'string', enum: field.options.map(({ value }) => value) },
    uniqueItems: true,
  }),
  check: checkOptions,
  operators: setOperators,
  aggregates: countAggregates.slice(0, 1),
  sortable: false,
  groupable: false,
  expressionType: () => 'texts',
  samples: {
    field: { options: sampleOptions },
    valid: [['hot'], ['cold', 'hot', 'cold']],
    invalid: ['hot', ['warm'], [1], {}, [['hot']]],
    texts: [
      ['热、Cold', ['hot', 'cold']],
      ['very warm; cold', ['hot', 'cold']],
    ],
  },
};

function parseOptions(input: unknown, field: FieldOf<'choices'>): Parsed<string[]> {
  if (!Array.isArray(input)) return refuseType(field, { zh: '选项值的数组', en: "an array of options' values" }, input);
  if (input.length > most) return refuse(field, 'tooMany', { max: most, count: input.length });
  const chosen = new Set<string>();
  for (const item of input) {
    const parsed = parseOption(item, field);
    if (!parsed.ok) return parsed;
    if (parsed.value !== null) chosen.add(parsed.value);
  }
  return { ok: true, value: chosen.size ? [...chosen] : null };
}
