import { useQuery } from '@tanstack/react-query';
import type { ReportBody } from '../../../../metadata/define/report.ts';
import type { ProblemDetails, ReportResult } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useFormat } from '../../base/use-format.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Link } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import styles from './key-figures.module.css';

const shown = 4;

type Results = Record<string, ReportResult | ProblemDetails>;

/** The single-number reports of the first dashboard. */
export function KeyFigures() {
  const label = useLabel();
  const { dashboards, reports } = useModel();
  const dashboard = dashboards[0];
  const results = useQuery({
    queryKey: queryKeys.figures('dashboard', dashboard?.name, {}),
    queryFn: ({ signal }) => api.post<Results>(`/dashboards/${dashboard?.name}/run`, {}, { signal }),
    enabled: dashboard !== undefined,
  });
  const names = dashboard?.widgets.map((widget) => widget.report).filter((name) => reports[name]?.chart === 'number') ?? [];
  if (!dashboard || names.length === 0) return null;
  return (
    <div className={styles.figures}>
      {names.slice(0, shown).map((name) => (
        <Link key={name} to={paths.dashboard(dashboard.name)} className={styles.figure}>
          <span className={styles.name}>{label(reports[name]?.label)}</span>
          <span className={styles.value}>
            {results.isPending ? <Skeleton width={96} /> : <Figure report={reports[name]} result={results.data?.[name]} />}
          </span>
        </Link>
      ))}
    </div>
  );
}

function Figure({ report, result }: { report: ReportBody | undefined; result: ReportResult | ProblemDetails | undefined }) {
  const t = useText();
  const format = useFormat();
  if (!report || !result || !('rows' in result)) return '—';
  const measure = result.measures.find((one) => !one.hidden);
  const value = measure && result.rows[0]?.values[measure.name];
  if (value === null || value === undefined) return '—';
  switch (measure?.format) {
    case 'money':
      return <span title={format.money(value)}>{format.money(value, { short: true })}</span>;
    case 'percent':
      return `${format.number(value, { maximumFractionDigits: 1 })}%`;
    case 'days':
      return t('format.days', { count: format.number(value, { maximumFractionDigits: 1 }) });
    default:
      return format.shortNumber(value);
  }
}
