import type { ReportMeasure } from '../../../../metadata/define/report.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import { changeOf } from '../change.ts';
import { nothing, type useFigureTexts } from '../use-figure-texts.ts';
import styles from './change-mark.module.css';

type Props = {
  measure: ReportMeasure;
  now: string | number | null | undefined;
  before: string | number | null | undefined;
  texts: ReturnType<typeof useFigureTexts>;
};

/** How a figure stands to that of the time before: `▲ 12.3%`. */
export function ChangeMark({ measure, now, before, texts }: Props) {
  const t = useText();
  const format = useFormat();
  const change = changeOf(now, before);
  const was = `${t('dashboards.before')} ${texts.figure(measure, before)}`;
  if (change === null)
    return (
      <small className={styles.change} title={Number(before ?? 0) === 0 ? `${was} · ${t('dashboards.noBase')}` : was}>
        {nothing}
      </small>
    );
  const sign = change > 0 ? '▲' : change < 0 ? '▼' : '＝';
  return (
    <small className={styles.change} title={was}>
      {sign} {format.number(Math.abs(change), { maximumFractionDigits: 1 })}%
    </small>
  );
}
