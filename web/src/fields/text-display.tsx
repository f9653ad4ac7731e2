import { classNames } from '../ui/class-names.ts';
import styles from './display.module.css';
import type { DisplayProps } from './field-widget.ts';

/** A text as it is: one line in a cell, with its line breaks on a page. */
export function TextDisplay({ value, compact }: DisplayProps) {
  const text = String(value);
  return (
    <span className={classNames(compact ? styles.line : styles.text)} title={compact ? text : undefined}>
      {text}
    </span>
  );
}
