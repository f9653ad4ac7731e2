import styles from './unread-badge.module.css';
import { useUnread } from './use-notices.ts';

/** How many notices are unread; nothing where all are read. */
export function UnreadBadge() {
  const unread = useUnread();
  if (unread === 0) return null;
  return <b className={styles.badge}>{unread > 99 ? '99+' : unread}</b>;
}
