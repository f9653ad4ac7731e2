import sql from 'sql-template-tag';
import { defineFunction, type ExpressionFunction, parameter } from '../function.ts';

const text = parameter('text', '文本', 'text');
const part = parameter('text', '查找内容', 'part');

/** Questions about texts; upper and lower case differ, and a blank part stands in every text. */
export const textTestFunctions: ExpressionFunction[] = [
  defineFunction({
    name: 'CONTAINS',
    family: 'text',
    label: { zh: '包含', en: 'Contains' },
    help: { zh: '文本中含有该内容', en: 'TRUE when the part stands in the text' },
    parameters: [text, part],
    result: 'boolean',
    solid: true,
    evaluate: ([given, wanted]) => given.includes(wanted),
    compile: ([given, wanted]) => sql`strpos(${given}, ${wanted}) > 0`,
    samples: [
      ['CONTAINS("上海榫卯", "榫")', true],
      ['CONTAINS("abc", "B")', false],
    ],
  }),
  defineFunction({
    name: 'STARTSWITH',
    family: 'text',
    label: { zh: '开头是', en: 'Starts with' },
    help: { zh: '文本以该内容开头', en: 'TRUE when the text starts with the part' },
    parameters: [text, part],
    result: 'boolean',
    solid: true,
    evaluate: ([given, wanted]) => given.startsWith(wanted),
    compile: ([given, wanted]) => sql`starts_with(${given}, ${wanted})`,
    samples: [['STARTSWITH("+86138", "+86")', true]],
  }),
  defineFunction({
    name: 'ENDSWITH',
    family: 'text',
    label: { zh: '结尾是', en: 'Ends with' },
    help: { zh: '文本以该内容结尾', en: 'TRUE when the text ends with the part' },
    parameters: [text, part],
    result: 'boolean',
    solid: true,
    evaluate: ([given, wanted]) => given.endsWith(wanted),
    compile: ([given, wanted]) => sql`starts_with(reverse(${given}), reverse(${wanted}))`,
    samples: [['ENDSWITH("a@tenon.cn", ".cn")', true]],
  }),
];
