import { useQueries } from '@tanstack/react-query';
import type { DashboardBody, Widget as Place } from '../../../../../metadata/define/dashboard.ts';
import { api } from '../../../base/api.ts';
import { queryKeys } from '../../../base/query-keys.ts';
import { useModel } from '../../../base/use-model.ts';
import { Widget } from '../../../dashboards/widget.tsx';
import styles from './dashboard-designer.module.css';
import { widgetId } from './use-dashboards.ts';

type Props = { body: DashboardBody; selected: Place | undefined; onSelect: (id: string) => void };

/** The widgets where they stand, with their figures; a click selects. */
export function DashboardCanvas({ body, selected, onSelect }: Props) {
  const { reports } = useModel();
  const known = body.widgets.filter(({ report }) => Object.hasOwn(reports, report));
  const results = useQueries({
    queries: known.map(({ report }) => ({
      queryKey: queryKeys.figures('report', report, {}),
      queryFn: ({ signal }: { signal: AbortSignal }) => api.post(`/reports/${report}/run`, {}, { signal }),
    })),
  });
  return (
    <div className={styles.grid}>
      {known.map((place, index) => {
        const report = reports[place.report];
        const result = results[index];
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list of elements on the left does the same by keyboard
          // biome-ignore lint/a11y/useKeyWithClickEvents: so it does
          <div
            key={widgetId(place)}
            className={styles.place}
            data-selected={(selected && widgetId(selected) === widgetId(place)) || undefined}
            style={{ gridColumn: `${place.x + 1} / span ${place.w}`, gridRow: `${place.y + 1} / span ${place.h}` }}
            onClick={() => onSelect(widgetId(place))}
          >
            <div inert className={styles.content}>
              {report && <Widget report={report} result={result?.data} request={{}} onRetry={() => result?.refetch()} />}
            </div>
          </div>
        );
      })}
    </div>
  );
}
