import { useFormat } from '../base/use-format.ts';
import styles from './display.module.css';
import type { DisplayProps, FieldWidget } from './field-widget.ts';
import { NumberEditor, NumberFilterValue } from './number-editor.tsx';

/** Kept in points: 20 is 20 %. */
function PercentDisplay({ value }: DisplayProps) {
  const format = useFormat();
  return <span className={Number(value) < 0 ? styles.negative : styles.figure}>{format.number(value as string)}%</span>;
}

export const percent: FieldWidget = {
  Display: PercentDisplay,
  Editor: NumberEditor,
  FilterValue: NumberFilterValue,
  align: 'end',
  width: 90,
};
