import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReportRequest } from '../../../metadata/api/reports.ts';
import { api } from '../base/api.ts';
import { queryKeys } from '../base/query-keys.ts';

/** Every report of a dashboard in one call; live events refresh it. The previous answer stays while a changed one loads. */
export function useDashboardResults(name: string, request: ReportRequest) {
  return useQuery({
    queryKey: queryKeys.figures('dashboard', name, request),
    queryFn: ({ signal }) => api.post(`/dashboards/${name}/run`, request, { signal }),
    placeholderData: keepPreviousData,
  });
}
