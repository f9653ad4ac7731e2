import type { FunnelStage } from '../../../../metadata/api/reports.ts';
import { useFormat } from '../../base/use-format.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import type { Chart, ChartProps } from './chart.ts';
import styles from './funnel.module.css';
import { StageLink } from './stage-link.tsx';

/** Stages as wide as what entered them, tapering to the next; what becomes of the entered is said beside each. */
function FunnelChart({ report, result, request }: ChartProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  if (result.type !== 'funnel') return null;
  const { stages } = result;
  const widest = Math.max(...stages.map(({ entered }) => entered), 1);
  const share = (index: number) => (stages[Math.min(index, stages.length - 1)]?.entered ?? 0) / widest;
  return (
    <div className={styles.funnel}>
      <ol className={styles.stages}>
        {stages.map((stage, index) => (
          <li key={stage.stage}>
            <StageLink report={report} request={request} stages={stages} index={index} className={styles.stage}>
              <span className={styles.name}>{label(stage.label)}</span>
              <span className={styles.shape}>
                <span
                  className={styles.body}
                  style={{ clipPath: trapezoid(share(index), share(index + 1)), opacity: 1 - index * 0.09 }}
                />
                <span className={styles.entered}>{format.number(stage.entered)}</span>
              </span>
              <Outcome stage={stage} />
            </StageLink>
          </li>
        ))}
      </ol>
      <p className={styles.overall}>
        {t('dashboards.overall')} <b>{overallPercent(stages, format.number)}</b>
      </p>
    </div>
  );
}

/** How many went on from a stage, how long they stayed, how many were lost there. */
function Outcome({ stage }: { stage: FunnelStage }) {
  const t = useText();
  const format = useFormat();
  const figures = [
    stage.conversion !== null && t('dashboards.advancedShare', { percent: format.number(stage.conversion) }),
    stage.medianDays !== null && t('dashboards.staysDays', { days: format.number(stage.medianDays) }),
    stage.dropped > 0 && t('dashboards.droppedCount', { count: format.number(stage.dropped) }),
  ].filter((figure) => figure !== false);
  return (
    <span className={styles.outcome}>
      {figures.map((figure, index) => (
        <span key={figure} className={index === 0 ? styles.first : undefined}>
          {figure}
        </span>
      ))}
    </span>
  );
}

const narrowest = 0.02;

/** A band that is `top` of the width above and `bottom` below, in the middle. */
function trapezoid(top: number, bottom: number): string {
  const [above, below] = [Math.max(top, narrowest) * 50, Math.max(Math.min(bottom, top), narrowest) * 50];
  return `polygon(${50 - above}% 0, ${50 + above}% 0, ${50 + below}% 100%, ${50 - below}% 100%)`;
}

function overallPercent(stages: FunnelStage[], write: (value: number, options: Intl.NumberFormatOptions) => string): string {
  const [entered, ended] = [stages[0]?.entered ?? 0, stages.at(-1)?.entered ?? 0];
  return entered === 0 ? '—' : `${write((ended / entered) * 100, { maximumFractionDigits: 1 })}%`;
}

export const funnel: Chart = { shows: 'funnel', Draw: FunnelChart, tabular: true };
