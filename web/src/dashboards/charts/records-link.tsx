import type { ReactNode } from 'react';
import { paths } from '../../base/paths.ts';
import { useModel } from '../../base/use-model.ts';
import { useText } from '../../base/use-text.ts';
import { Link } from '../../ui/link.tsx';
import { type DrillTarget, recordsBehind, recordsOf } from '../drill.ts';
import type { ChartProps } from './chart.ts';

type Props = Pick<ChartProps, 'report' | 'request'> & {
  target?: DrillTarget;
  /** What is counted, for screen readers and hovers. */
  title: string;
  className?: string;
  children: ReactNode;
};

/** Leads from a figure to the records it counts, where a list can show just them. */
export function RecordsLink({ report, request, target, title, className, children }: Props) {
  const t = useText();
  const behind = recordsBehind(useModel(), report, request, target);
  if (!behind) return <span className={className}>{children}</span>;
  return (
    <Link
      to={paths.list(behind.object)}
      search={recordsOf(behind.filter)}
      title={t('dashboards.seeRecordsOf', { title })}
      className={className}
    >
      {children}
    </Link>
  );
}
