import type { ReportRequest } from '../../../../metadata/api/reports.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import type { SummaryResult } from '../plot-data.ts';
import styles from './table.module.css';

/** Which days are compared with which: what has not ended is compared with a part of what has. */
export function ComparedDays({ result: { compared } }: { result: SummaryResult }) {
  const t = useText();
  const format = useFormat();
  if (!compared) return null;
  const range = ({ from, to }: { from: string; to: string }) =>
    t('dashboards.days', { from: format.date(from), to: format.date(to) });
  return <p className={styles.note}>{t('dashboards.comparedDays', { now: range(compared), before: range(compared.before) })}</p>;
}

/** The days that were counted are those whose records a figure leads to. */
export function requestOf({ compared }: SummaryResult, request: ReportRequest): ReportRequest {
  return compared ? { ...request, period: { from: compared.from, to: compared.to } } : request;
}
