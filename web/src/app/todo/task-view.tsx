import { Suspense, useState } from 'react';
import type { ApprovalCard } from '../../../../metadata/api/approvals.ts';
import { loadLater } from '../../base/load-later.ts';
import { paths } from '../../base/paths.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { ApprovalProgress } from '../../records/approvals/approval-progress.tsx';
import { StateChip } from '../../records/approvals/state-chip.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { TaskActs } from './task-acts.tsx';
import styles from './task-view.module.css';
import { useReadCopy, useTask } from './use-todo.ts';

const ApprovalSheet = loadLater(() => import('./approval-sheet.tsx'), 'ApprovalSheet');

/** Who asks what, how much, and what has changed since; who has decided; and what the user may do about it. */
export function TaskView({ id }: { id: string }) {
  const t = useText();
  const { data: card, error } = useTask(id);
  const [isPrinting, setPrinting] = useState(false);
  useReadCopy(card);
  if (error && !card) return <EmptyState icon="circle" title={t('todo.notThere')} />;
  if (!card) return <SkeletonRows count={6} />;
  return (
    <article className={styles.card}>
      <Head card={card} onPrint={() => setPrinting(true)} />
      <Shown card={card} />
      <ApprovalProgress tasks={card.tasks} log={card.log} />
      {card.can.length > 0 && <TaskActs card={card} />}
      {isPrinting && (
        <Suspense>
          <ApprovalSheet card={card} onDone={() => setPrinting(false)} />
        </Suspense>
      )}
    </article>
  );
}

function Head({ card: { approval, task, reads }, onPrint }: { card: ApprovalCard; onPrint: () => void }) {
  const t = useText();
  const label = useLabel();
  const title = approval.record.title ?? label(approval.label);
  const mayPrint = useModel().objects[approval.record.object]?.access.print && reads;
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
        {mayPrint && (
          <Button size="sm" variant="ghost" icon={<Icon name="file-text" />} onClick={onPrint}>
            {t('todo.print')}
          </Button>
        )}
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
