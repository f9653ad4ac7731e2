import type { ChosenStep } from '../../../../metadata/layouts/choose-layout.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import styles from './step-bar.module.css';

type Props = {
  steps: readonly ChosenStep[];
  at: number;
  /** The last step one has been at. */
  furthest: number;
  /** How many fields of a step are wrong. */
  wrongIn: (step: ChosenStep) => number;
  onGo: (index: number) => void;
};

/** Where one is in a long form, and which steps have something wrong; a step that was there already is a click away. */
export function StepBar({ steps, at, furthest, wrongIn, onGo }: Props) {
  const t = useText();
  const label = useLabel();
  return (
    <nav aria-label={t('record.create.steps')} className={styles.bar}>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step.id} data-element={`steps.${step.id}`} data-done={index < at || undefined}>
            <button
              type="button"
              disabled={index > furthest}
              aria-current={index === at ? 'step' : undefined}
              onClick={() => onGo(index)}
            >
              <span className={styles.number}>{index + 1}</span>
              <span className={styles.name}>{label(step.label)}</span>
              <Wrong count={wrongIn(step)} />
            </button>
          </li>
        ))}
      </ol>
      <p className={styles.place} aria-live="polite">
        {t('record.create.stepOf', { step: at + 1, count: steps.length, name: label(steps[at]?.label) })}
      </p>
    </nav>
  );
}

function Wrong({ count }: { count: number }) {
  const t = useText();
  if (count === 0) return null;
  return (
    <span className={styles.wrong} title={t('record.create.wrongInStep', { count })}>
      <span aria-hidden>{count}</span>
      <span className={styles.said}>{t('record.create.wrongInStep', { count })}</span>
    </span>
  );
}
