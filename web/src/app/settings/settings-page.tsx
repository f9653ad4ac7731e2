import type { ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';
import styles from './settings-page.module.css';

type PageProps = { title: string; intro?: string; actions?: ReactNode; wide?: boolean; children: ReactNode };

/** One settings page: its title, a sentence, buttons, sections. */
export function SettingsPage({ title, intro, actions, wide, children }: PageProps) {
  return (
    <div className={classNames(styles.page, wide && styles.wide)}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {actions && <div className={styles.actions}>{actions}</div>}
        {intro && <p className={styles.intro}>{intro}</p>}
      </header>
      {children}
    </div>
  );
}

/** A titled part of a settings page. */
export function SettingsSection({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {help && <p>{help}</p>}
      {children}
    </section>
  );
}
