import { useQueries } from '@tanstack/react-query';
import type { ReportRequest, ReportResult } from '../../../../../metadata/api/reports.ts';
import type { ProblemDetails } from '../../../../../metadata/api/shapes.ts';
import type { ReportBody } from '../../../../../metadata/define/report.ts';
import { definitionKey } from '../../../../../metadata/merge/definition-key.ts';
import { api } from '../../../base/api.ts';
import { ApiProblem } from '../../../base/api-problem.ts';
import { queryKeys } from '../../../base/query-keys.ts';
import { useStudioState } from '../../store/use-studio.ts';

export type Figures = { result: ReportResult | ProblemDetails | undefined; retry: () => void };

/**
 * What reports come to as they will be, worked out over the records of now. What names something that is not published yet cannot be asked for, and says
 * so in its place.
 */
export function useFigures(reports: readonly ReportBody[], request: ReportRequest = {}): Figures[] {
  const answers = useQueries({
    queries: reports.map((report) => ({
      queryKey: queryKeys.figures('draft', JSON.stringify({ ...report, label: null, description: null }), request),
      queryFn: ({ signal }: { signal: AbortSignal }) => api.post('/reports/run', { report, ...request }, { signal }),
      retry: false,
    })),
  });
  return answers.map(({ data, error, refetch }) => ({
    result: data ?? (error instanceof ApiProblem ? error.details : undefined),
    retry: () => void refetch(),
  }));
}

/** Whether what it counts is published, so that there is something to count. */
export function useIsCounted({ query }: ReportBody): boolean {
  return useStudioState(({ definitions }) => definitions.has(definitionKey({ kind: 'object', name: query.object })));
}
