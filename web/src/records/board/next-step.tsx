import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import { stateOf } from './next-state.ts';
import styles from './next-step.module.css';

/** When something is to happen next: planned, today, overdue, or nothing planned. The words say it, the dot shows it. */
export function NextStep({ name, day }: { name: string; day: string | null }) {
  const t = useText();
  const format = useFormat();
  const state = stateOf(day, format.today());
  const says = t(`board.next.${state}`);
  return (
    <span className={styles.next} data-state={state} title={`${name}: ${says}`}>
      <span className={styles.dot} />
      {day && state !== 'today' ? format.monthDay(day) : says}
    </span>
  );
}
