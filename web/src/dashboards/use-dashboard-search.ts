import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ReportRequest } from '../../../metadata/api/reports.ts';
import { useFormat } from '../base/use-format.ts';
import { useModel } from '../base/use-model.ts';
import { type DayRange, type PeriodName, periodNames, periodRange } from './period.ts';

/** What a dashboard's address says: a named period or days of one's own, and a person. */
export type DashboardSearch = DayRange & { period?: PeriodName; person?: string };

/** The dashboard's address, what it asks of every report, and a way to change parts of it. */
export function useDashboardSearch() {
  const today = useFormat().today();
  const { yearStart } = useModel();
  const search = useSearch({ strict: false }) as DashboardSearch;
  const navigate = useNavigate();
  const change = useCallback(
    (part: DashboardSearch) => {
      navigate({ to: '.', search: ((previous: DashboardSearch) => ({ ...previous, ...part })) as never, replace: true });
    },
    [navigate],
  );
  return { search, change, request: requestOf(search, today, yearStart) };
}

/** What a period and a person ask of a report, as seen today. */
export function requestOf({ period, from, to, person }: DashboardSearch, today: string, yearStart: number): ReportRequest {
  const days = period && periodNames.includes(period) ? periodRange(period, today, yearStart) : { from, to };
  return { ...(days.from || days.to ? { period: days } : {}), ...(person ? { person } : {}) };
}
