import { keyCaps } from '../base/key-combination.ts';
import styles from './kbd.module.css';

/** Key caps of a shortcut: `<Kbd keys="mod+k" />`. Hidden on touch screens. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.keys}>
      {keyCaps(keys).map((cap) => (
        <kbd key={cap} className={styles.key}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
