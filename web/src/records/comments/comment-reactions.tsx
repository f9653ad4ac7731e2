import type { Comment } from '../../../../metadata/api/comments.ts';
import { reactions } from '../../../../metadata/define/comment.ts';
import { useMe } from '../../base/use-me.ts';
import { useText } from '../../base/use-text.ts';
import { Popover } from '../../ui/popover.tsx';
import type { OpenRecord } from '../record/open-record.ts';
import styles from './comments.module.css';
import { useCommentActs } from './use-comments.ts';

/** Who answered with one touch; one's own goes away at the next. */
export function CommentReactions({ comment, open }: { comment: Comment; open: OpenRecord }) {
  const t = useText();
  const me = useMe();
  const acts = useCommentActs(open);
  const isMine = (reaction: string) =>
    comment.reactions.some((given) => given.reaction === reaction && given.people.some(({ id }) => id === me.user.id));
  return (
    <div className={styles.reactions}>
      {comment.reactions.map(({ reaction, people }) => (
        <button
          key={reaction}
          type="button"
          className={styles.reaction}
          aria-pressed={isMine(reaction)}
          title={people.map(({ name }) => name).join('、')}
          onClick={() => acts.react(comment, reaction, !isMine(reaction))}
        >
          {reaction} {people.length}
        </button>
      ))}
      <Popover
        width={300}
        trigger={(toggle) => (
          <button
            type="button"
            className={styles.reaction}
            aria-label={t('comments.react')}
            title={t('comments.react')}
            onClick={toggle}
          >
            ☺︎
          </button>
        )}
      >
        {(close) => (
          <div className={styles.choices}>
            {reactions.map((reaction) => (
              <button
                key={reaction}
                type="button"
                className={styles.choice}
                aria-pressed={isMine(reaction)}
                onClick={() => {
                  close();
                  void acts.react(comment, reaction, !isMine(reaction));
                }}
              >
                {reaction}
              </button>
            ))}
          </div>
        )}
      </Popover>
    </div>
  );
}
