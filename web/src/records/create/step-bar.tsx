import type { ChosenStep } from '../../../../metadata/layouts/choose-layout.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import styles from './step-bar.module.css';

type Props = { steps: readonly ChosenStep[]; at: number; onGo: (index: number) => void };

/** Where one is in a long form; a step that was there already is a click away. */
export function StepBar({ steps, at, onGo }: Props) {
  const t = useText();
  const label = useLabel();
  return (
    <nav aria-label={t('record.create.steps')}>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step.id} data-element={`steps.${step.id}`} data-done={index < at || undefined}>
            <button
              type="button"
              disabled={index > at}
              aria-current={index === at ? 'step' : undefined}
              onClick={() => onGo(index)}
            >
              <span className={styles.number}>{index + 1}</span>
              <span className={styles.name}>{label(step.label)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
