import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import type { FieldModel, ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { newIdempotencyKey } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { createRecord } from '../../base/records.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useRefusal } from '../../ui/refusal.tsx';
import type { Activity } from '../model/activities.ts';
import { recordTitle } from '../model/record-title.ts';
import type { OpenRecord } from '../record/open-record.ts';
import styles from './composer.module.css';
import { useComposerFields } from './composer-fields.ts';
import { FactField } from './fact-field.tsx';
import { KindChips } from './kind-chips.tsx';
import { keepUnsent, readUnsent, type UnsentActivity } from './unsent-activity.ts';
import { useSendKey } from './use-send-key.ts';

type Props = {
  open: OpenRecord;
  activity: Activity;
  box?: RefObject<HTMLTextAreaElement | null>;
  /** Whether nobody writes: at first, and when all was sent. */
  onRest: (isResting: boolean) => void;
};

/** One box for the words, chips for the kind, touches for the dates. What is typed stays until it is sent. */
export function ActivityForm({ open: { object: about, record }, activity, box, onRest }: Props) {
  const t = useText();
  const label = useLabel();
  const inline = useInlineLabel();
  const { object } = activity;
  const { draft, words, change, send, isSending, refusal } = useUnsent({ about, record, activity, onRest });
  const { kind, facts } = useComposerFields(object, 'create', draft);
  const sendByKey = useSendKey(send);
  const isOpen = Object.keys(draft).length > 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the inputs inside pass through here
    <div className={styles.form} data-open={isOpen || undefined} onKeyDown={sendByKey}>
      <textarea
        ref={box}
        className={styles.words}
        rows={1}
        onFocus={() => onRest(false)}
        aria-label={label(object.fields[activity.text]?.label)}
        placeholder={t('record.compose.placeholder', { object: inline(object.label) })}
        value={words}
        onChange={(event) => change(activity.text, event.target.value)}
      />
      {kind && (
        <KindChips field={object.fields[kind] as FieldModel} value={draft[kind]} onChange={(value) => change(kind, value)} />
      )}
      <div className={styles.foot}>
        {facts.map((name) => (
          <FactField
            key={name}
            field={object.fields[name] as FieldModel}
            value={draft[name] ?? null}
            onChange={(value) => change(name, value)}
          />
        ))}
        <div className={styles.send}>
          <Kbd keys="mod+enter" />
          <Button variant="primary" size="sm" loading={isSending} disabled={words.trim() === ''} onClick={send}>
            {t('record.compose.send')}
          </Button>
        </div>
      </div>
      {refusal}
    </div>
  );
}

type Unsent = Pick<Props, 'activity' | 'onRest'> & { about: ObjectModel; record: WireRecord };

/** What is typed, kept until it is sent. */
function useUnsent({ about, record, activity, onRest }: Unsent) {
  const client = useQueryClient();
  const { object } = activity;
  const [draft, setDraft] = useState<UnsentActivity>(() => readUnsent(record.id, object.name));
  const [isSending, setSending] = useState(false);
  const { refusal, tell } = useRefusal();
  // Pressing twice, or again after a lost connection, makes one record.
  const key = useRef(newIdempotencyKey());
  const words = String(draft[activity.text] ?? '');
  const change = (name: string, value: unknown) => {
    key.current = newIdempotencyKey();
    const next = { ...draft, [name]: value };
    if (value === null || value === '') delete next[name];
    setDraft(next);
    keepUnsent(record.id, object.name, next);
  };
  const send = async () => {
    if (words.trim() === '' || isSending) return;
    setSending(true);
    tell();
    try {
      const link = activity.linkTo({ id: record.id, title: recordTitle(about, record) });
      await createRecord(object.name, { ...draft, [activity.related]: link }, key.current);
      setDraft({});
      onRest(true);
      keepUnsent(record.id, object.name, {});
      client.invalidateQueries({ queryKey: queryKeys.records(object.name) });
    } catch (error) {
      tell(error);
    } finally {
      setSending(false);
    }
  };
  return { draft, words, change, send, isSending, refusal };
}
