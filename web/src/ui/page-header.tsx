import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import styles from './page-header.module.css';
import { PhoneSearch } from './phone-search.tsx';

type Props = {
  icon?: IconName | (string & {});
  title: ReactNode;
  /** A quiet word after the title: a count, a state. */
  aside?: ReactNode;
  /** Buttons at the right end. */
  children?: ReactNode;
};

/** The bar at the top of a page; its title is the page's `h1`. */
export function PageHeader({ icon, title, aside, children }: Props) {
  return (
    <header className={styles.header}>
      {icon && (
        <span className={styles.icon}>
          <Icon name={icon} size={18} />
        </span>
      )}
      <h1 className={styles.title}>{title}</h1>
      {aside && <span className={styles.aside}>{aside}</span>}
      <div className={styles.actions}>
        {children}
        <PhoneSearch />
      </div>
    </header>
  );
}
