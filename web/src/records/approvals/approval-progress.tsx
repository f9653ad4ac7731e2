import type { ApprovalEntry, ApprovalTask } from '../../../../metadata/api/approvals.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Time } from '../../ui/time.tsx';
import { actText } from './act-text.ts';
import styles from './approval-progress.module.css';
import { EntryEvidence } from './entry-evidence.tsx';

type Props = { tasks: readonly ApprovalTask[]; log: readonly ApprovalEntry[] };

/** Who is asked and who has decided, step by step; then all that was done, with what was said. */
export function ApprovalProgress({ tasks, log }: Props) {
  const t = useText();
  return (
    <section className={styles.progress} aria-label={t('todo.progress')}>
      <h3>{t('todo.progress')}</h3>
      <ol className={styles.steps}>
        {tasks.map((task) => (
          <Step key={task.id} task={task} />
        ))}
      </ol>
      {log.length > 0 && (
        <>
          <h3>{t('todo.log')}</h3>
          <ol className={styles.log}>
            {log.map((entry, at) => (
              <Entry key={at} entry={entry} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Step({ task }: { task: ApprovalTask }) {
  const t = useText();
  const label = useLabel();
  const seats = task.seats.filter(({ state }) => task.state === 'open' || state !== 'closed');
  return (
    <li data-state={task.state}>
      <b>{label(task.label)}</b>
      {task.seats.length > 1 && <small>{t(`todo.mode.${task.mode as 'all'}`)}</small>}
      <ul>
        {seats.map((seat) => (
          <li key={seat.id}>
            <Avatar name={seat.person.name} size={18} />
            {seat.person.name}
            {seat.for && <small>{t('todo.for', { name: seat.for.name })}</small>}
            <small data-seat={seat.state}>{t(seat.advises ? 'todo.asked' : `todo.seat.${seat.state}`)}</small>
          </li>
        ))}
      </ul>
    </li>
  );
}

function Entry({ entry }: { entry: ApprovalEntry }) {
  const t = useText();
  const label = useLabel();
  const to = entry.to.map(({ name }) => name).join(t('todo.listSeparator'));
  return (
    <li>
      <span>
        <b>{entry.by?.name ?? t('todo.system')}</b> {entry.for && t('todo.for', { name: entry.for.name })} {t(actText(entry.act))}
        {to && ` → ${to}`}
      </span>
      <small>
        {entry.step && label(entry.step)} <Time at={entry.at} />
      </small>
      {entry.comment && <q>{entry.comment}</q>}
      <EntryEvidence entry={entry} />
    </li>
  );
}
