import type { Filter } from '../../../../metadata/query.ts';
import type { ObjectModel, Reference, WireRecord } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { openQuickCreate } from '../../base/quick-create.ts';
import { toast } from '../../base/toast.ts';
import { useFormat } from '../../base/use-format.ts';
import { useRecords, useUpdateRecord } from '../../base/use-records.ts';
import { useText } from '../../base/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Link } from '../../ui/link.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import styles from './todos.module.css';

const mostShown = 8;

/** One's own tasks that are due today or overdue, to tick off. */
export function Todos({ task }: { task: ObjectModel }) {
  const t = useText();
  const format = useFormat();
  const { data } = useRecords(task.name, {
    select: [task.title, 'due_on', 'status', 'related'],
    filter: dueUntil(format.today()),
    sort: [{ field: 'due_on', direction: 'asc' }],
    limit: mostShown,
    count: 'capped',
  });
  return (
    <Card
      title={t('home.todos')}
      aside={data?.count?.value}
      actions={
        task.access.create && (
          <IconButton
            size="sm"
            icon={<Icon name="plus" />}
            label={t('home.newTask')}
            onClick={() => openQuickCreate({ object: task.name, values: { due_on: format.today() } })}
          />
        )
      }
    >
      {!data && <SkeletonRows count={3} />}
      {data?.records.length === 0 && (
        <p className={styles.none}>
          {t('home.todosNone')}
          <small>{t('home.todosNoneHelp')}</small>
        </p>
      )}
      <ul className={styles.list}>
        {data?.records.map((record) => (
          <Todo key={record.id} task={task} record={record} />
        ))}
      </ul>
      {(data?.count?.value ?? 0) > mostShown && <Link to={paths.list(task.name)}>{t('home.allTasks')}</Link>}
    </Card>
  );
}

function Todo({ task, record }: { task: ObjectModel; record: WireRecord }) {
  const t = useText();
  const format = useFormat();
  const update = useUpdateRecord(task.name);
  const title = String(record[task.title] ?? '');
  const due = record.due_on as string | null;
  const related = record.related as Reference | null;
  const setStatus = (status: unknown) => update.mutateAsync({ id: record.id, values: { status } });
  const complete = () =>
    setStatus('done').then(
      () => toast.success(t('home.todoDone', { title }), { label: t('action.undo'), run: () => setStatus(record.status) }),
      toast.problem,
    );
  return (
    <li className={styles.todo}>
      <input
        type="checkbox"
        className={styles.check}
        aria-label={t('home.todoComplete', { title })}
        checked={update.isPending}
        onChange={complete}
      />
      <Link to={paths.record(task.name, record.id)} className={styles.title} title={title}>
        {title}
      </Link>
      {related?.object && related.title && (
        <Link to={paths.record(related.object, related.id)} className={styles.related} title={related.title}>
          {related.title}
        </Link>
      )}
      {due && <Due day={due} today={format.today()} />}
    </li>
  );
}

function Due({ day, today }: { day: string; today: string }) {
  const t = useText();
  const format = useFormat();
  if (day === today) return <Chip color="orange">{t('home.today')}</Chip>;
  return (
    <Chip color="red" title={format.date(day)}>
      {t('home.overdue')} {format.date(day).slice(5)}
    </Chip>
  );
}

function dueUntil(day: string): Filter {
  return {
    and: [
      { field: 'owner', op: 'eq', value: { me: true } },
      { field: 'status', op: 'in', value: ['open', 'doing'] },
      { field: 'due_on', op: 'lte', value: day },
    ],
  };
}
