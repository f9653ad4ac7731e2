import type { ApprovalCard } from '../../../../metadata/api/approvals.ts';
import { paths } from '../../base/paths.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { ApprovalProgress } from '../../records/approvals/approval-progress.tsx';
import { StateChip } from '../../records/approvals/state-chip.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { TaskActs } from './task-acts.tsx';
import styles from './task-view.module.css';
import { useTask } from './use-todo.ts';

/** Who asks what, how much, and what has changed since; who has decided; and what the user may do about it. */
export function TaskView({ id }: { id: string }) {
  const t = useText();
  const { data: card, error } = useTask(id);
  if (error && !card) return <EmptyState icon="circle" title={t('todo.notThere')} />;
  if (!card) return <SkeletonRows count={6} />;
  return (
    <article className={styles.card}>
      <Head card={card} />
      <Shown card={card} />
      <ApprovalProgress tasks={card.tasks} log={card.log} />
      {card.can.length > 0 && <TaskActs card={card} />}
    </article>
  );
}

function Head({ card: { approval, task, reads } }: { card: ApprovalCard }) {
  const t = useText();
  const label = useLabel();
  const title = approval.record.title ?? label(approval.label);
  return (
    <header className={styles.head}>
      <p className={styles.back}>
        <Link to={paths.todo}>{t('nav.todo')}</Link>
      </p>
      <h2>
        {reads ? <Link to={paths.record(approval.record.object, approval.record.id)}>{title}</Link> : title}{' '}
        <StateChip state={approval.state} />
      </h2>
      <p className={styles.who}>
        <Avatar name={approval.submitter.name} />
        {t('todo.submitted', { name: approval.submitter.name, what: label(approval.label) })}
        <Time at={approval.submittedAt} />
      </p>
      {task.state === 'open' && (
        <p className={styles.step}>
          {label(task.label)}
          {task.dueAt && (
            <span className={styles.due}>
              {t('todo.due')} <Time at={task.dueAt} />
            </span>
          )}
        </p>
      )}
    </header>
  );
}

function Shown({ card: { shown, changed } }: { card: ApprovalCard }) {
  const t = useText();
  const label = useLabel();
  if (shown.length === 0) return null;
  return (
    <>
      {changed && <p className={styles.changed}>{t('todo.changed')}</p>}
      <dl className={styles.shown}>
        {shown.map((each) => (
          <div key={each.path} data-changed={'now' in each}>
            <dt>{label(each.label)}</dt>
            <dd>
              <FieldValue field={each.field} value={each.value} />
              {'now' in each && (
                <span className={styles.now}>
                  {t('todo.now')} <FieldValue field={each.field} value={each.now} />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
