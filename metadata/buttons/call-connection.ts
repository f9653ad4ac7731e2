import { actionInput, answerInput, connectionInput, laterTextsInput, pathsInput } from '../steps/step-inputs.ts';
import type { ButtonKind } from './button-kind.ts';

type Inputs = {
  connection: string;
  action: string;
  fields?: string[];
  values: Record<string, unknown>;
  answer?: Record<string, string>;
};

/** Has a connection do one of its actions. What comes back may go to fields of the record, with the rights of whoever pressed. */
export const callConnection: ButtonKind<Inputs> = {
  label: { zh: '调用连接', en: 'Call a connection' },
  does: {
    zh: '通过连接调用外部系统，可把答复写回字段',
    en: 'Call another system over a connection; its answer may go to fields',
  },
  icon: 'send',
  inputs: {
    connection: connectionInput({ zh: '连接', en: 'Connection' }),
    action: actionInput({ zh: '动作', en: 'Action' }),
    fields: pathsInput({ zh: '随附字段', en: 'Fields to send' }),
    values: laterTextsInput({ zh: '内容', en: 'Content' }),
    answer: answerInput({ zh: '答复写回字段', en: 'Answer to fields' }),
  },
  writes: ({ answer = {} }, object) => {
    const fields = Object.keys(answer);
    return fields.length === 0 ? [] : [{ object, action: 'edit', fields }];
  },
  example: { connection: 'webhook', action: 'post', fields: ['name'], values: {}, answer: { next_step: 'data.next' } },
};
