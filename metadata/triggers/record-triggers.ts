import { checkFilter } from '../check/check-filter.ts';
import type { ButtonTrigger, RecordTrigger } from '../define/trigger.ts';
import type { TriggerKind } from './trigger-kind.ts';

/** A change of a record. */
const record: TriggerKind<RecordTrigger> = {
  beginning: { on: ['create'] },
  kept: ({ on }) => ({ on }),
  action: 'update',
  acts: 'starter',
  watches: ({ changed = [] }) => changed,
  check(check, { object, on, when, was, becomes, changed = [] }) {
    for (const [index, field] of changed.entries()) check.field(`trigger.changed.${index}`, object, field);
    checkFilter(check, 'trigger.was', { object, filter: was });
    if (on.includes('delete') && on.length > 1) check.report('trigger.on', 'deletedAlone');
    if (was && !on.includes('update')) check.report('trigger.was', 'nothingBefore');
    if (becomes && !when) check.report('trigger.becomes', 'nothingBecomes');
  },
};

const button: TriggerKind<ButtonTrigger> = {
  beginning: { kind: 'button' },
  kept: () => ({ kind: 'button' }),
  action: 'press',
  acts: 'starter',
};

/** What people, keys and other processes do to a record. */
export const recordTriggers = { record, button };
