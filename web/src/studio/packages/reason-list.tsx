import styles from './packages.module.css';

type Props = { title: string; problems: readonly { message: string; field?: string }[] };

/** Everything that stands against something; nothing where nothing does. */
export function ReasonList({ title, problems }: Props) {
  if (problems.length === 0) return null;
  return (
    <div className={styles.reasons} role="alert">
      <b>{title}</b>
      <ul>
        {problems.map(({ message, field }) => (
          <li key={`${field} ${message}`}>{message}</li>
        ))}
      </ul>
    </div>
  );
}
