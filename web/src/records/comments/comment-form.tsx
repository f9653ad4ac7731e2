import { type ChangeEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { newIdempotencyKey } from '../../base/api.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { uploadFile } from '../../fields/upload-file.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useRefusal } from '../../ui/refusal.tsx';
import type { OpenRecord } from '../record/open-record.ts';
import composer from '../timeline/composer.module.css';
import { keepUnsent, readUnsent } from '../timeline/unsent-activity.ts';
import { useSendKey } from '../timeline/use-send-key.ts';
import { CommentBox } from './comment-box.tsx';
import { type CommentDraft, emptyDraft, textToSend } from './comment-draft.ts';
import styles from './comments.module.css';
import { onReply } from './reply-to.ts';
import { useCommentActs } from './use-comments.ts';

type Props = { open: OpenRecord; box?: RefObject<HTMLTextAreaElement | null>; onRest?: (isResting: boolean) => void };

/** Says something about a record. What is typed stays until it is sent; ⌘ or Ctrl with Enter sends it. */
export function CommentForm({ open, box, onRest }: Props) {
  const t = useText();
  const own = useRef<HTMLTextAreaElement>(null);
  const area = box ?? own;
  const { draft, change, send, isSending, refusal } = useDraft(open, onRest);
  const { isUploading, upload } = useUpload(open, (files) => change({ files: [...draft.files, ...files] }));
  const sendByKey = useSendKey(send);
  const changeNow = useRef(change);
  changeNow.current = change;
  useEffect(
    () =>
      onReply(open.record.id, (repliesTo) => {
        changeNow.current({ repliesTo });
        area.current?.focus();
      }),
    [open.record.id, area],
  );
  const { repliesTo, files } = draft;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the inputs inside pass through here
    <div className={composer.form} data-open={isOpen(draft) || undefined} onKeyDown={sendByKey}>
      {repliesTo && (
        <p className={styles.quote}>
          <span>
            {t('comments.replyTo', { name: repliesTo.name })} {repliesTo.text}
          </span>
          <IconButton
            size="sm"
            icon={<Icon name="x" size={14} />}
            label={t('action.remove')}
            onClick={() => change({ repliesTo: undefined })}
          />
        </p>
      )}
      <CommentBox open={open} box={area} value={draft} onChange={change} onFocus={() => onRest?.(false)} />
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map((file) => (
            <li key={file.id}>
              <Icon name="paperclip" size={14} />
              {file.name}
              <IconButton
                size="sm"
                icon={<Icon name="x" size={14} />}
                label={t('action.remove')}
                onClick={() => change({ files: files.filter(({ id }) => id !== file.id) })}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={composer.foot}>
        <label className={styles.attach}>
          <Icon name="paperclip" size={16} />
          {isUploading ? t('comments.uploading') : t('comments.attach')}
          <input type="file" multiple onChange={upload} />
        </label>
        <div className={composer.send}>
          <Kbd keys="mod+enter" />
          <Button
            variant="primary"
            size="sm"
            loading={isSending}
            disabled={draft.text.trim() === '' || isUploading}
            onClick={send}
          >
            {t('record.compose.send')}
          </Button>
        </div>
      </div>
      {refusal}
    </div>
  );
}

const draftName = '~comment';

function isOpen({ text, files, repliesTo }: CommentDraft): boolean {
  return text !== '' || files.length > 0 || repliesTo !== undefined;
}

/** What is typed, kept until it is sent. */
function useDraft(open: OpenRecord, onRest: Props['onRest']) {
  const { id } = open.record;
  const [draft, setDraft] = useState<CommentDraft>(() => ({ ...emptyDraft, ...readUnsent(id, draftName) }));
  const [isSending, setSending] = useState(false);
  const { refusal, tell } = useRefusal();
  const acts = useCommentActs(open);
  // Pressing twice, or again after a lost connection, says it once.
  const key = useRef(newIdempotencyKey());
  const keep = (next: CommentDraft) => {
    key.current = newIdempotencyKey();
    setDraft(next);
    keepUnsent(id, draftName, isOpen(next) ? next : {});
  };
  const send = async () => {
    if (draft.text.trim() === '' || isSending) return;
    setSending(true);
    tell();
    try {
      const said = { text: textToSend(draft), repliesTo: draft.repliesTo?.id, files: draft.files.map((file) => file.id) };
      await acts.send(said, key.current);
      keep(emptyDraft);
      onRest?.(true);
    } catch (error) {
      tell(error);
    } finally {
      setSending(false);
    }
  };
  return { draft, change: (part: Partial<CommentDraft>) => keep({ ...draft, ...part }), send, isSending, refusal };
}

function useUpload({ object, record }: OpenRecord, onStored: (files: CommentDraft['files']) => void) {
  const [isUploading, setUploading] = useState(false);
  const upload = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])];
    event.target.value = '';
    setUploading(true);
    try {
      const path = `/records/${object.name}/${record.id}/comments/files`;
      onStored(await Promise.all(chosen.map((file) => uploadFile(file, () => {}, path))));
    } catch (error) {
      toast.problem(error);
    } finally {
      setUploading(false);
    }
  };
  return { isUploading, upload };
}
