import styles from './unread-badge.module.css';
import { useUnread } from './use-unread.ts';

/** How many notices are unread; nothing where all are read. */
export function UnreadBadge() {
  const unread = useUnread();
  if (unread === 0) return null;
  return <b className={styles.badge}>{unread > 99 ? '99+' : unread}</b>;
}
