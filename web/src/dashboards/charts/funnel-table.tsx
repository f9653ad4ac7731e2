import { useFormat } from '../../base/use-format.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import type { FunnelResult } from '../plot-data.ts';
import { nothing } from '../use-figure-texts.ts';
import type { ChartProps } from './chart.ts';
import { StageLink } from './stage-link.tsx';
import styles from './table.module.css';

type Props = Omit<ChartProps, 'result'> & { result: FunnelResult };

export function FunnelTable({ report, result, request, title }: Props) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const heads = ['entered', 'advanced', 'dropped', 'conversion', 'medianDays'] as const;
  return (
    <table className={styles.table} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{t('dashboards.stage')}</th>
          {heads.map((head) => (
            <th key={head} scope="col" className={styles.figure}>
              {t(`dashboards.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {result.stages.map((stage, index) => (
          <tr key={stage.stage}>
            <th scope="row">{label(stage.label)}</th>
            <td className={styles.figure}>
              <StageLink report={report} request={request} stages={result.stages} index={index}>
                {format.number(stage.entered)}
              </StageLink>
            </td>
            <td className={styles.figure}>{index === result.stages.length - 1 ? nothing : format.number(stage.advanced)}</td>
            <td className={styles.figure}>{format.number(stage.dropped)}</td>
            <td className={styles.figure}>{stage.conversion === null ? nothing : `${format.number(stage.conversion)}%`}</td>
            <td className={styles.figure}>{stage.medianDays === null ? nothing : format.number(stage.medianDays)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
