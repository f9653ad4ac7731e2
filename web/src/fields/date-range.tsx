import { useFormat } from '../base/use-format.ts';
import { useLabel, useText } from '../base/use-text.ts';
import { DayInput } from './day-input.tsx';
import display from './display.module.css';
import styles from './editor.module.css';
import type { DisplayProps, EditorProps, FieldWidget, FilterValueProps } from './field-widget.ts';

/** First and last day, both included. */
type DateRange = { from: string; to: string };

function DateRangeDisplay({ value }: DisplayProps) {
  const { date } = useFormat();
  const { from, to } = value as DateRange;
  if (from === to) return <span className={display.figure}>{date(from)}</span>;
  return (
    <span>
      <span className={display.figure}>{date(from)} –</span> <span className={display.figure}>{date(to)}</span>
    </span>
  );
}

/** The first day chosen is the last one too, until another is. */
function DateRangeEditor({ field, value, onChange, autoFocus, invalid, id }: EditorProps) {
  const t = useText();
  const label = useLabel();
  const { from = null, to = null } = (value as DateRange | null) ?? {};
  const change = (next: { from: string | null; to: string | null }) => {
    const [first, last] = [next.from ?? next.to, next.to ?? next.from];
    onChange(first === null ? null : { from: first, to: last });
  };
  const named = (part: 'from' | 'to') => {
    const word = t(`dashboards.${part}`);
    return { ...field, label: { zh: `${field.label.zh} ${word}`, en: `${field.label.en} ${word}` } };
  };
  return (
    <div className={styles.days} title={label(field.label)}>
      <DayInput
        field={named('from')}
        value={from}
        onChange={(day) => change({ from: day, to: to !== null && day !== null && to < day ? day : day === null ? null : to })}
        autoFocus={autoFocus}
        invalid={invalid}
        id={id}
      />
      <span className={styles.between}>–</span>
      <DayInput field={named('to')} value={to} onChange={(day) => change({ from, to: day })} invalid={invalid} />
    </div>
  );
}

function DateRangeFilterValue({ op, ...rest }: FilterValueProps) {
  if (op !== 'covers') return <DateRangeEditor {...rest} autoFocus />;
  return <DayInput {...rest} value={typeof rest.value === 'string' ? rest.value : null} autoFocus />;
}

export const dateRange: FieldWidget = {
  Display: DateRangeDisplay,
  Editor: DateRangeEditor,
  FilterValue: DateRangeFilterValue,
  conditionText: (value, { date }) => {
    if (typeof value !== 'object' || value === null) return date(String(value));
    const { from, to } = value as DateRange;
    return `${date(from)} – ${date(to)}`;
  },
  width: 224,
  icon: 'calendar-event',
};
