import type { ReactNode } from 'react';
import { usePageTitle } from '../../base/page-title.ts';
import { useText } from '../../base/use-text.ts';
import styles from './settings-page.module.css';

type PageProps = { title: string; intro?: string; actions?: ReactNode; children: ReactNode };

/** One settings page: its title, a sentence, buttons, sections. */
export function SettingsPage({ title, intro, actions, children }: PageProps) {
  usePageTitle(title, useText()('settings.title'));
  return (
    <div className={styles.page}>
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
