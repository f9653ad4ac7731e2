import type { ReportBody } from '../../../../../metadata/define/report.ts';
import { definitionKey } from '../../../../../metadata/merge/definition-key.ts';
import { paths } from '../../../base/paths.ts';
import type { ListedElement } from '../../frame/element-list.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { useProblems } from '../../model/use-problems.ts';
import { useStudioState } from '../../store/use-studio.ts';

export function reportAddress(name?: string): string {
  return paths.studio('reports', ...(name === undefined ? [] : [name]));
}

/** Reports by name, as they will be. */
export function useReportBodies(): ReadonlyMap<string, ReportBody> {
  const definitions = useDraftDefinitions().filter(({ kind }) => kind === 'report');
  return new Map(definitions.map(({ name, body }) => [name, body as ReportBody]));
}

export function useReportElements(): ListedElement[] {
  const problems = useProblems();
  const definitions = useStudioState((state) => state.definitions);
  return [...useReportBodies()].map(([name, { label, chart }]) => {
    const published = definitions.get(definitionKey({ kind: 'report', name }));
    return {
      id: name,
      label: label ?? { zh: name, en: name },
      icon: chart === 'table' ? 'table' : 'chart-bar',
      to: reportAddress(name),
      hasProblem: problems.some((problem) => problem.kind === 'report' && problem.name === name),
      ...(published ? published.shipped !== undefined && { mark: 'own' as const } : { mark: 'new' as const }),
    };
  });
}
