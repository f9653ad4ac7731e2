import type { Comment } from '../../../../metadata/api/comments.ts';
import { splitMentions } from '../../../../metadata/define/comment.ts';
import { useMe } from '../../base/use-me.ts';
import styles from './comments.module.css';

/** The words, with who is mentioned set off; oneself more than others. */
export function CommentText({ text, mentions }: Pick<Comment, 'text' | 'mentions'>) {
  const me = useMe();
  if (text === '') return null;
  let place = 0;
  return (
    <p className={styles.text}>
      {splitMentions(text).map((part) => {
        place += 1;
        if (typeof part === 'string') return part;
        const name = mentions.find(({ kind, id }) => kind === part.kind && id === part.id)?.name ?? '—';
        return (
          <mark key={place} className={styles.mention} data-me={part.id === me.user.id || undefined}>
            @{name}
          </mark>
        );
      })}
    </p>
  );
}
