import type { DashboardBody, Widget } from '../../../../../metadata/define/dashboard.ts';
import { definitionKey } from '../../../../../metadata/merge/definition-key.ts';
import { paths } from '../../../base/paths.ts';
import type { ListedElement } from '../../frame/element-list.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { useProblems } from '../../model/use-problems.ts';
import { useStudioState } from '../../store/use-studio.ts';
import { useReportBodies } from '../reports/use-reports.ts';

/** What a widget is known by: of two of one report, the one with an `id` by it. */
export function widgetId({ id, report }: Pick<Widget, 'id' | 'report'>): string {
  return id ?? report;
}

export function dashboardAddress(name?: string, widget?: string): string {
  return paths.studio('dashboards', ...(name === undefined ? [] : [name]), ...(widget === undefined ? [] : ['widgets', widget]));
}

/** All dashboards, and below the open one its widgets in reading order. */
export function useDashboardElements(open: string | undefined): ListedElement[] {
  const definitions = useStudioState((state) => state.definitions);
  const problems = useProblems();
  const reports = useReportBodies();
  return useDraftDefinitions()
    .filter(({ kind }) => kind === 'dashboard')
    .flatMap(({ kind, name, body }): ListedElement[] => {
      const { label, widgets } = body as DashboardBody;
      const published = definitions.get(definitionKey({ kind, name }));
      const isWrong = (id?: string) =>
        problems.some(
          (problem) => problem.kind === kind && problem.name === name && (id === undefined || problem.at.includes(id)),
        );
      const own = name === open ? widgets.toSorted(inReadingOrder) : [];
      return [
        {
          id: name,
          label,
          icon: 'layout-dashboard',
          to: dashboardAddress(name),
          hasProblem: isWrong(),
          ...(published ? published.shipped !== undefined && { mark: 'own' as const } : { mark: 'new' as const }),
        },
        ...own.map((widget) => ({
          id: `${name}.${widgetId(widget)}`,
          label: reports.get(widget.report)?.label ?? { zh: widget.report, en: widget.report },
          to: dashboardAddress(name, widgetId(widget)),
          level: 1,
          hasProblem: isWrong(widgetId(widget)),
        })),
      ];
    });
}

function inReadingOrder(a: Widget, b: Widget): number {
  return a.y - b.y || a.x - b.x;
}
