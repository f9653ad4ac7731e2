import type { ReactNode } from 'react';
import type { ChoiceColor } from '../../../metadata/define/field.ts';
import { useText } from '../base/use-text.ts';
import styles from './chip.module.css';
import { Icon } from './icon.tsx';

type Props = { color?: ChoiceColor; children: ReactNode; onRemove?: () => void; title?: string };

/** A small coloured label: a choice, a tag, a state. The colour is never the only signal: the text says it too. */
export function Chip({ color = 'gray', children, onRemove, title }: Props) {
  const t = useText();
  return (
    <span className={styles.chip} style={{ background: `var(--${color}-bg)`, color: `var(--${color}-fg)` }} title={title}>
      <span className={styles.text}>{children}</span>
      {onRemove && (
        <button type="button" className={styles.remove} onClick={onRemove} aria-label={t('action.remove')}>
          <Icon name="x" size={12} />
        </button>
      )}
    </span>
  );
}
