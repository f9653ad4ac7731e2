import type { ReactNode } from 'react';
import type { FunnelStage } from '../../../../metadata/api/reports.ts';
import { paths } from '../../base/paths.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Link } from '../../ui/link.tsx';
import { recordsOf } from '../drill.ts';
import { drillStage } from '../drill-stage.ts';
import type { ChartProps } from './chart.ts';

type Props = Pick<ChartProps, 'report' | 'request'> & {
  stages: FunnelStage[];
  index: number;
  className?: string;
  children: ReactNode;
};

/** Leads to the records that entered a stage, where the object lets its stage history be asked about. */
export function StageLink({ report, request, stages, index, className, children }: Props) {
  const t = useText();
  const label = useLabel();
  const model = useModel();
  const { query } = report;
  const filter = query.type === 'funnel' ? drillStage(model, { query, request, stages, index }) : undefined;
  if (!filter) return <span className={className}>{children}</span>;
  return (
    <Link
      to={paths.list(query.object)}
      search={recordsOf(filter)}
      className={className}
      title={t('dashboards.seeRecordsOf', { title: label(stages[index]?.label) })}
    >
      {children}
    </Link>
  );
}
