import sql, { type Sql } from 'sql-template-tag';
import { creditCheck, identityCheck, isLuhn } from '../checksums.ts';
import { defineFunction, type ExpressionFunction, parameter } from '../function.ts';
import { longestMatched, type Pattern, readPattern } from '../pattern.ts';

const text = parameter('text', '文本', 'text');
const pattern = parameter('text', '格式', 'pattern', {
  literal: { accepts: (source) => readPattern(source) !== undefined, examples: '"[A-Z]{2}\\d{6}"' },
});

/** Whether texts are written as they should be. */
export const textCheckFunctions: ExpressionFunction[] = [
  defineFunction({
    name: 'MATCHES',
    family: 'text',
    label: { zh: '符合格式', en: 'Matches' },
    help: {
      zh: '整个文本符合该格式（正则表达式）：\\d 数字，[A-Z] 范围，? * + {2} {2,4} 次数，| 或；超过 250 个字符的不符合',
      en: 'TRUE when the whole text fits the pattern, a regular expression: \\d a digit, [A-Z] a range, ? * + {2} {2,4} how often, | or; no text of over 250 characters does',
    },
    parameters: [text, pattern],
    result: 'boolean',
    solid: true,
    rereads: true,
    evaluate: ([given, source]) => [...given].length <= longestMatched && patternOf(source).expression.test(given),
    compile: ([given], { literal }) =>
      sql`(char_length(${given}) <= ${longestMatched} and ${given} ~ ${patternOf(literal(1)).sql}::text)`,
    samples: [
      ['MATCHES("AB123456", "[A-Z]{2}\\d{6}")', true],
      ['MATCHES("13800138000", "1[3-9]\\d{9}")', true],
      ['MATCHES("x13800138000", "1[3-9]\\d{9}")', false],
      ['MATCHES("榫卯", "[一-龥]{2,4}")', true],
      ['MATCHES("li.lei@tenon.cn", "[^@\\s]+@[^@\\s]+\\.[^@\\s]+")', true],
    ],
  }),
  defineCheck({
    name: 'ISIDNUMBER',
    label: { zh: '身份证号正确', en: 'Is an identity card number' },
    help: {
      zh: '18 位身份证号，出生日期与末位校验码正确；空格与短横不计',
      en: 'TRUE for an identity card number of 18 digits with a right day of birth and last digit, blanks and dashes aside',
    },
    isRight: (code) =>
      /^[1-9]\d{16}[\dX]$/.test(code) && isDay(code.slice(6, 14)) && identityCheck(code.slice(0, 17)) === code[17],
    // The day is looked at by arithmetic: a date that does not exist would be an error.
    right: (
      code,
    ) => sql`case when ${code} ~ '^[1-9][0-9]{16}[0-9X]$' and substr(${code}, 7, 4) >= '1800' and substr(${code}, 11, 2) between '01' and '12'
      then substr(${code}, 13, 2)::int between 1 and extract(day from make_date(substr(${code}, 7, 4)::int, substr(${code}, 11, 2)::int, 1) + interval '1 month' - interval '1 day')
        and substr('10X98765432', 1 + (select sum(weight * substr(${code}, place::int, 1)::int)::int % 11 from unnest(array[7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) with ordinality as digits (weight, place)), 1) = right(${code}, 1)
      else false end`,
    samples: [
      ['ISIDNUMBER("11010519491231002X")', true],
      ['ISIDNUMBER("1101 0519 4912 3100 2x")', true],
      ['ISIDNUMBER("110105194912310021")', false],
      ['ISIDNUMBER("110105194902300029")', false],
      ['ISIDNUMBER("11010519491331002X")', false],
    ],
  }),
  defineCheck({
    name: 'ISCREDITCODE',
    label: { zh: '统一社会信用代码正确', en: 'Is a social credit code' },
    help: {
      zh: '18 位统一社会信用代码，末位校验码正确；空格与短横不计',
      en: 'TRUE for a unified social credit code of 18 signs with a right last one, blanks and dashes aside',
    },
    isRight: (code) =>
      /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(code) && creditCheck(code.slice(0, 17)) === code[17],
    right: (code) => sql`case when ${code} ~ '^[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}$'
      then substr('0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + (31 - (select sum(weight * (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(${code}, place::int, 1)) - 1))::int % 31 from unnest(array[1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]) with ordinality as signs (weight, place))) % 31, 1) = right(${code}, 1)
      else false end`,
    samples: [
      ['ISCREDITCODE("9144030071526726xg")', true],
      ['ISCREDITCODE("91350100M000100Y44")', false],
    ],
  }),
  defineCheck({
    name: 'ISCARDNUMBER',
    label: { zh: '银行卡号正确', en: 'Is a bank card number' },
    help: {
      zh: '13–19 位银行卡号，末位校验码正确；空格与短横不计',
      en: 'TRUE for a bank card number of 13–19 digits with a right last one, blanks and dashes aside',
    },
    isRight: (code) => /^\d{13,19}$/.test(code) && isLuhn(code),
    right: (code) => sql`case when ${code} ~ '^[0-9]{13,19}$'
      then (select sum(case when place % 2 = 1 then digit when digit > 4 then digit * 2 - 9 else digit * 2 end) % 10 = 0 from (select place, substr(reverse(${code}), place, 1)::int as digit from generate_series(1, length(${code})) as place) as digits)
      else false end`,
    samples: [
      ['ISCARDNUMBER("6222 6002 6000 1072 444")', true],
      ['ISCARDNUMBER("6222600260001072445")', false],
    ],
  }),
];

type Check = Pick<ExpressionFunction, 'name' | 'label' | 'help' | 'samples'> & {
  isRight(code: string): boolean;
  right(code: Sql): Sql;
};

/** A code without blanks and dashes, in capitals, whose signs suit each other. */
function defineCheck({ isRight, right, ...entry }: Check): ExpressionFunction {
  return defineFunction({
    ...entry,
    family: 'text',
    parameters: [text],
    result: 'boolean',
    solid: true,
    evaluate: ([given]) => isRight(given.replace(/[ \t-]/g, '').replace(/[a-z]/g, (letter) => letter.toUpperCase())),
    compile: ([given]) =>
      sql`(select ${right(sql`code`)} from (select upper(regexp_replace(${given}, '[ \t-]', '', 'g') collate "C") as code) as given)`,
  });
}

const known = new Map<string, Pattern>();

/** Read once: a condition is asked of every record. What is no pattern does not pass the check. */
function patternOf(source: string): Pattern {
  const read = known.get(source) ?? readPattern(source);
  if (!read) throw new Error(`“${source}” is no pattern`);
  if (known.size > 1_000) known.clear();
  known.set(source, read);
  return read;
}

function isDay(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1800 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
