import type { Field } from '../define/field.ts';
import type { Rule } from '../define/rule.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import { readPattern } from '../expression/pattern.ts';
import type { Label } from '../label.ts';
import { quote } from './write-condition.ts';

/** What a check may be given besides its field: a pattern, bounds as numbers or how many characters, or another field with its name. */
export type CheckGiven = { pattern?: string; least?: string; most?: string; other?: string; otherLabel?: Label };

/** A check that is ready to be made a rule of. `asks`: what has to be given. */
export type ReadyCheck = {
  name: string;
  label: Label;
  fits(type: ExpressionType): boolean;
  asks?: 'pattern' | 'bounds' | 'field';
  /** An expression that is true of a value that is right. */
  right(field: string, given: CheckGiven): string;
  /** What is told of one that is not, after the name of the field. */
  says(given: CheckGiven): Label;
};

const isText = (type: ExpressionType) => type === 'text';
const isNumber = (type: ExpressionType) => type === 'number';
const isDay = (of: ExpressionType) => of === 'date' || of === 'datetime';

const ofText = (name: string, label: Label, right: (field: string) => string, says: Label): ReadyCheck => ({
  ...{ name, label, fits: isText, right, says: () => says },
});

/** Checks that nearly everybody wants some time, in the order in which they are offered. */
export const readyChecks: readonly ReadyCheck[] = [
  ofText('email', { zh: '邮箱', en: 'E-mail address' }, (field) => `MATCHES(${field}, "[^@\\s]+@[^@\\s]+\\.[^@\\s]+")`, {
    zh: '不是正确的邮箱',
    en: 'is no e-mail address',
  }),
  ofText(
    'mobile',
    { zh: '手机号（中国大陆）', en: 'Mobile number (mainland China)' },
    (field) => `MATCHES(${field}, "(\\+86)?1[3-9]\\d{9}")`,
    {
      zh: '不是 11 位手机号',
      en: 'is no mobile number of 11 digits',
    },
  ),
  ofText('identity', { zh: '身份证号', en: 'Identity card number' }, (field) => `ISIDNUMBER(${field})`, {
    zh: '不是正确的 18 位身份证号',
    en: 'is no right identity card number of 18 digits',
  }),
  ofText('credit', { zh: '统一社会信用代码', en: 'Unified social credit code' }, (field) => `ISCREDITCODE(${field})`, {
    zh: '不是正确的统一社会信用代码',
    en: 'is no right unified social credit code',
  }),
  ofText('card', { zh: '银行卡号', en: 'Bank card number' }, (field) => `ISCARDNUMBER(${field})`, {
    zh: '不是正确的银行卡号',
    en: 'is no right bank card number',
  }),
  ofText('url', { zh: '网址', en: 'Web address' }, (field) => `MATCHES(${field}, "https?://[^\\s]+")`, {
    zh: '不是以 http:// 或 https:// 开头的网址',
    en: 'is no address that begins with http:// or https://',
  }),
  {
    ...{ name: 'pattern', label: { zh: '自定义格式（正则表达式）', en: 'A pattern of your own (regular expression)' } },
    ...{ fits: isText, asks: 'pattern' },
    right: (field, { pattern = '' }) => `MATCHES(${field}, ${quote(pattern)})`,
    says: () => ({ zh: '格式不正确', en: 'is not written as it should be' }),
  },
  {
    ...{ name: 'length', label: { zh: '字符个数', en: 'Number of characters' }, fits: isText, asks: 'bounds' },
    right: (field, given) => within(`LEN(${field})`, given),
    says: (given) => ({ zh: `的字符个数应${bounds(given).zh}`, en: `should have ${bounds(given).en} characters` }),
  },
  {
    ...{ name: 'range', label: { zh: '数值范围', en: 'Range of a number' }, fits: isNumber, asks: 'bounds' },
    right: within,
    says: (given) => ({ zh: `应${bounds(given).zh}`, en: `should be ${bounds(given).en}` }),
  },
  {
    ...{ name: 'future', label: { zh: '不早于今天', en: 'Not before today' }, fits: isDay },
    right: (field) => `${field} >= TODAY()`,
    says: () => ({ zh: '不能早于今天', en: 'should not be before today' }),
  },
  {
    ...{ name: 'past', label: { zh: '不晚于今天', en: 'Not after today' }, fits: isDay },
    right: (field) => `${field} <= TODAY()`,
    says: () => ({ zh: '不能晚于今天', en: 'should not be after today' }),
  },
  {
    name: 'after',
    label: { zh: '不小于另一个字段', en: 'Not less than another field' },
    ...{ fits: (type) => isDay(type) || isNumber(type), asks: 'field' },
    right: (field, { other = '' }) => `(ISBLANK(${other}) OR ${field} >= ${other})`,
    says: ({ otherLabel: { zh, en } = { zh: '', en: '' } }) => ({
      zh: `不能小于或早于“${zh}”`,
      en: `should not be less than “${en}”, nor before it`,
    }),
  },
];

/** Is all there that the check asks for? */
export function isCheckComplete({ asks }: ReadyCheck, { pattern = '', least, most, other }: CheckGiven): boolean {
  if (asks === 'pattern') return readPattern(pattern) !== undefined;
  if (asks === 'field') return other !== undefined;
  const given = [least, most].filter((bound) => bound !== undefined && bound.trim() !== '');
  return asks !== 'bounds' || (given.length > 0 && given.every((bound) => /^-?\d+(\.\d+)?$/.test(bound as string)));
}

/** The rule that a check makes of a field: it refuses or warns, and asks nothing of a blank. */
export function ruleOfCheck(
  check: ReadyCheck,
  { name, field, given, level }: { name: string; field: Pick<Field, 'label'>; given: CheckGiven; level: 'refuse' | 'warn' },
): Rule {
  const said = check.says(given);
  const { zh, en } = field.label;
  return {
    when: `NOT ISBLANK(${name}) AND NOT ${check.right(name, given)}`,
    [level]: { field: name, message: { zh: `${zh}${said.zh}`, en: `${en} ${said.en}` } },
  };
}

function within(term: string, { least = '', most = '' }: CheckGiven): string {
  const sides = [
    ...(least.trim() === '' ? [] : [`${term} >= ${least.trim()}`]),
    ...(most.trim() === '' ? [] : [`${term} <= ${most.trim()}`]),
  ];
  return `(${sides.join(' AND ')})`;
}

function bounds({ least = '', most = '' }: CheckGiven): Label {
  if (most.trim() === '') return { zh: `不小于 ${least}`, en: `at least ${least}` };
  return least.trim() === ''
    ? { zh: `不大于 ${most}`, en: `at most ${most}` }
    : { zh: `在 ${least} 与 ${most} 之间`, en: `between ${least} and ${most}` };
}
