import type { CSSProperties } from 'react';
import type { ReportRequest } from '../../../metadata/api/reports.ts';
import type { DashboardBody, Widget as Place } from '../../../metadata/define/dashboard.ts';
import { useModel } from '../base/use-model.ts';
import { classNames } from '../ui/class-names.ts';
import { ProblemPanel } from '../ui/problem-panel.tsx';
import { chartOf } from './charts/index.ts';
import styles from './dashboard-grid.module.css';
import { useDashboardResults } from './use-dashboard-results.ts';
import { Widget } from './widget.tsx';

type Props = { dashboard: DashboardBody & { name: string }; request: ReportRequest };

/** The widgets at their places on twelve columns; in narrower rooms they follow each other in reading order. */
export function DashboardGrid({ dashboard, request }: Props) {
  const { reports } = useModel();
  const { data, error, refetch, isPlaceholderData } = useDashboardResults(dashboard.name, request);
  if (error && !data) return <ProblemPanel error={error} onRetry={refetch} />;
  return (
    <div className={styles.room}>
      <div className={classNames(styles.grid, isPlaceholderData && styles.stale)} aria-busy={isPlaceholderData}>
        {[...dashboard.widgets].sort(inReadingOrder).map((place) => {
          const report = reports[place.report];
          if (!report) return null;
          const { small, plotted } = chartOf(report.chart);
          return (
            <div
              key={`${place.report} ${place.x} ${place.y}`}
              className={classNames(styles.place, small && styles.small, plotted && styles.plotted)}
              style={gridArea(place)}
            >
              <Widget report={report} result={data?.[place.report]} request={request} onRetry={refetch} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function inReadingOrder(a: Place, b: Place): number {
  return a.y - b.y || a.x - b.x;
}

/** Only a wide room uses it, so it is handed to the style sheet. */
function gridArea({ x, y, w, h }: Place): CSSProperties {
  return { '--column': `${x + 1} / span ${w}`, '--row': `${y + 1} / span ${h}`, '--height': h } as CSSProperties;
}
