import { useFormat } from '../base/use-format.ts';
import styles from './display.module.css';
import type { DisplayProps } from './field-widget.ts';

export function NumberDisplay({ value }: DisplayProps) {
  const format = useFormat();
  return <span className={Number(value) < 0 ? styles.negative : styles.figure}>{format.number(value as string)}</span>;
}
