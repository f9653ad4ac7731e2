import { useText } from '../base/use-text.ts';
import styles from './display.module.css';
import type { DisplayProps } from './field-widget.ts';

/** In lists, which others may see over a shoulder, a part of it; whole where one record is looked at. */
export function makeCodeDisplay(mask: (code: string) => string) {
  return function CodeDisplay({ value, compact }: DisplayProps) {
    const t = useText();
    const code = String(value);
    if (!compact) return <span className={styles.figure}>{code}</span>;
    return (
      <span className={styles.figure} title={t('fields.openForWhole')}>
        {mask(code)}
      </span>
    );
  };
}
