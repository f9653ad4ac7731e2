import type { HookRecord, Hooks } from '@tenon/metadata';

/** Dates and reasons of a deal agree with its stage, however it came there. */
export const dealHooks: Hooks = {
  needs: ['status', 'loss_reason', 'started_on', 'expected_close', 'closed_on'],
  beforeSave(records, { today, isGiven }) {
    for (const record of records) {
      if (!isGiven('closed_on')) dateClosing(record, today);
      if (!isGiven('started_on')) dateStart(record);
    }
  },
  validate(records, { isGiven, refuse }) {
    for (const record of records) {
      const status = after(record, 'status');
      if (isGiven('loss_reason') && after(record, 'loss_reason') !== null && (status === 'open' || status === 'won'))
        refuse('loss_reason', {
          zh: '只有输单的商机才有输单原因；请先改阶段，或清空这里',
          en: 'Only a lost deal has a loss reason; change the stage first, or leave this empty',
        });
      if (isGiven('closed_on') && record.before?.closed_on && after(record, 'closed_on') === null && isClosed(status))
        refuse('closed_on', {
          zh: '已结束的商机须有结束日期，否则不再计入任何期间；要重新打开请改阶段',
          en: 'A closed deal needs its closing date, or no period counts it any more; to reopen it, change the stage',
        });
    }
  },
};

/**
 * Other systems have one closing date: of an open deal the day it is expected to close, of another the day it did. A deal that comes
 * in closed, with such a date in the past and no other, was closed on that day and not today. One that goes from one end to another
 * was closed already: somebody corrects what was chosen by mistake.
 */
function dateClosing({ values, before }: HookRecord, today: string): void {
  const { expected_close: expected, status } = values;
  if (!isClosed(status)) return;
  if (before) {
    if (isClosed(before.status) && typeof before.closed_on === 'string') values.closed_on = before.closed_on;
  } else if (typeof expected === 'string' && expected < today) values.closed_on = expected;
}

/** A new deal that was closed before today did not begin today: when it began is not known. */
function dateStart({ values, before }: HookRecord): void {
  const { started_on: started, closed_on: closed } = values;
  if (!before && typeof started === 'string' && typeof closed === 'string' && started > closed) values.started_on = null;
}

function isClosed(status: unknown): boolean {
  return status === 'won' || status === 'lost' || status === 'invalid';
}

function after({ values, before }: HookRecord, field: string): unknown {
  return values[field] === undefined ? (before?.[field] ?? null) : values[field];
}
