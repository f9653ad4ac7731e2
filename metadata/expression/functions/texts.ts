import sql, { join } from 'sql-template-tag';
import { Decimal, wholeBetween } from '../decimal.ts';
import { defineFunction, defineListFunction, type ExpressionFunction, parameter } from '../function.ts';
import { between, wholeBetweenSql } from '../sql-numbers.ts';
import { cutText, cutTextSql, widestSubstitute } from './text-limits.ts';

const text = parameter('text', '文本', 'text');
const anything = parameter('text', '值', 'value', { converts: true });
const count = parameter('number', '字符数', 'characters');

const longest = 1_000_000_000;
const spaces = ' \u3000\u00a0\t\r\n';

/** Making texts. Lengths and places count characters (code points), so an emoji of one code point is one. */
export const textFunctions: ExpressionFunction[] = [
  ...(['&', 'CONCAT'] as const).map((name) =>
    defineListFunction({
      name,
      family: 'text',
      label: { zh: '连接文本', en: 'Join texts' },
      help: { zh: '把各值连成一段文本，空值不计', en: 'Joins the values to one text; blanks add nothing' },
      parameters: [anything],
      repeat: 1,
      result: 'text',
      solid: true,
      evaluate: (args) => cutText(args.join('')),
      compile: (args) => cutTextSql(sql`${join(args, ' || ')}`),
      samples: name === '&' ? [['"第" & 1 & "期" & NULL', '第1期']] : [['CONCAT("a", 1.50, TRUE)', 'a1.5TRUE']],
    }),
  ),
  defineFunction({
    name: 'LEN',
    family: 'text',
    label: { zh: '字符数', en: 'Length' },
    help: { zh: '文本有几个字符', en: 'How many characters the text has' },
    parameters: [text],
    result: 'number',
    solid: true,
    evaluate: ([given]) => new Decimal([...given].length),
    compile: ([given]) => sql`length(${given})::numeric`,
    samples: [
      ['LEN("榫卯😀")', '3'],
      ['LEN(NULL)', '0'],
    ],
  }),
  defineFunction({
    name: 'LEFT',
    family: 'text',
    label: { zh: '左边几个字符', en: 'First characters' },
    help: { zh: '文本开头的几个字符', en: 'The first characters of the text' },
    parameters: [text, count],
    result: 'text',
    evaluate: ([given, n]) =>
      characters(given)
        .slice(0, wholeBetween(n, 0, longest) ?? 0)
        .join(''),
    compile: ([given, n]) => sql`left(${given}, ${wholeBetweenSql(n, 0, longest)})`,
    samples: [
      ['LEFT("榫卯科技", 2)', '榫卯'],
      ['LEFT("abc", -1)', null],
    ],
  }),
  defineFunction({
    name: 'RIGHT',
    family: 'text',
    label: { zh: '右边几个字符', en: 'Last characters' },
    help: { zh: '文本末尾的几个字符', en: 'The last characters of the text' },
    parameters: [text, count],
    result: 'text',
    evaluate: ([given, n]) => {
      const kept = wholeBetween(n, 0, longest) ?? 0;
      return kept ? characters(given).slice(-kept).join('') : '';
    },
    compile: ([given, n]) => sql`right(${given}, ${wholeBetweenSql(n, 0, longest)})`,
    samples: [['RIGHT("13800138000", 4)', '8000']],
  }),
  defineFunction({
    name: 'MID',
    family: 'text',
    label: { zh: '中间几个字符', en: 'Characters from' },
    help: { zh: '从第几个字符起取几个字符', en: 'So many characters from a place, counted from 1' },
    parameters: [text, parameter('number', '起始位置', 'start'), count],
    result: 'text',
    evaluate: ([given, start, n]) => {
      const from = wholeBetween(start, 1, longest);
      const kept = wholeBetween(n, 0, longest);
      return from === null || kept === null
        ? null
        : characters(given)
            .slice(from - 1, from - 1 + kept)
            .join('');
    },
    compile: ([given, start, n]) =>
      sql`substr(${given}, ${wholeBetweenSql(start, 1, longest)}, ${wholeBetweenSql(n, 0, longest)})`,
    samples: [['MID("上海市浦东新区", 4, 2)', '浦东']],
  }),
  defineFunction({
    name: 'TRIM',
    family: 'text',
    label: { zh: '去首尾空格', en: 'Trim' },
    help: { zh: '去掉首尾的空格（含全角）和换行', en: 'Takes spaces and line breaks off both ends' },
    parameters: [text],
    result: 'text',
    solid: true,
    evaluate: ([given]) => given.replace(new RegExp(`^[${spaces}]+|[${spaces}]+$`, 'g'), ''),
    compile: ([given]) => sql`btrim(${given}, ${spaces}::text)`,
    samples: [['TRIM(" 　a b ")', 'a b']],
  }),
  defineFunction({
    name: 'SUBSTITUTE',
    family: 'text',
    label: { zh: '替换文本', en: 'Substitute' },
    help: {
      zh: '把文本中的每处旧文本换成新文本（新文本最多 255 个字符）',
      en: 'Puts the new text, of at most 255 characters, wherever the old one stands',
    },
    parameters: [text, parameter('text', '旧文本', 'old'), parameter('text', '新文本', 'new')],
    result: 'text',
    solid: true,
    evaluate: ([given, old, fresh]) => {
      const kept = cutText(given);
      const put = cutText(fresh, widestSubstitute);
      return old ? cutText(kept.replaceAll(old, () => put)) : kept;
    },
    compile: ([given, old, fresh]) =>
      cutTextSql(sql`replace(${cutTextSql(given)}, ${old}, ${cutTextSql(fresh, widestSubstitute)})`),
    samples: [['SUBSTITUTE("a-b-c", "-", "")', 'abc']],
  }),
  defineFunction({
    name: 'FIND',
    family: 'text',
    label: { zh: '查找位置', en: 'Find' },
    help: {
      zh: '一段文本在另一段中的位置，从 1 数起；没有则为 0',
      en: 'Where one text first stands in another, counted from 1; 0 when it does not',
    },
    parameters: [parameter('text', '查找内容', 'part'), text],
    result: 'number',
    solid: true,
    evaluate: ([part, given]) => {
      const at = given.indexOf(part);
      return new Decimal(at < 0 ? 0 : characters(given.slice(0, at)).length + 1);
    },
    compile: ([part, given]) => sql`strpos(${given}, ${part})::numeric`,
    samples: [
      ['FIND("b", "😀abc")', '3'],
      ['FIND("x", "abc")', '0'],
    ],
  }),
  defineFunction({
    name: 'REPEAT',
    family: 'text',
    label: { zh: '重复文本', en: 'Repeat' },
    help: { zh: '把文本（最多 255 个字符）重复若干次，最多 100 次', en: 'The text, of at most 255 characters, up to 100 times' },
    parameters: [text, parameter('number', '次数', 'times')],
    result: 'text',
    evaluate: ([given, times]) => cutText(given, widestSubstitute).repeat(wholeBetween(times, 0, 100) ?? 0),
    compile: ([given, times]) =>
      sql`repeat(${cutTextSql(given, widestSubstitute)}, (${between(sql`trunc(${times})`, '-1', '101')})::int)`,
    samples: [['REPEAT("★", 3)', '★★★']],
  }),
];

function characters(text: string): string[] {
  return [...text];
}
