import { addDays } from '../../../../metadata/calendar.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import styles from './timeline.module.css';

/** Today and yesterday by name, the rest by date. */
export function DayHeading({ day }: { day: string }) {
  const t = useText();
  const format = useFormat();
  const today = format.today();
  const name = day === today ? t('fields.today') : day === addDays(today, -1) ? t('fields.period.yesterday') : undefined;
  const date = day.slice(0, 4) === today.slice(0, 4) ? format.longDate(day) : format.date(day);
  return (
    <h2 className={styles.heading}>
      <b>{name ?? date}</b>
      {name && <span>{date}</span>}
    </h2>
  );
}
