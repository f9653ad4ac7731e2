import { useState } from 'react';
import type { TodoItem } from '../../../../metadata/api/approvals.ts';
import { paths } from '../../base/paths.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { actText } from '../../records/approvals/act-text.ts';
import { StateChip } from '../../records/approvals/state-chip.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { BatchBar } from './batch-bar.tsx';
import styles from './todo-page.module.css';
import { type TodoLists, useTodo } from './use-todo.ts';

/** One of the lists; more of it on demand. */
export function TodoItems({ list, chosen }: { list: TodoLists; chosen: string | undefined }) {
  const t = useText();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useTodo(list);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const tick = (task: string) => {
    const next = new Set(ticked);
    if (!next.delete(task)) next.add(task);
    setTicked(next);
  };
  if (!data) return <SkeletonRows count={4} />;
  if (items.length === 0) return <EmptyState icon="check" title={t(`todo.none.${list}`)} />;
  return (
    <>
      <ul className={styles.items}>
        {items.map((item) => (
          <li key={item.task ?? item.approval.id}>
            <Item
              item={item}
              isChosen={item.task !== null && item.task === chosen}
              isTicked={ticked.has(item.task ?? '')}
              onTick={tick}
            />
          </li>
        ))}
      </ul>
      <BatchBar items={items.filter(({ task }) => task !== null && ticked.has(task))} onDone={() => setTicked(new Set())} />
      {hasNextPage && (
        <Button variant="ghost" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('todo.more')}
        </Button>
      )}
    </>
  );
}

type ItemProps = { item: TodoItem; isChosen: boolean; isTicked: boolean; onTick: (task: string) => void };

/** The whole of it leads to the task; values that are links of their own do not, here. */
function Item({ item, isChosen, isTicked, onTick }: ItemProps) {
  const t = useText();
  const { task, batch, approval } = item;
  return (
    <div className={styles.item}>
      {batch && task !== null && (
        <input
          type="checkbox"
          className={styles.tick}
          aria-label={t('todo.batchTick', { title: approval.record.title ?? '' })}
          checked={isTicked}
          onChange={() => onTick(task)}
        />
      )}
      <Head item={item} isChosen={isChosen} />
      <Facts item={item} />
      <Foot item={item} />
    </div>
  );
}

function Head({ item: { approval, task }, isChosen }: { item: TodoItem; isChosen: boolean }) {
  const label = useLabel();
  const to = task ? paths.task(task) : paths.record(approval.record.object, approval.record.id);
  return (
    <span className={styles.head}>
      <Link to={to} className={styles.title} aria-current={isChosen || undefined}>
        {approval.record.title ?? label(approval.label)}
      </Link>
      <StateChip state={approval.state} />
    </span>
  );
}

function Facts({ item: { approval, shown } }: { item: TodoItem }) {
  const label = useLabel();
  const values = shown.filter(({ value }) => value !== approval.record.title).slice(0, 2);
  return (
    <span className={styles.facts}>
      <span>{label(approval.label)}</span>
      {values.map(({ path, field, value }) => (
        <span key={path}>
          <FieldValue field={field} value={value} compact />
        </span>
      ))}
    </span>
  );
}

function Foot({ item: { approval, for: principal, dueAt, did, step } }: { item: TodoItem }) {
  const t = useText();
  const label = useLabel();
  return (
    <span className={styles.foot}>
      <Avatar name={approval.submitter.name} size={16} />
      <span>{approval.submitter.name}</span>
      {step && <span>{label(step)}</span>}
      {principal && <span>{t('todo.for', { name: principal.name })}</span>}
      {did && <span>{t(actText(did.act))}</span>}
      <Time at={did?.at ?? approval.submittedAt} />
      {dueAt && (
        <span className={styles.due}>
          {t('todo.due')} <Time at={dueAt} />
        </span>
      )}
    </span>
  );
}
