import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

type Props = { icon: IconName | (string & {}); title: string; help?: ReactNode; children?: ReactNode };

/** Why there is nothing here and what to do: no data yet, nothing fits the filter, or no right. Children are buttons. */
export function EmptyState({ icon, title, help, children }: Props) {
  return (
    <div className={styles.empty}>
      <Icon name={icon} size={28} className={styles.icon} />
      <p className={styles.title}>{title}</p>
      {help && <p className={styles.help}>{help}</p>}
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
