import { type MouseEvent, Suspense, useState } from 'react';
import type { FieldModel, WireRecord } from '../../../../metadata/wire.ts';
import { ApiProblem, problemMessage } from '../../base/api-problem.ts';
import { isSame } from '../../base/is-same.ts';
import { tellChange } from '../../base/last-change.ts';
import { loadLater } from '../../base/load-later.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { InlineEditor } from '../../fields/inline-editor.tsx';
import type { RuleAnswer } from '../../fields/rules/ask-rules.ts';
import { CustomiseButton } from '../../ui/customise.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Save } from '../model/save-record.tsx';
import { takeBack } from '../model/take-back.ts';
import type { OpenRecord } from '../record/open-record.ts';
import styles from './property.module.css';
import type { RowPlace } from './property-section.tsx';

/** Few roles ever see a value behind its mask. */
const RevealedValue = loadLater(() => import('./revealed-value.tsx'), 'RevealedValue');

type Then = 'next' | 'previous' | 'down';
type Props = {
  open: OpenRecord;
  place: RowPlace;
  /** What the rules say of the record. */
  rules: RuleAnswer;
  name: string;
  save: Save;
  isEditable: boolean;
  isEditing: boolean;
  onEdit: () => void;
  /** Editing is over; `then` asks for the next or the previous field. */
  onDone: (then?: 'next' | 'previous') => void;
};

/** One field: its label and value, which a click turns into its editor. */
export function Property({ open: { object, record }, place, rules, name, save, isEditable, isEditing, onEdit, onDone }: Props) {
  const label = useLabel();
  const field = (rules.field(name) ?? object.fields[name]) as FieldModel;
  const { refused, isSaving, commit, cancel } = useFieldSave({ record, name, field, save, onEdit, onDone });
  return (
    <div className={styles.row} {...place}>
      <dt className={styles.label} title={label(field.help) || label(field.label)}>
        {label(field.label)}
        {!field.system && (
          <span className={styles.customise}>
            <CustomiseButton place={{ kind: 'object', name: object.name, at: ['fields', name] }} what="field" isOneOfMany />
          </span>
        )}
      </dt>
      {isEditing ? (
        <dd className={styles.editor}>
          <InlineEditor
            field={field}
            value={refused ? refused.value : (record[name] ?? null)}
            problem={refused?.problem}
            onCommit={commit}
            onCancel={cancel}
          />
        </dd>
      ) : (
        <Value {...{ object, record, name, field, isEditable, isSaving, onEdit }} />
      )}
    </div>
  );
}

type ValueProps = Pick<OpenRecord, 'object' | 'record'> &
  Pick<Props, 'name' | 'isEditable' | 'onEdit'> & { field: FieldModel; isSaving: boolean };

function Value({ object, record, name, field, isEditable, isSaving, onEdit }: ValueProps) {
  const t = useText();
  const label = useLabel();
  const openEditor = (event: MouseEvent<HTMLElement>) => {
    const isLink = (event.target as Element).closest('a, button') !== null;
    const selection = window.getSelection();
    const isSelecting = !selection?.isCollapsed && event.currentTarget.contains(selection?.anchorNode ?? null);
    if (!isEditable || isLink || isSelecting) return;
    // As if it had been pressed: the focus comes back to it.
    event.currentTarget.querySelector<HTMLElement>(`.${styles.pencil}`)?.focus();
    onEdit();
  };
  const value = record[name];
  const shown = <FieldValue field={field} value={value} />;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the pencil inside does the same by keyboard
    <dd className={styles.value} data-editable={isEditable || undefined} aria-busy={isSaving} onClick={openEditor}>
      {object.access.reveal && field.access === 'masked' && value ? (
        <Suspense fallback={shown}>
          <RevealedValue object={object.name} id={record.id} name={name} field={field} value={value} />
        </Suspense>
      ) : (
        shown
      )}
      {isSaving && <span className={styles.saving}>{t('state.saving')}</span>}
      {isEditable ? (
        <button
          type="button"
          className={styles.pencil}
          onClick={onEdit}
          aria-label={t('record.editField', { field: label(field.label) })}
        >
          <Icon name="pencil" size={14} />
        </button>
      ) : (
        <span className={styles.lock} title={t('record.readOnly')}>
          <Icon name="lock" size={12} label={t('record.readOnly')} />
        </span>
      )}
    </dd>
  );
}

type Saving = Pick<Props, 'name' | 'save' | 'onEdit' | 'onDone'> & { record: WireRecord; field: FieldModel };

/** Saves one field at once. What was refused is kept with its reason, for the editor to show again. */
function useFieldSave({ record, name, field, save, onEdit, onDone }: Saving) {
  const t = useText();
  const label = useLabel();
  const [refused, setRefused] = useState<{ value: unknown; problem: string }>();
  const [isSaving, setSaving] = useState(false);
  const commit = async (value: unknown, then?: Then) => {
    onDone(then === 'down' ? undefined : then);
    setRefused(undefined);
    if (isSame(value, record[name])) return;
    setSaving(true);
    try {
      const saved = await save(record, { [name]: value });
      const message = t('list.changed', { field: label(field.label) });
      if (saved) tellChange({ tone: 'plain', message, undo: () => takeBack(saved) });
    } catch (error) {
      // The words typed are kept, with what is wrong with them.
      const problem = (error instanceof ApiProblem && error.fields[name]) || problemMessage(error);
      setRefused({ value, problem });
      onEdit();
    } finally {
      setSaving(false);
    }
  };
  const cancel = () => {
    setRefused(undefined);
    onDone();
  };
  return { refused, isSaving, commit, cancel };
}
