import { useEffect, useRef } from 'react';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './step-bar.module.css';

const steps = ['file', 'columns', 'check', 'run'] as const;
export type ImportStep = (typeof steps)[number];

/** How far the import is. Each further step is where the keyboard goes on, and is read out. */
export function StepBar({ step }: { step: ImportStep }) {
  const t = useText();
  const present = steps.indexOf(step);
  const shown = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (step !== 'file') shown.current?.focus();
  }, [step]);
  return (
    <ol className={styles.steps} aria-label={t('import.steps')}>
      {steps.map((each, index) => (
        <li
          key={each}
          ref={index === present ? shown : undefined}
          tabIndex={index === present ? -1 : undefined}
          className={styles.step}
          aria-current={index === present ? 'step' : undefined}
        >
          <span className={styles.mark}>{index < present ? <Icon name="check" size={12} /> : index + 1}</span>
          <span className={styles.name}>{t(`import.step.${each}`)}</span>
        </li>
      ))}
    </ol>
  );
}
