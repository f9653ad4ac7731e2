import type { ReactNode } from 'react';
import { Link } from '../../ui/link.tsx';
import styles from './card-list.module.css';

type ListProps = {
  /** What is said while there are none. */
  none: string;
  isEmpty: boolean;
  /** How one more is made. */
  maker: ReactNode;
  children: ReactNode;
};

/** Members of a thing in their order, each a card: an object's rules, its buttons. */
export function CardList({ none, isEmpty, maker, children }: ListProps) {
  return (
    <div className={styles.page}>
      {isEmpty ? <p className={styles.none}>{none}</p> : <ol className={styles.cards}>{children}</ol>}
      {maker}
    </div>
  );
}

type CardProps = {
  /** Where it is selected. */
  to: string;
  isOpen: boolean;
  /** It is there and does nothing. */
  isOff?: boolean | undefined;
  head: ReactNode;
  /** What it is made of; drawn while it is open. */
  children: ReactNode;
};

/** One of them: its head leads to it, and where it is selected it is built in its place. */
export function OpenCard({ to, isOpen, isOff = false, head, children }: CardProps) {
  return (
    <li className={styles.card} data-open={isOpen || undefined} data-off={isOff || undefined}>
      <Link to={to} className={styles.head} aria-current={isOpen ? 'true' : undefined}>
        {head}
      </Link>
      {isOpen && (
        <div className={styles.editor} data-builds>
          {children}
        </div>
      )}
    </li>
  );
}
