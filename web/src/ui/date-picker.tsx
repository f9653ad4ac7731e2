import { DatePickerInput, DateTimePicker } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { dateIn } from '../../../metadata/zoned-time.ts';
import { useMe } from '../base/use-me.ts';
import { useCalendarWords } from './calendar-words.ts';

type Props = {
  /** `YYYY-MM-DD`, or null for none. */
  value: string | null;
  onChange: (value: string | null) => void;
  label?: string;
  placeholder?: string;
  error?: string;
  required?: boolean;
  autoFocus?: boolean;
};

/** Picks a day. Load it lazily: the calendar is heavy. */
export function DatePicker(props: Props) {
  const { timeZone } = useMe();
  return (
    <DatePickerInput
      {...props}
      {...useCalendarWords()}
      valueFormat="YYYY-MM-DD"
      clearable={!props.required}
      getDayProps={markToday(dateIn(new Date(), timeZone))}
    />
  );
}

/** Picks a moment in the user's own zone as wall time, `YYYY-MM-DD HH:mm:ss`. */
export function MomentPicker(props: Props) {
  return <DateTimePicker {...props} {...useCalendarWords()} valueFormat="YYYY-MM-DD HH:mm" clearable={!props.required} />;
}

function markToday(day: string) {
  return (date: string) => (date === day ? { 'data-today': true, 'aria-current': 'date' as const } : {});
}
