import type { Label, Locale } from '../label.ts';
import type { Span } from './ast.ts';
import type { ExpressionType } from './expression-type.ts';

/** One thing wrong with an expression, and where. */
export type ExpressionError = Span & { code: ExpressionErrorCode; params?: Record<string, string | number | Label> };

/** Every error an expression can have. `{position}` counts characters from 1. */
export const expressionErrorTexts = {
  empty: { zh: '公式为空，请输入公式', en: 'The formula is empty; write one' },
  tooLong: { zh: '公式最多 {max} 个字符，现有 {length} 个', en: 'A formula takes at most {max} characters, this has {length}' },
  tooDeep: {
    zh: '第 {position} 个字符处嵌套超过 {max} 层，请拆成多个公式字段',
    en: 'At character {position} the formula is nested more than {max} levels deep; split it into several formula fields',
  },
  unexpectedCharacter: {
    zh: '第 {position} 个字符“{seen}”不能出现在这里',
    en: 'Character {position}, “{seen}”, has no meaning here',
  },
  unclosedText: {
    zh: '第 {position} 个字符处开始的文本缺少结束引号 "',
    en: 'The text that starts at character {position} lacks its closing quote "',
  },
  unexpectedEnd: {
    zh: '公式在结尾处不完整，还应有：{expected}',
    en: 'The formula breaks off at its end; still expected: {expected}',
  },
  unexpectedToken: {
    zh: '第 {position} 个字符处是“{seen}”，此处应为：{expected}',
    en: 'At character {position} stands “{seen}”; expected: {expected}',
  },
  numberTooPrecise: {
    zh: '数字“{seen}”过长：整数部分最多 {whole} 位，小数部分最多 {decimals} 位',
    en: 'The number “{seen}” is too long: at most {whole} digits before the point and {decimals} after it',
  },
  unknownField: { zh: '没有字段“{seen}”（第 {position} 个字符）', en: 'There is no field “{seen}” (character {position})' },
  unknownFieldNearest: {
    zh: '没有字段“{seen}”（第 {position} 个字符），是否想用“{nearest}”？',
    en: 'There is no field “{seen}” (character {position}); did you mean “{nearest}”?',
  },
  unknownFunction: { zh: '没有函数“{seen}”（第 {position} 个字符）', en: 'There is no function “{seen}” (character {position})' },
  unknownFunctionNearest: {
    zh: '没有函数“{seen}”（第 {position} 个字符），是否想用“{nearest}”？',
    en: 'There is no function “{seen}” (character {position}); did you mean “{nearest}”?',
  },
  argumentCount: {
    zh: '函数 {function} 有 {seen} 个参数，应写作 {signature}',
    en: '{function} is given {seen} arguments; write {signature}',
  },
  wrongType: {
    zh: '{function} 的“{parameter}”应为{expected}，这里是{seen}（第 {position} 个字符）',
    en: '“{parameter}” of {function} should be {expected}, but is {seen} (character {position})',
  },
  differentTypes: {
    zh: '{function} 的各个结果须为同一类型：前面是{expected}，这里是{seen}（第 {position} 个字符）',
    en: '{function} needs values of one type: the first is {expected}, this is {seen} (character {position})',
  },
  wrongOperands: {
    zh: '“{function}”不能用于{seen}（第 {position} 个字符）',
    en: '“{function}” cannot be used with {seen} (character {position})',
  },
  notLiteral: {
    zh: '{function} 的“{parameter}”须直接写出，例如 {examples}（第 {position} 个字符）',
    en: '“{parameter}” of {function} must be written out, for example {examples} (character {position})',
  },
  badLiteral: {
    zh: '{function} 的“{parameter}”不能是“{seen}”：写法有误，或要花太长时间；例如 {examples}（第 {position} 个字符）',
    en: '“{parameter}” of {function} cannot be “{seen}”: it is not written right, or would take too long; for example {examples} (character {position})',
  },
  notField: {
    zh: '{function} 的“{parameter}”须是本记录自己的字段（第 {position} 个字符）',
    en: '“{parameter}” of {function} must be a field of the record itself (character {position})',
  },
  onlyInRules: {
    zh: '函数 {function} 只能用在规则中：公式不知道修改前的值，也不知道是谁在修改（第 {position} 个字符）',
    en: '{function} is for rules alone: a formula knows neither the change nor who makes it (character {position})',
  },
} as const satisfies Record<string, Label>;

export type ExpressionErrorCode = keyof typeof expressionErrorTexts;

/** What the types are called where a person reads about them. */
export const expressionTypeLabels = {
  text: { zh: '文本', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: '是/否', en: 'a yes/no value' },
  date: { zh: '日期', en: 'a date' },
  datetime: { zh: '日期时间', en: 'a date and time' },
  texts: { zh: '多选', en: 'a multiple choice' },
  reference: { zh: '关联记录', en: 'a linked record' },
  none: { zh: '空值', en: 'a blank' },
} as const satisfies Record<ExpressionType, Label>;

/** The error as a sentence in the reader's language. */
export function formatExpressionError(error: ExpressionError, locale: Locale): string {
  const params: Record<string, string | number | Label> = { position: error.start + 1, ...error.params };
  return expressionErrorTexts[error.code][locale].replace(/\{(\w+)\}/g, (hole, name: string) => {
    const param = params[name];
    return param === undefined ? hole : String(typeof param === 'object' ? param[locale] : param);
  });
}
