import { z } from 'zod';
import type { ChoiceOption, FieldOf } from '../define/field.ts';
import { nameSchema } from '../define/name.ts';
import { countAggregates } from './aggregate-sets.ts';
import { checkOptions } from './check-choice.ts';
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
import { listConditions } from './conditions/lists.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { refuse, refuseType, showSeen } from './refuse.ts';
import { inQuotes, joinList, splitList } from './split-list.ts';

const separators = /[;；,，、|\n]/;
/** These may stand within the name of an option. */
const innerSeparators = /[/／+＋&＆]/;
const most = 1000;

export const choices: FieldType<'choices'> = {
  name: 'choices',
  label: { zh: '多选', en: 'Choices' },
  design: {
    icon: 'list-check',
    group: 'choice',
    typed: true,
    example: { zh: '展会、官网', en: 'Fair, website' },
    suits: /(标签|爱好|多选|渠道|tags?|labels|channels|interests|skills)$/i,
    begins: { options: [{ value: 'one', label: { zh: '选项一', en: 'First option' }, color: 'gray' }] },
    settings: [listSetting, { name: 'options', label: { zh: '选项', en: 'Options' }, takes: 'options' }],
  },
  options: z.strictObject({ options: choiceOptionsSchema, list: nameSchema.optional() }),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'text[]' }],
  parse: parseOptions,
  parseText(cell, field) {
    const whole = findOption(cell, field);
    if (whole) return { ok: true, value: [whole.value] };
    const pieces = piecesOf(cell);
    if (pieces.length > most) return refuse(field, 'tooMany', { max: most, count: pieces.length });
    const chosen = new Set<string>();
    for (const piece of pieces) {
      const found = optionsIn(piece, field);
      if (!found && piece === cell) return refuse(field, 'unknownOption', { seen: showSeen(cell) });
      if (!found) return refuse(field, 'unknownOptionIn', { seen: showSeen(piece), cell: showSeen(cell) });
      for (const { value } of found) chosen.add(value);
    }
    return { ok: true, value: chosen.size > 0 ? [...chosen] : null };
  },
  entries: piecesOf,
  ...sameInColumn,
  toText(value, field, locale) {
    const texts = (value as string[]).map((one) => optionText(one, field, locale));
    return texts.join({ zh: '、', en: ', ' }[locale]);
  },
  toCell(value, field, locale) {
    const [first = '', ...rest] = (value as string[]).map((one) => optionCell(one, field, locale));
    const list = joinList([first, ...rest], { zh: '、', en: ', ' }[locale], separators);
    // A single name may hold separators; names together must not look like the name of another.
    if (rest.length === 0) return first;
    return findOption(list, field) ? `${inQuotes(first)}${list.slice(first.length)}` : list;
  },
  schema: (field) => ({
    type: 'array',
    items: { type: 'string', enum: field.options.map(({ value }) => value) },
    uniqueItems: true,
  }),
  check: checkOptions,
  conditions: listConditions,
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
      ['["hot","cold"]', ['hot', 'cold']],
      ['^hot^;^cold^', ['hot', 'cold']],
      ['Hot / Cold', ['hot', 'cold']],
      ['hot+cold', ['hot', 'cold']],
      ['hot\nCold', ['hot', 'cold']],
    ],
  },
};

/** What a cell lists: `a;b`, `["a","b"]`, `^a^;^b^`. */
function piecesOf(cell: string): string[] {
  return (readJsonList(cell) ?? splitList(cell, separators))
    .map((piece) => piece.replace(/^(["'^])(.*)\1$/, '$2').trim())
    .filter(Boolean);
}

function readJsonList(cell: string): string[] | undefined {
  if (!cell.startsWith('[') || !cell.endsWith(']')) return undefined;
  try {
    const list: unknown = JSON.parse(cell);
    return Array.isArray(list) ? list.slice(0, most + 1).map(String) : undefined;
  } catch {
    // As programs print lists that know no JSON: `['a', 'b']`.
    return splitList(cell.slice(1, -1), separators);
  }
}

/** The option that a piece names; of `a / b` and `a+b`, where no option is called so, both. */
function optionsIn(piece: string, field: FieldOf<'choices'>): ChoiceOption[] | undefined {
  const whole = findOption(piece, field);
  if (whole) return [whole];
  const found = splitList(piece, innerSeparators).map((each) => findOption(each, field));
  return found.length > 1 && found.length <= most && found.every((each) => each !== undefined) ? found : undefined;
}

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
