import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageTitle } from '../../base/page-title.ts';
import { useText } from '../../base/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { AgentButton } from './agent-button.tsx';
import { TaskView } from './task-view.tsx';
import { TodoItems } from './todo-items.tsx';
import styles from './todo-page.module.css';
import { type TodoLists, useTodoCounts } from './use-todo.ts';

const lists: readonly TodoLists[] = ['open', 'started', 'copied', 'done'];

/** What waits for the user, what they submitted, and what they did; beside it, or on a phone in its place, the task that is looked at. */
export function TodoPage() {
  const t = useText();
  usePageTitle(t('nav.todo'));
  const { task } = useParams({ strict: false });
  const [list, setList] = useState<TodoLists>('open');
  const { data: counts } = useTodoCounts();
  const count = { open: counts?.open, started: counts?.started, copied: counts?.copied, done: undefined };
  return (
    <>
      <PageHeader icon="checklist" title={t('nav.todo')}>
        <AgentButton />
      </PageHeader>
      <div className={styles.page} data-open={task !== undefined}>
        <section className={styles.lists} aria-label={t('nav.todo')}>
          <div className={styles.bar}>
            <Segmented
              label={t('nav.todo')}
              value={list}
              options={lists.map((value) => ({
                value,
                label: count[value] ? `${t(`todo.list.${value}`)} ${count[value]}` : t(`todo.list.${value}`),
              }))}
              onChange={setList}
            />
          </div>
          <TodoItems key={list} list={list} chosen={task} />
        </section>
        <section className={styles.task}>
          {task ? <TaskView key={task} id={task} /> : <EmptyState icon="checklist" title={t('todo.choose')} />}
        </section>
      </div>
    </>
  );
}
