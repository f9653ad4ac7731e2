import type { WorkingHours } from '../../../../../metadata/calendars/calendar-body.ts';
import { useText } from '../../../base/use-text.ts';
import styles from './calendars.module.css';
import { HoursInput } from './hours-input.tsx';

type Props = { week: WorkingHours[]; onChange: (week: WorkingHours[]) => void };

/** The hours of each day of the week. */
export function WeekHours({ week, onChange }: Props) {
  const t = useText();
  return (
    <fieldset className={styles.group}>
      <legend>{t('calendars.week')}</legend>
      <p>{t('calendars.weekHelp')}</p>
      <div className={styles.week}>
        {week.map((hours, at) => (
          <HoursInput
            key={at}
            label={t(`calendars.weekday.${(at + 1) as 1}`)}
            value={hours}
            onChange={(changed) => onChange(week.with(at, changed))}
          />
        ))}
      </div>
    </fieldset>
  );
}
