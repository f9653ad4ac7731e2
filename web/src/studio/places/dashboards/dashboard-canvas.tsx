import type { DashboardBody, Widget as Place } from '../../../../../metadata/define/dashboard.ts';
import { ReportFigure } from '../reports/report-figure.tsx';
import { useFigures } from '../reports/use-figures.ts';
import { useReportBodies } from '../reports/use-reports.ts';
import styles from './dashboard-designer.module.css';
import { widgetId } from './use-dashboards.ts';

type Props = { body: DashboardBody; selected: Place | undefined; onSelect: (id: string) => void };

/** The widgets where they stand, with their figures; a click selects. */
export function DashboardCanvas({ body, selected, onSelect }: Props) {
  const reports = useReportBodies();
  const known = body.widgets.flatMap((place) => {
    const report = reports.get(place.report);
    return report ? [{ place, report }] : [];
  });
  const figures = useFigures(known.map(({ report }) => report));
  return (
    <div className={styles.grid}>
      {known.map(({ place, report }, index) => (
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
            <ReportFigure report={report} figures={figures[index]} />
          </div>
        </div>
      ))}
    </div>
  );
}
