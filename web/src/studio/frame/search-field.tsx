import type { ComponentProps } from 'react';
import { classNames } from '../../ui/class-names.ts';
import styles from './small-control.module.css';

type Props = Omit<ComponentProps<'input'>, 'value' | 'onChange'> & {
  /** What is searched for. */
  label: string;
  words: string;
  onWords: (words: string) => void;
};

/** Narrows down what stands below it. How wide it is says whoever draws it. */
export function SearchField({ label, words, onWords, className, ...given }: Props) {
  return (
    <input
      {...given}
      type="search"
      className={classNames(styles.search, className)}
      value={words}
      placeholder={label}
      aria-label={label}
      onChange={(event) => onWords(event.target.value)}
    />
  );
}
