import { useState } from 'react';
import type { Comment } from '../../../../metadata/api/comments.ts';
import { sayMentions } from '../../../../metadata/define/comment.ts';
import { address } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Link } from '../../ui/link.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import type { OpenRecord } from '../record/open-record.ts';
import { EntryFrame } from '../timeline/entry-frame.tsx';
import { CommentEditor } from './comment-editor.tsx';
import { CommentReactions } from './comment-reactions.tsx';
import { CommentText } from './comment-text.tsx';
import styles from './comments.module.css';
import { replyTo } from './reply-to.ts';
import { useCommentActs } from './use-comments.ts';

type Props = {
  comment: Comment;
  open: OpenRecord;
  /** Shows the box to answer in. */
  onReply: () => void;
  /** The one that a link leads to. */
  isMeant?: boolean;
};

/** What somebody said, with what it answers, its files and reactions; its author changes it where it stands. */
export function CommentEntry({ comment, open, onReply, isMeant }: Props) {
  const t = useText();
  const format = useFormat();
  const [isEdited, setEdited] = useState(false);
  const { author, at, deleted, editedAt } = comment;
  return (
    <EntryFrame
      actor={{ id: author.id, title: author.name }}
      at={at}
      isMeant={isMeant}
      headline={
        <>
          <Icon name="message-circle" size={14} label={t('record.comment')} />
          {editedAt && <span title={format.exactTime(editedAt)}> {t('record.timeline.edited')}</span>}
        </>
      }
      aside={!deleted && <Tools {...{ comment, open, onReply }} onEdit={() => setEdited(true)} />}
    >
      <Quote comment={comment} open={open} />
      {deleted && <p className={styles.gone}>{t('comments.gone')}</p>}
      {isEdited ? (
        <CommentEditor comment={comment} open={open} onClose={() => setEdited(false)} />
      ) : (
        <CommentText text={comment.text} mentions={comment.mentions} />
      )}
      {comment.files.length > 0 && (
        <ul className={styles.files}>
          {comment.files.map(({ id, name }) => (
            <li key={id}>
              <Icon name="paperclip" size={14} />
              <a href={address(`/files/${id}`)} download={name}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
      {!deleted && <CommentReactions comment={comment} open={open} />}
    </EntryFrame>
  );
}

function Quote({ comment: { repliesTo }, open }: Pick<Props, 'comment' | 'open'>) {
  const t = useText();
  if (!repliesTo) return null;
  const { id, author, text, mentions } = repliesTo;
  const words = text === null ? t('comments.gone') : plainWords({ text, mentions });
  return (
    <p className={styles.quote}>
      <Link to={paths.record(open.object.name, open.record.id)} search={{ comment: id }}>
        {author.name}: {words}
      </Link>
    </p>
  );
}

function Tools({ comment, open, onReply, onEdit }: Omit<Props, 'isMeant'> & { onEdit: () => void }) {
  const t = useText();
  const acts = useCommentActs(open);
  const answer = () => {
    onReply();
    replyTo(open.record.id, { id: comment.id, name: comment.author.name, text: plainWords(comment).slice(0, 80) });
  };
  return (
    <span className={styles.tools}>
      <IconButton size="sm" icon={<Icon name="arrow-back-up" size={14} />} label={t('comments.reply')} onClick={answer} />
      {comment.own && (
        <Menu trigger={<IconButton size="sm" icon={<Icon name="dots" size={14} />} label={t('comments.more')} />}>
          {comment.editableUntil && (
            <MenuItem icon="pencil" onSelect={onEdit}>
              {t('comments.edit')}
            </MenuItem>
          )}
          <MenuItem icon="trash" onSelect={() => acts.remove(comment)}>
            {t('comments.delete')}
          </MenuItem>
        </Menu>
      )}
    </span>
  );
}

function plainWords({ text, mentions }: Pick<Comment, 'text' | 'mentions'>): string {
  return sayMentions(text, ({ kind, id }) => mentions.find((each) => each.kind === kind && each.id === id)?.name ?? '—');
}
