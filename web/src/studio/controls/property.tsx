import { type ReactNode, useId } from 'react';
import { useLabel, useText } from '../../base/use-text.ts';
import { useProblemsAt } from '../model/use-problems.ts';
import type { Bound } from '../store/use-studio.ts';
import styles from './controls.module.css';
import { OwnMark } from './own-mark.tsx';

type Props = {
  label: string;
  help?: string;
  /** What is set: its problems stand below, and a dot says that it differs from what is shipped. */
  bound: Pick<Bound<unknown>, 'element' | 'isOwn' | 'reset'>;
  /** Draws the input: `id` is what its label points at, `labelledBy` the label, `describedBy` what is said below it. */
  children: (input: { id: string; labelledBy: string; describedBy: string | undefined; isWrong: boolean }) => ReactNode;
};

/** One setting with its name, what is wrong with it, and the way back to what is shipped. */
export function Property({ label: name, help, bound, children }: Props) {
  const t = useText();
  const label = useLabel();
  const id = useId();
  const problems = useProblemsAt(bound.element);
  const isWrong = problems.length > 0;
  const describedBy = isWrong || help ? `${id}-below` : undefined;
  return (
    <div className={styles.property} data-wrong={isWrong || undefined}>
      <div className={styles.head}>
        <label id={`${id}-label`} htmlFor={id} className={styles.label}>
          {name}
        </label>
        {bound.isOwn && (
          <button type="button" className={styles.reset} title={t('studio.resetHelp')} onClick={bound.reset}>
            <OwnMark />
            {t('studio.reset')}
          </button>
        )}
      </div>
      {children({ id, labelledBy: `${id}-label`, describedBy, isWrong })}
      {describedBy && (
        <p id={describedBy} className={isWrong ? styles.problem : styles.help}>
          {isWrong ? problems.map(({ message }) => label(message)).join(' ') : help}
        </p>
      )}
    </div>
  );
}
