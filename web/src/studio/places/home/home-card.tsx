import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import styles from './home-page.module.css';

type Props = {
  icon: string;
  title: string;
  count?: number;
  more?: { label: string; to: string };
  children?: ReactNode;
};

/** One thing to look at, with how many there are. */
export function HomeCard({ icon, title, count, more, children }: Props) {
  return (
    <section className={styles.card}>
      <h2>
        <Icon name={icon} size={18} />
        {title}
        {count !== undefined && <span className={styles.count}>{count}</span>}
        {more && (
          <Link to={more.to} className={styles.more}>
            {more.label}
          </Link>
        )}
      </h2>
      {children}
    </section>
  );
}
