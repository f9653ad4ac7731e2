import { useState } from 'react';
import type { Comment } from '../../../../metadata/api/comments.ts';
import { useLayer } from '../../base/layers.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { LayerContent } from '../../ui/layer-content.tsx';
import { useRefusal } from '../../ui/refusal.tsx';
import type { OpenRecord } from '../record/open-record.ts';
import composer from '../timeline/composer.module.css';
import { useSendKey } from '../timeline/use-send-key.ts';
import { CommentBox } from './comment-box.tsx';
import { draftOf, textToSend } from './comment-draft.ts';
import styles from './comments.module.css';
import { useCommentActs } from './use-comments.ts';

/** Changes a comment where it stands. ⌘ or Ctrl with Enter saves, Esc takes all back. */
export function CommentEditor({ comment, open, onClose }: { comment: Comment; open: OpenRecord; onClose: () => void }) {
  const t = useText();
  const [value, setValue] = useState(() => draftOf(comment));
  const [isSaving, setSaving] = useState(false);
  const { refusal, tell } = useRefusal();
  const acts = useCommentActs(open);
  const layer = useLayer(true, onClose, { modal: false, inPlace: true });
  const save = async () => {
    if (isSaving || value.text.trim() === '') return;
    setSaving(true);
    tell();
    try {
      await acts.edit(comment, textToSend(value));
      onClose();
    } catch (error) {
      tell(error);
      setSaving(false);
    }
  };
  const saveByKey = useSendKey(save);
  return (
    <LayerContent layer={layer}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the inputs inside pass through here */}
      <div className={styles.editor} onKeyDown={saveByKey}>
        <CommentBox open={open} value={value} onChange={setValue} autoFocus />
        <div className={composer.send}>
          <Button size="sm" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button variant="primary" size="sm" loading={isSaving} disabled={value.text.trim() === ''} onClick={save}>
            {t('action.save')}
          </Button>
        </div>
        {refusal}
      </div>
    </LayerContent>
  );
}
