import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { useLocale } from '../base/use-text.ts';

type Props = { value: string | null; today: string; onPick: (day: string | null) => void };

/** A month to pick a day from. Load it lazily: it is heavy. */
export function Calendar({ value, today, onPick }: Props) {
  const monthFormat = useLocale() === 'zh' ? 'YYYY-MM' : 'MMMM YYYY';
  return (
    <DatePicker
      value={value}
      defaultDate={value ?? today}
      onChange={onPick}
      monthLabelFormat={monthFormat}
      yearLabelFormat="YYYY"
      size="sm"
      getDayProps={(day) => ({ 'data-today': day === today || undefined, tabIndex: -1 })}
    />
  );
}
