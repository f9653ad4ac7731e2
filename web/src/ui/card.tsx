import type { ReactNode } from 'react';
import styles from './card.module.css';

type Props = {
  title: ReactNode;
  /** A quiet word after the title. */
  aside?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** A titled section of a page that shows several things. */
export function Card({ title, aside, actions, children }: Props) {
  return (
    <section className={styles.card}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {aside && <span className={styles.aside}>{aside}</span>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
