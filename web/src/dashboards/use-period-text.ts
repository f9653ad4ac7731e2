import { useFormat } from '../base/use-format.ts';
import { type TextKey, type Translate, useText } from '../base/use-text.ts';
import { type PeriodName, periodNames } from './period.ts';
import type { DashboardSearch } from './use-dashboard-search.ts';

/** The period that is looked at, in words. */
export function usePeriodText(): (search: DashboardSearch) => string {
  const t = useText();
  const format = useFormat();
  return ({ period, from, to }) => {
    if (period && periodNames.includes(period)) return periodName(period, t);
    if (from && to) return `${format.date(from)} – ${format.date(to)}`;
    if (from) return t('dashboards.since', { day: format.date(from) });
    return to ? t('dashboards.until', { day: format.date(to) }) : t('dashboards.period.all');
  };
}

/** Periods that filters know, too, are named as they name them, only as a title. */
export function periodName(name: PeriodName, t: Translate): string {
  const own = name.endsWith('Days') || name.endsWith('Months');
  const text = t((own ? `dashboards.period.${name}` : `fields.period.${name}`) as TextKey);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
