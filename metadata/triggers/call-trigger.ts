import type { CallTrigger } from '../define/trigger.ts';
import type { TriggerKind } from './trigger-kind.ts';

/** Another process has it done, and whoever that acts for stands behind it. */
export const callTrigger: TriggerKind<CallTrigger> = {
  beginning: { kind: 'call' },
  kept: ({ takes }) => ({ kind: 'call', ...(takes && { takes }) }),
  action: 'call',
  acts: 'starter',
  gives: ({ takes = {} }) =>
    Object.fromEntries(Object.entries(takes).map(([name, { type }]) => [name, { label: { zh: name, en: name }, type }])),
};
