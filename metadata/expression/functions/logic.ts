import sql, { join } from 'sql-template-tag';
import { defineFunction, defineListFunction, type ExpressionFunction, type ExpressionValue, parameter } from '../function.ts';
import { isSame } from '../is-same.ts';

const condition = parameter('boolean', '条件', 'condition');
const result = parameter('any', '结果', 'result', { group: 'result', blank: true });
const otherwise = parameter('any', '否则', 'otherwise', { group: 'result', blank: true });

/** Choices between values. A blank condition counts as FALSE. */
export const logicFunctions: ExpressionFunction[] = [
  defineFunction({
    name: 'IF',
    family: 'logic',
    label: { zh: '如果', en: 'If' },
    help: {
      zh: '条件成立时取前者，否则取后者（可省略，即为空）',
      en: 'The first result when the condition holds, else the second, or blank',
    },
    parameters: [condition, result, { ...otherwise, optional: true }],
    result: 'same',
    evaluate: ([holds, then, other]) => (holds ? then : (other ?? null)),
    compile: ([holds, then, other]) => sql`case when ${holds} then ${then}${other ? sql` else ${other}` : sql``} end`,
    samples: [
      ['IF(12000 > 10000, "big", "small")', 'big'],
      ['IF(NULL, 1, 2)', '2'],
    ],
  }),
  defineListFunction({
    name: 'IFS',
    family: 'logic',
    label: { zh: '多条件', en: 'First that holds' },
    help: {
      zh: '依次判断，取第一个成立的条件后面的结果；末尾可加“否则”',
      en: 'The result after the first condition that holds; may end with an otherwise',
    },
    parameters: [condition, result],
    repeat: 2,
    otherwise,
    result: 'same',
    evaluate: (args) => {
      for (let at = 0; at + 1 < args.length; at += 2) if (args[at]) return args[at + 1] as ExpressionValue;
      return args.length % 2 ? (args.at(-1) as ExpressionValue) : null;
    },
    compile: (args) => {
      const cases = pairs(args).map(([when, then]) => (then ? sql` when ${when} then ${then}` : sql` else ${when}`));
      return sql`case${join(cases, '')} end`;
    },
    samples: [['IFS(1 > 2, "a", 2 > 1, "b", "c")', 'b']],
  }),
  defineListFunction({
    name: 'SWITCH',
    family: 'logic',
    label: { zh: '按值选择', en: 'By value' },
    help: {
      zh: '与后面各值比较，取相等者后面的结果；末尾可加“否则”',
      en: 'Compares with each value and takes the result after the equal one; may end with an otherwise',
    },
    parameters: [
      parameter('any', '值', 'value', { group: 'value', blank: true }),
      parameter('any', '等于', 'equal to', { group: 'value', blank: true }),
      result,
    ],
    repeat: 2,
    otherwise,
    result: 'same',
    rereads: true,
    evaluate: ([value, ...args]) => {
      for (let at = 0; at + 1 < args.length; at += 2) if (isSame(value, args[at])) return args[at + 1] as ExpressionValue;
      return args.length % 2 ? (args.at(-1) as ExpressionValue) : null;
    },
    compile: ([value, ...args]) => {
      const cases = pairs(args).map(([when, then]) =>
        then ? sql` when ${value} is not distinct from ${when} then ${then}` : sql` else ${when}`,
      );
      return sql`case${join(cases, '')} end`;
    },
    samples: [['SWITCH("b", "a", 1, "b", 2, 0)', '2']],
  }),
  defineListFunction({
    name: 'IN',
    family: 'logic',
    label: { zh: '属于', en: 'One of' },
    help: {
      zh: '值等于后面所列之一；两个空值相等',
      en: 'TRUE when the value equals one of those that follow; two blanks are equal',
    },
    parameters: [
      parameter('any', '值', 'value', { group: 'value', blank: true }),
      parameter('any', '其中之一', 'one of', { group: 'value', blank: true }),
    ],
    repeat: 1,
    result: 'boolean',
    solid: true,
    rereads: true,
    evaluate: ([value, ...others]) => others.some((other) => isSame(value, other)),
    compile: ([value, ...others]) =>
      join(
        others.map((other) => sql`${value} is not distinct from ${other}`),
        ' or ',
      ),
    samples: [
      ['IN("b", "a", "b")', true],
      ['IN(3, 1, 2)', false],
      ['IN("", NULL, "a")', true],
    ],
  }),
  defineListFunction({
    name: 'AND',
    family: 'logic',
    label: { zh: '并且', en: 'And' },
    help: { zh: '所有条件都成立', en: 'TRUE when every condition holds' },
    parameters: [condition],
    repeat: 1,
    result: 'boolean',
    solid: true,
    evaluate: (args) => args.every(Boolean),
    compile: (args) => sql`${join(args, ' and ')}`,
    samples: [
      ['AND(TRUE, 1 < 2)', true],
      ['TRUE and NULL', false],
    ],
  }),
  defineListFunction({
    name: 'OR',
    family: 'logic',
    label: { zh: '或者', en: 'Or' },
    help: { zh: '至少一个条件成立', en: 'TRUE when at least one condition holds' },
    parameters: [condition],
    repeat: 1,
    result: 'boolean',
    solid: true,
    evaluate: (args) => args.some(Boolean),
    compile: (args) => sql`${join(args, ' or ')}`,
    samples: [['OR(FALSE, 1 < 2)', true]],
  }),
  defineFunction({
    name: 'NOT',
    family: 'logic',
    label: { zh: '非', en: 'Not' },
    help: { zh: '条件不成立', en: 'TRUE when the condition does not hold' },
    parameters: [condition],
    result: 'boolean',
    solid: true,
    evaluate: ([holds]) => !holds,
    compile: ([holds]) => sql`not ${holds}`,
    samples: [['not 1 = 2', true]],
  }),
];

function pairs<T>(list: readonly T[]): [T, T | undefined][] {
  return Array.from({ length: Math.ceil(list.length / 2) }, (_, at) => [list[2 * at] as T, list[2 * at + 1]]);
}
