import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TodoItem } from '../../../../metadata/api/approvals.ts';
import { api } from '../../base/api.ts';
import { problemMessage } from '../../base/api-problem.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import styles from './todo-page.module.css';
import { todoKey } from './use-todo.ts';

type Props = { items: readonly TodoItem[]; onDone: () => void };

/** Approves what is ticked, one after another; each that could not be approved says why, and keeps no other from it. */
export function BatchBar({ items, onDone }: Props) {
  const t = useText();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string[]>([]);
  const approveAll = async () => {
    setBusy(true);
    const problems: string[] = [];
    for (const { task, approval } of items) {
      const title = approval.record.title ?? '—';
      try {
        const { late } = await api.post(`/tasks/${task}/acts`, { act: 'approve' }, { idempotencyKey: crypto.randomUUID() });
        if (late) problems.push(t('todo.batchLate', { title }));
      } catch (error) {
        problems.push(`${title}: ${problemMessage(error)}`);
      }
    }
    setBusy(false);
    setRefused(problems);
    if (problems.length < items.length) toast.success(t('todo.batchDone', { count: items.length - problems.length }));
    await client.invalidateQueries({ queryKey: todoKey });
    onDone();
  };
  if (items.length === 0 && refused.length === 0) return null;
  return (
    <div className={styles.batch} role="status">
      {refused.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {items.length > 0 && (
        <Button variant="primary" loading={isBusy} onClick={() => void approveAll()}>
          {t('todo.batchApprove', { count: items.length })}
        </Button>
      )}
    </div>
  );
}
