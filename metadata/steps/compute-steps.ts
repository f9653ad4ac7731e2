import type { ValueType } from '../define/named-values.ts';
import { choiceInput, expressionInput } from './step-inputs.ts';
import type { StepKind } from './step-kind.ts';

/** Works a value out once, for all later steps to use. */
const compute: StepKind<{ type?: ValueType; expression: { expression: string } }> = {
  label: { zh: '计算', en: 'Work out a value' },
  about: {
    zh: '用公式算出一个值，供后面的步骤使用',
    en: 'Works out a value by a formula, for later steps to use',
  },
  icon: 'math-function',
  inputs: {
    type: choiceInput(
      { zh: '结果类型', en: 'What comes out' },
      {
        number: { zh: '数字', en: 'a number' },
        text: { zh: '文本', en: 'a text' },
        boolean: { zh: '是或否', en: 'yes or no' },
        date: { zh: '日期', en: 'a date' },
        datetime: { zh: '日期时间', en: 'a date and time' },
      },
    ),
    expression: expressionInput({ zh: '公式', en: 'Formula' }, ({ type = 'number' }) => type as ValueType),
  },
  outputs: {},
  answers: ({ type = 'number' }) => ({ value: { label: { zh: '算出的值', en: 'The value' }, type } }),
  writes: () => [],
  example: { type: 'text', expression: { expression: 'name' } },
};

/** Kinds of steps that work something out. */
export const computeSteps = { compute };
