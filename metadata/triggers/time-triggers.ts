import type { DateTrigger, ScheduleTrigger } from '../define/trigger.ts';
import type { FieldDemand } from '../field-types/field-check.ts';
import { fieldType } from '../field-types/index.ts';
import type { TriggerKind } from './trigger-kind.ts';

const schedule: TriggerKind<ScheduleTrigger> = {
  beginning: { kind: 'schedule', every: 'day', at: '09:00' },
  kept: ({ when: _when, ...others }) => others,
  action: 'time',
  acts: 'nobody',
};

const date: TriggerKind<DateTrigger> = {
  beginning: { kind: 'date', field: '' },
  kept: () => ({ kind: 'date', field: '' }),
  action: 'time',
  acts: 'nobody',
  check: (check, { object, field }) => void check.field('trigger.field', object, field, dateField),
};

const dateField: FieldDemand = {
  fits: (field) => ['date', 'datetime'].includes(fieldType(field).expressionType(field)),
  expected: { zh: '日期或日期时间字段', en: 'a date, or a date and time' },
};

/** What comes by the time. */
export const timeTriggers = { schedule, date };
