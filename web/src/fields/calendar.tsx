import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { useEffect, useState } from 'react';
import { useCalendarWords } from '../ui/calendar-words.ts';

type Props = { value: string | null; today: string; onPick: (day: string | null) => void };

/** A month to pick a day from. Load it lazily: it is heavy. */
export function Calendar({ value, today, onPick }: Props) {
  const [shown, setShown] = useState(value ?? today);
  // The month follows what is typed.
  useEffect(() => {
    if (value) setShown(value);
  }, [value]);
  return (
    <DatePicker
      {...useCalendarWords()}
      value={value}
      date={shown}
      onDateChange={setShown}
      onChange={onPick}
      size="sm"
      getDayProps={(day) => ({ ...(day === today && { 'data-today': true, 'aria-current': 'date' }), tabIndex: -1 })}
    />
  );
}
