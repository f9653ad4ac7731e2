import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ProblemDetails, ReportRequest, ReportResult } from '../../../metadata/wire.ts';
import { api } from '../base/api.ts';
import { queryKeys } from '../base/query-keys.ts';

export type DashboardResults = Record<string, ReportResult | ProblemDetails>;

/** Every report of a dashboard in one call; live events refresh it. The previous answer stays while a changed one loads. */
export function useDashboardResults(name: string, request: ReportRequest) {
  return useQuery({
    queryKey: queryKeys.figures('dashboard', name, request),
    queryFn: ({ signal }) => api.post<DashboardResults>(`/dashboards/${name}/run`, request, { signal }),
    placeholderData: keepPreviousData,
  });
}
