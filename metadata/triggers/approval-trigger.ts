import type { ApprovalTrigger } from '../define/trigger.ts';
import type { TriggerKind } from './trigger-kind.ts';

/** Acts as whoever decided last; where nobody did, as whoever submitted it. */
export const approvalTrigger: TriggerKind<ApprovalTrigger> = {
  beginning: { kind: 'approval', on: ['approved'] },
  kept: ({ on }) => ({ kind: 'approval', on }),
  action: 'approval',
  acts: 'starter',
  check(check, { object, process }) {
    if (process === undefined) return;
    const named = check.model.processes[process];
    if (!named) check.report('trigger.process', 'unknownProcess', { seen: process });
    else if (named.object !== object) check.report('trigger.process', 'otherRecords', { seen: process, object });
    else check.refer('trigger.process', { kind: 'process', name: process });
  },
};
