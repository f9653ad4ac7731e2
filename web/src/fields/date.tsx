import { useFormat } from '../base/use-format.ts';
import { DayInput } from './day-input.tsx';
import styles from './display.module.css';
import type { DisplayProps, EditorProps, FieldWidget, FilterValueProps } from './field-widget.ts';
import { PairValue } from './pair-value.tsx';
import { PeriodValue } from './period-value.tsx';

function DateDisplay({ value }: DisplayProps) {
  const format = useFormat();
  return (
    <time className={styles.figure} dateTime={String(value)}>
      {format.date(String(value))}
    </time>
  );
}

export function DateEditor({ value, onCommit, ...rest }: EditorProps) {
  return <DayInput {...rest} value={typeof value === 'string' ? value : null} onPick={onCommit} />;
}

export function DateFilterValue(props: FilterValueProps) {
  const { op, ...rest } = props;
  if (op === 'within') return <PeriodValue {...rest} />;
  return op === 'between' ? <PairValue {...props} Editor={DateEditor} /> : <DateEditor {...rest} autoFocus />;
}

export const date: FieldWidget = {
  Display: DateDisplay,
  Editor: DateEditor,
  FilterValue: DateFilterValue,
  width: 120,
  icon: 'calendar-event',
  isDay: true,
};
