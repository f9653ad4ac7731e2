import { useQueries } from '@tanstack/react-query';
import type { ReportRequest, ReportResult } from '../../../metadata/api/reports.ts';
import type { ReportBody } from '../../../metadata/define/report.ts';
import { api } from '../base/api.ts';
import { paths } from '../base/paths.ts';
import { queryKeys } from '../base/query-keys.ts';
import { useFormat } from '../base/use-format.ts';
import { useModel } from '../base/use-model.ts';
import { useLabel, useText } from '../base/use-text.ts';
import { drillFilter, recordsOf } from '../dashboards/drill.ts';
import { shownMeasures } from '../dashboards/plot-data.ts';
import { requestOf } from '../dashboards/use-dashboard-search.ts';
import { nothing, useFigureTexts } from '../dashboards/use-figure-texts.ts';
import { usePeriodText } from '../dashboards/use-period-text.ts';
import { Link } from '../ui/link.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { HomePeriod } from './home-period.ts';
import styles from './key-figures.module.css';

const shown = 4;

type Reported = { report: ReportBody; request: ReportRequest; period: string };

/** The single-number reports of a dashboard, each with its period, and each the way to its records. */
export function KeyFigures({ dashboard, period }: { dashboard: string; period: HomePeriod }) {
  const t = useText();
  const periodText = usePeriodText();
  const today = useFormat().today();
  const { dashboards, reports, yearStart } = useModel();
  const { widgets = [] } = dashboards.find(({ name }) => name === dashboard) ?? {};
  const numbers = widgets.flatMap(({ report }) => (reports[report]?.chart === 'number' ? report : []));
  const figures = numbers.slice(0, shown).flatMap((name): (Reported & { name: string })[] => {
    const report = reports[name];
    if (!report) return [];
    const isNow = report.present || report.period === undefined;
    return [
      {
        name,
        report,
        request: isNow ? {} : requestOf(period, today, yearStart),
        period: isNow ? t('home.now') : periodText(period),
      },
    ];
  });
  const results = useQueries({
    queries: figures.map(({ name, request }) => ({
      queryKey: queryKeys.figures('report', name, request),
      queryFn: ({ signal }: { signal: AbortSignal }) => api.post(`/reports/${name}/run`, request, { signal }),
    })),
  });
  if (figures.length === 0) return null;
  return (
    <div className={styles.figures} data-figures>
      {figures.map(({ name, ...reported }, index) => (
        <Figure key={name} {...reported} result={results[index]?.data} isPending={results[index]?.isPending ?? true} />
      ))}
    </div>
  );
}

type FigureProps = Reported & { result: ReportResult | undefined; isPending: boolean };

function Figure({ report, request, period, result, isPending }: FigureProps) {
  const t = useText();
  const label = useLabel();
  const texts = useFigureTexts(report.query.object);
  const measures = result?.type === 'summary' ? shownMeasures(result) : [];
  const [measure, ...further] = measures;
  const values = (result?.type === 'summary' && result.rows[0]?.values) || {};
  const exact = texts.figure(measure, values[measure?.name ?? '']);
  return (
    <Link
      to={paths.list(report.query.object)}
      search={recordsOf(drillFilter(report, request, { measure }))}
      className={styles.figure}
      title={t('dashboards.seeRecordsOf', { title: `${label(report.label)} ${exact}` })}
    >
      <span className={styles.name}>
        {label(report.label)} <small>{period}</small>
      </span>
      <span className={styles.value}>
        {isPending ? <Skeleton width={96} /> : measure ? texts.figure(measure, values[measure.name], { short: true }) : nothing}
      </span>
      <span className={styles.further}>
        {further.map((one) => (
          <span key={one.name}>
            {label(one.label)} {texts.figure(one, values[one.name], { short: true })}
          </span>
        ))}
      </span>
    </Link>
  );
}
