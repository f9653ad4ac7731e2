import { Avatar } from '../ui/avatar.tsx';
import styles from './display.module.css';

/** A person's avatar and name. */
export function PersonName({ name }: { name: string }) {
  return (
    <span className={styles.person}>
      <Avatar name={name} size={20} />
      <span title={name}>{name}</span>
    </span>
  );
}
