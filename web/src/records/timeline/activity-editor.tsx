import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldModel, ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { isSame } from '../../base/is-same.ts';
import { useLayer } from '../../base/layers.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { LayerContent } from '../../ui/layer-content.tsx';
import { useRefusal } from '../../ui/refusal.tsx';
import { useSaveRecord } from '../model/save-record.tsx';
import styles from './activity-editor.module.css';
import composer from './composer.module.css';
import { useComposerFields } from './composer-fields.ts';
import { FactField } from './fact-field.tsx';
import { KindChips } from './kind-chips.tsx';
import { useSendKey } from './use-send-key.ts';

type Props = { object: ObjectModel; record: WireRecord; onClose: () => void };

/** The words of an activity, its kind and dates, changed where they stand. ⌘ or Ctrl with Enter saves, Esc takes all back. */
export function ActivityEditor({ object, record, onClose }: Props) {
  const t = useText();
  const label = useLabel();
  const [draft, setDraft] = useState<Record<string, unknown>>({});
  const layer = useLayer(true, onClose, { modal: false, inPlace: true });
  const text = object.activity?.text ?? object.title;
  const { kind, facts } = useComposerFields(object, 'edit', { ...record, ...draft });
  const value = (name: string) => (name in draft ? draft[name] : (record[name] ?? null));
  const change = (name: string, next: unknown) => setDraft({ ...draft, [name]: next });
  const isOpen = (name: string) => isEditable(object.fields[name]);
  const words = String(value(text) ?? '');
  const isComplete = !isOpen(text) || words.trim() !== '';
  const { keep, isSaving, dialog, refusal } = useChangeSaving({ object, record, draft, onClose });
  const saveByKey = useSendKey(() => isComplete && keep());
  return (
    <LayerContent layer={layer}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the inputs inside pass through here */}
      <div className={styles.editor} onKeyDown={saveByKey}>
        <textarea
          className={styles.words}
          rows={2}
          aria-label={label(object.fields[text]?.label)}
          value={words}
          readOnly={!isOpen(text)}
          onFocus={({ currentTarget }) => currentTarget.setSelectionRange(words.length, words.length)}
          onChange={(event) => change(text, event.target.value)}
        />
        {kind && isOpen(kind) && (
          <KindChips field={object.fields[kind] as FieldModel} value={value(kind)} onChange={(next) => change(kind, next)} />
        )}
        <div className={composer.foot}>
          {facts.filter(isOpen).map((name) => (
            <FactField
              key={name}
              field={object.fields[name] as FieldModel}
              value={value(name)}
              onChange={(next) => change(name, next)}
            />
          ))}
          <div className={composer.send}>
            <Button size="sm" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button variant="primary" size="sm" loading={isSaving} disabled={!isComplete} onClick={keep}>
              {t('action.save')}
            </Button>
          </div>
        </div>
        {refusal}
      </div>
      {dialog}
    </LayerContent>
  );
}

function useChangeSaving({ object, record, draft, onClose }: Props & { draft: Record<string, unknown> }) {
  const client = useQueryClient();
  const { save, dialog } = useSaveRecord(object);
  const [isSaving, setSaving] = useState(false);
  const { refusal, tell } = useRefusal();
  const keep = async () => {
    if (isSaving) return;
    const changed = Object.fromEntries(Object.entries(draft).filter(([name, next]) => !isSame(next, record[name] ?? null)));
    if (Object.keys(changed).length === 0) return onClose();
    setSaving(true);
    tell();
    try {
      await save(record, changed);
      // The activity stands in the timelines of other objects' records.
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('timeline') });
      client.invalidateQueries({ queryKey: queryKeys.records(object.name) });
      onClose();
    } catch (error) {
      tell(error);
      setSaving(false);
    }
  };
  return { keep, isSaving, dialog, refusal };
}

function isEditable(field: FieldModel | undefined): boolean {
  return field !== undefined && field.access === 'edit' && !field.readOnly && !field.system;
}
