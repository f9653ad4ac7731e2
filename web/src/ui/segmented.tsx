import { type ReactNode, useId } from 'react';
import styles from './segmented.module.css';

type Props<Value extends string> = {
  /** What is chosen here, for screen readers. */
  label: string;
  /** Undefined as long as nothing is chosen. */
  value: Value | undefined;
  options: { value: Value; label: ReactNode; title?: string }[];
  onChange: (value: Value) => void;
};

/** Two to five exclusive choices side by side, such as table and board. */
export function Segmented<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.group} aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={styles.option} title={option.title}>
          <input
            type="radio"
            name={name}
            className={styles.input}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            aria-label={option.title}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
