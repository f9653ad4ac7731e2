import type { ReactNode } from 'react';
import { paths } from '../../base/paths.ts';
import { useText } from '../../base/use-text.ts';
import { Link } from '../../ui/link.tsx';
import { type DrillTarget, drillFilter, recordsOf } from '../drill.ts';
import type { ChartProps } from './chart.ts';

type Props = Pick<ChartProps, 'report' | 'request'> & {
  target?: DrillTarget;
  /** What is counted, for screen readers and hovers. */
  title: string;
  className?: string;
  children: ReactNode;
};

/** Leads from a figure to the records it counts. */
export function RecordsLink({ report, request, target, title, className, children }: Props) {
  const t = useText();
  return (
    <Link
      to={paths.list(report.query.object)}
      search={recordsOf(drillFilter(report, request, target))}
      title={t('dashboards.seeRecordsOf', { title })}
      className={className}
    >
      {children}
    </Link>
  );
}
