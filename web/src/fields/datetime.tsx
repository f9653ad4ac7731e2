import { dateParts } from '../../../metadata/calendar.ts';
import { instantOf, wallClock } from '../../../metadata/zoned-time.ts';
import { useFormat } from '../base/use-format.ts';
import { useMe } from '../base/use-me.ts';
import { useLabel, useText } from '../base/use-text.ts';
import { Time } from '../ui/time.tsx';
import { DateFilterValue } from './date.tsx';
import { DayInput } from './day-input.tsx';
import display from './display.module.css';
import styles from './editor.module.css';
import type { DisplayProps, EditorProps, FieldWidget } from './field-widget.ts';

/** Relative in lists, to the minute on a page; the zone on hover. */
function DatetimeDisplay({ value, compact }: DisplayProps) {
  const format = useFormat();
  const instant = String(value);
  if (compact) return <Time at={instant} />;
  return (
    <time className={display.figure} dateTime={instant} title={format.exactTime(instant)}>
      {format.dateTime(instant)}
    </time>
  );
}

const startOfWork = '09:00';

/** Day and time on the user's own clock. */
function DatetimeEditor({ value, onChange, onCommit: _, ...rest }: EditorProps) {
  const t = useText();
  const label = useLabel();
  const { timeZone } = useMe();
  const isInstant = typeof value === 'string' && !Number.isNaN(Date.parse(value));
  const shown = isInstant ? wallClock(new Date(value), timeZone) : undefined;
  const [day, time] = [shown?.date ?? null, shown?.time.slice(0, 5) ?? startOfWork];
  const change = (nextDay: string | null, nextTime: string) =>
    onChange(nextDay && /^\d{4}-\d{2}-\d{2}$/.test(nextDay) ? instantAt(nextDay, nextTime || startOfWork, timeZone) : nextDay);
  return (
    <div className={styles.row}>
      <DayInput {...rest} value={day} onChange={(next) => change(next, time)} />
      <input
        type="time"
        className={styles.figure}
        aria-label={t('fields.timeOf', { field: label(rest.field.label) })}
        value={day ? time : ''}
        disabled={!day}
        onChange={(event) => change(day, event.target.value)}
      />
    </div>
  );
}

function instantAt(day: string, time: string, timeZone: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return instantOf(dateParts(day), { hour, minute, second: 0 }, timeZone).toISOString();
}

export const datetime: FieldWidget = {
  Display: DatetimeDisplay,
  Editor: DatetimeEditor,
  FilterValue: DateFilterValue,
  width: 150,
  icon: 'calendar-event',
};
