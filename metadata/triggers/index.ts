import type { ProcessTrigger } from '../define/trigger.ts';
import { approvalTrigger } from './approval-trigger.ts';
import { callTrigger } from './call-trigger.ts';
import { recordTriggers } from './record-triggers.ts';
import { timeTriggers } from './time-triggers.ts';
import type { TriggerKind } from './trigger-kind.ts';
import { webhookTrigger } from './webhook-trigger.ts';

/** Every kind of what can set a process off. */
export const triggerKinds = {
  ...recordTriggers,
  ...timeTriggers,
  call: callTrigger,
  approval: approvalTrigger,
  webhook: webhookTrigger,
};

export type TriggerKindName = keyof typeof triggerKinds;

/** What was published before there were kinds is of the kind `record`. */
export function nameOfTrigger({ kind = 'record' }: Pick<ProcessTrigger, 'kind'>): TriggerKindName {
  return kind;
}

export function kindOfTrigger(trigger: Pick<ProcessTrigger, 'kind'>): TriggerKind {
  return triggerKinds[nameOfTrigger(trigger)] as unknown as TriggerKind;
}
