import { useState } from 'react';
import { paths } from '../../base/paths.ts';
import { useSettled } from '../../base/use-settled.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { OpenRecord } from '../record/open-record.ts';
import { CommentEntry } from './comment-entry.tsx';
import styles from './comments.module.css';
import { useCommentActs, useComments, useFollowing } from './use-comments.ts';

type Props = { open: OpenRecord; onReply: () => void /** The comment that a link leads to. */; meant: string | undefined };

/** All that is said about a record, to be looked through; and whether one wants to be told of more. */
export function CommentList({ open, onReply, meant }: Props) {
  const t = useText();
  const [words, setWords] = useState('');
  const q = useSettled(words.trim(), 250);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useComments(open, {
    q,
    from: q ? undefined : meant,
  });
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <>
      <div className={styles.bar}>
        <input
          type="search"
          className={styles.search}
          aria-label={t('comments.find')}
          placeholder={t('comments.find')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <FollowButton open={open} />
      </div>
      {meant && !q && (
        <p className={styles.newer}>
          <Link to={paths.record(open.object.name, open.record.id)} search={{ comment: '' }}>
            {t('comments.newer')}
          </Link>
        </p>
      )}
      {error && !items && <ProblemPanel error={error} onRetry={refetch} />}
      {!items && !error && <SkeletonRows count={3} height={56} />}
      {items?.length === 0 && <EmptyState icon="message-circle" title={t(q ? 'comments.noneFound' : 'comments.none')} />}
      <ol className={styles.entries}>
        {items?.map((comment) => (
          <CommentEntry key={comment.id} comment={comment} open={open} onReply={onReply} isMeant={comment.id === meant} />
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="ghost" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('comments.older')}
        </Button>
      )}
    </>
  );
}

/** Who follows is told what is said; the button says how many do, and on hover who. */
function FollowButton({ open }: { open: OpenRecord }) {
  const t = useText();
  const { data } = useFollowing(open);
  const acts = useCommentActs(open);
  if (!data) return null;
  const { follows, followers } = data;
  return (
    <Button
      variant="ghost"
      size="sm"
      icon={<Icon name="bell" size={16} />}
      aria-pressed={follows}
      title={followers.map(({ name }) => name).join('、')}
      onClick={() => acts.follow(!follows)}
    >
      {t(follows ? 'comments.following' : 'comments.follow')} {followers.length > 0 && followers.length}
    </Button>
  );
}
