import { addDays } from '../../../../metadata/calendar.ts';
import { nextMonday } from '../../base/read-day.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import styles from './composer.module.css';

/** The days that are meant most of the time. */
export function DayChips({ onPick }: { onPick: (day: string) => void }) {
  const t = useText();
  const today = useFormat().today();
  const days = [
    { text: t('fields.today'), day: today },
    { text: t('fields.tomorrow'), day: addDays(today, 1) },
    { text: t('fields.nextMonday'), day: nextMonday(today) },
  ];
  return (
    <div className={styles.chips}>
      {days.map(({ text, day }, index) => (
        <button
          key={text}
          type="button"
          className={styles.chip}
          data-autofocus={index === 0 || undefined}
          onClick={() => onPick(day)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
