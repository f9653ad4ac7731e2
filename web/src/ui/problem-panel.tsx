import { useState } from 'react';
import { ApiProblem, problemMessage } from '../base/api-problem.ts';
import { useText } from '../base/use-text.ts';
import { Button } from './button.tsx';
import styles from './problem-panel.module.css';

/** What happened, what to do, and an id to copy, in place of what could not be shown. */
export function ProblemPanel({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const known = error instanceof ApiProblem;
  const id = known && error.instance ? error.instance : undefined;
  const copy = () => navigator.clipboard?.writeText(id ?? '').then(() => setCopied(true));
  return (
    <div className={styles.panel} role="alert">
      <p className={styles.title}>{known ? problemMessage(error) : t('problem.unexpected')}</p>
      <p className={styles.help}>{t(known && error.code === 'network' ? 'problem.networkHelp' : 'problem.unexpectedHelp')}</p>
      {!known && <p className={styles.id}>{problemMessage(error)}</p>}
      {id && (
        <p className={styles.id}>
          {t('problem.id')} {id}
        </p>
      )}
      <div className={styles.actions}>
        <Button onClick={onRetry}>{t('action.retry')}</Button>
        {id && <Button onClick={copy}>{t(copied ? 'action.copied' : 'problem.copyId')}</Button>}
      </div>
    </div>
  );
}
