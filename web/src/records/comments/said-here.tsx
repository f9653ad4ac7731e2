import { useSearch } from '@tanstack/react-router';
import { useText } from '../../base/use-text.ts';
import type { OpenRecord } from '../record/open-record.ts';
import composer from '../timeline/composer.module.css';
import { CommentForm } from './comment-form.tsx';
import { CommentList } from './comment-list.tsx';
import styles from './comments.module.css';

/** The comments of a record that has no timeline. */
export function SaidHere({ open }: { open: OpenRecord }) {
  const t = useText();
  const { comment } = useSearch({ strict: false }) as { comment?: string };
  return (
    <section className={styles.said} aria-label={t('record.timeline.comments')}>
      <h2>{t('record.timeline.comments')}</h2>
      <div className={composer.composer}>
        <CommentForm open={open} />
      </div>
      <CommentList open={open} meant={comment || undefined} onReply={() => {}} />
    </section>
  );
}
