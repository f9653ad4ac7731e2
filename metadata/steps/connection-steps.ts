import type { TypedWays } from '../define/named-values.ts';
import { actionInput, choiceInput, connectionInput, laterTextsInput, pathsInput, typedWaysInput } from './step-inputs.ts';
import type { StepKind } from './step-kind.ts';

/** What a call of a connection is told. */
export type CallInputs = {
  connection: string;
  action: string;
  fields?: string[];
  values: Record<string, unknown>;
  takes?: TypedWays;
  repeat?: 'again' | 'ask';
};

/** Has a connection do one of its actions. `fields` of the record go with an action that sends it. With `takes` it waits for the answer. */
const callConnection: StepKind<CallInputs> = {
  label: { zh: '调用连接', en: 'Call a connection' },
  about: {
    zh: '让外部系统做一件事，例如发送通知或 HTTP 请求，可取回答复中的值',
    en: 'Has another system do something, such as tell a chat or answer an HTTP request, whose values can be taken back',
  },
  icon: 'plug',
  inputs: {
    connection: connectionInput({ zh: '连接', en: 'Connection' }),
    action: actionInput({ zh: '动作', en: 'Action' }),
    fields: pathsInput({ zh: '随附字段', en: 'Fields to send' }),
    values: laterTextsInput({ zh: '内容', en: 'Content' }),
    takes: typedWaysInput({ zh: '从答复中取回（等待答复）', en: 'What is taken from the answer (it is waited for)' }),
    repeat: choiceInput(
      { zh: '不知道对方是否收到时', en: 'When it is not known whether it arrived' },
      {
        again: { zh: '再发一次（对方能识别重复）', en: 'send it again: the receiver knows a repetition' },
        ask: { zh: '不重发，交给人决定', en: 'leave it to a person' },
      },
    ),
  },
  outputs: {},
  answers: ({ takes = {} }) =>
    Object.fromEntries(Object.entries(takes).map(([name, { type }]) => [name, { label: { zh: name, en: name }, type }])),
  writes: () => [],
  waits: ({ takes = {} }) => Object.keys(takes).length > 0,
  example: { connection: 'webhook', action: 'post', fields: ['name'], values: { text: { template: '{name}' } } },
};

/** Kinds of steps that reach other systems. */
export const connectionSteps = { callConnection };
