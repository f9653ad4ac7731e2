import sql, { join } from 'sql-template-tag';
import { Decimal } from '../decimal.ts';
import { defineFunction, defineListFunction, type ExpressionFunction, type ExpressionValue, parameter } from '../function.ts';

const value = parameter('any', '值', 'value', { blank: true });
const candidate = parameter('any', '值', 'value', { group: 'result', blank: true });

/** Dealing with blanks: NULL, an empty text and an empty choice list are one and the same. */
export const blankFunctions: ExpressionFunction[] = [
  ...(['ISBLANK', 'ISEMPTY'] as const).map((name) =>
    defineFunction({
      name,
      family: 'logic',
      label: { zh: '为空', en: 'Is blank' },
      help: { zh: '没有值（空文本也算）', en: 'TRUE when there is no value; an empty text is none' },
      parameters: [value],
      result: 'boolean',
      solid: true,
      evaluate: ([given]) => given === null,
      compile: ([given]) => sql`${given} is null`,
      samples: [
        [`${name}("")`, true],
        [`${name}(0)`, false],
      ],
    }),
  ),
  ...(['BLANKVALUE', 'COALESCE'] as const).map((name) =>
    defineListFunction({
      name,
      family: 'logic',
      label: { zh: '首个非空值', en: 'First that is not blank' },
      help: { zh: '依次取第一个不为空的值', en: 'The first of the values that is not blank' },
      parameters: [candidate, candidate],
      repeat: 1,
      result: 'same',
      evaluate: (args) => (args.find((argument) => argument !== null) ?? null) as ExpressionValue,
      compile: (args) => sql`coalesce(${join(args, ', ')})`,
      samples: [[`${name}("", NULL, "a")`, 'a']],
    }),
  ),
  defineFunction({
    name: 'INCLUDES',
    family: 'text',
    label: { zh: '多选包含', en: 'Includes' },
    help: { zh: '多选字段中选了该值', en: 'TRUE when a multiple choice holds the value' },
    parameters: [parameter('texts', '多选字段', 'choices'), parameter('text', '值', 'value')],
    result: 'boolean',
    solid: true,
    evaluate: ([choices, wanted]) => choices.includes(wanted),
    compile: ([choices, wanted]) => sql`coalesce(${wanted} = any(${choices}), false)`,
    samples: [],
    example: 'INCLUDES(tags, "vip")',
  }),
  defineFunction({
    name: 'COUNTCHOICES',
    family: 'text',
    label: { zh: '多选个数', en: 'How many choices' },
    help: { zh: '多选字段选了几项', en: 'How many values a multiple choice holds' },
    parameters: [parameter('texts', '多选字段', 'choices')],
    result: 'number',
    solid: true,
    evaluate: ([choices]) => new Decimal(choices.length),
    compile: ([choices]) => sql`cardinality(${choices})::numeric`,
    samples: [],
    example: 'COUNTCHOICES(tags) > 1',
  }),
];
