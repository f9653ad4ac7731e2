import styles from './own-mark.module.css';

/** The workspace has it in its own way. `title` says so where no words beside it do. */
export function OwnMark({ title }: { title?: string }) {
  return title === undefined ? (
    <span className={styles.own} aria-hidden />
  ) : (
    <span className={styles.own} title={title} role="img" aria-label={title} />
  );
}
