import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { useCalendarWords } from '../ui/calendar-words.ts';

type Props = { value: string | null; today: string; onPick: (day: string | null) => void };

/** A month to pick a day from. Load it lazily: it is heavy. */
export function Calendar({ value, today, onPick }: Props) {
  return (
    <DatePicker
      {...useCalendarWords()}
      value={value}
      defaultDate={value ?? today}
      onChange={onPick}
      size="sm"
      getDayProps={(day) => ({ ...(day === today && { 'data-today': true, 'aria-current': 'date' }), tabIndex: -1 })}
    />
  );
}
