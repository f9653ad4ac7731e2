import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './step-bar.module.css';

const steps = ['file', 'columns', 'check', 'run'] as const;
export type Step = (typeof steps)[number];

/** How far the import is. */
export function StepBar({ step }: { step: Step }) {
  const t = useText();
  const present = steps.indexOf(step);
  return (
    <ol className={styles.steps} aria-label={t('import.steps')}>
      {steps.map((each, index) => (
        <li key={each} className={styles.step} aria-current={index === present ? 'step' : undefined}>
          <span className={styles.mark}>{index < present ? <Icon name="check" size={12} /> : index + 1}</span>
          <span className={styles.name}>{t(`import.step.${each}`)}</span>
        </li>
      ))}
    </ol>
  );
}
