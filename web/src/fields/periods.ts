import type { PeriodUnit, RelativePeriod } from '../../../metadata/query.ts';
import type { TextKey, Translate } from '../base/use-text.ts';

export const namedPeriods = [
  'today',
  'yesterday',
  'tomorrow',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'thisMonth',
  'lastMonth',
  'nextMonth',
  'thisQuarter',
  'lastQuarter',
  'nextQuarter',
  'thisYear',
  'lastYear',
  'nextYear',
] as const satisfies RelativePeriod[];

export const periodUnits = ['day', 'week', 'month', 'quarter', 'year'] as const satisfies PeriodUnit[];

/** A relative period in words: `this week`, `last 30 days`. Empty for what is none. */
export function periodText(value: unknown, t: Translate): string {
  if (typeof value === 'string')
    return (namedPeriods as readonly string[]).includes(value) ? t(`fields.period.${value}` as TextKey) : '';
  const span = (value ?? {}) as { last?: number; next?: number; unit?: PeriodUnit };
  const count = span.last ?? span.next;
  if (count === undefined || !span.unit) return '';
  return t(span.last ? 'fields.lastSpan' : 'fields.nextSpan', { count, unit: t(`fields.unit.${span.unit}` as TextKey) });
}
