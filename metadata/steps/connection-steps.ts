import { actionInput, connectionInput, laterTextsInput, pathsInput } from './step-inputs.ts';
import type { StepKind } from './step-kind.ts';

/** Has a connection do one of its actions. `fields` of the record go with an action that sends it. */
const callConnection: StepKind<{ connection: string; action: string; fields?: string[]; values: Record<string, unknown> }> = {
  label: { zh: '调用连接', en: 'Call a connection' },
  about: { zh: '让外部系统做一件事，例如发送通知', en: 'Has another system do something, such as tell a chat' },
  icon: 'plug',
  inputs: {
    connection: connectionInput({ zh: '连接', en: 'Connection' }),
    action: actionInput({ zh: '动作', en: 'Action' }),
    fields: pathsInput({ zh: '随附字段', en: 'Fields to send' }),
    values: laterTextsInput({ zh: '内容', en: 'Content' }),
  },
  outputs: {},
  writes: () => [],
  example: { connection: 'webhook', action: 'post', fields: ['name'], values: { text: { template: '{name}' } } },
};

/** Kinds of steps that reach other systems. */
export const connectionSteps = { callConnection };
