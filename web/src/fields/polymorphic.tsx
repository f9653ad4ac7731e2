import { useState } from 'react';
import type { Reference } from '../../../metadata/wire.ts';
import { useModel } from '../base/use-model.ts';
import { useLabel, useText } from '../base/use-text.ts';
import styles from './editor.module.css';
import type { DisplayProps, EditorProps, FieldWidget, FilterValueProps } from './field-widget.ts';
import { RecordLink } from './record-link.tsx';
import { RecordPicker } from './record-picker.tsx';

function PolymorphicDisplay({ value, compact }: DisplayProps) {
  const reference = value as Reference;
  return <RecordLink object={reference.object ?? ''} value={reference} compact={compact} />;
}

/** First the kind of record, then the record. */
function PolymorphicEditor({ field, value, onChange, onCommit, ...rest }: EditorProps) {
  const t = useText();
  const label = useLabel();
  const { outlines } = useModel();
  const offered = field.type === 'polymorphic' ? field.to.filter((name) => outlines[name]) : [];
  const reference = (value as Reference | null) ?? null;
  const [chosen, setChosen] = useState(reference?.object ?? offered[0] ?? '');
  const pick = (next: Reference | null) => {
    const link = next && { ...next, object: chosen };
    onChange(link);
    onCommit?.(link);
  };
  return (
    <div className={styles.row}>
      <select
        className={`${styles.input} ${styles.narrow}`}
        aria-label={t('fields.kindOfRecord')}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        {offered.map((name) => (
          <option key={name} value={name}>
            {label(outlines[name]?.label)}
          </option>
        ))}
      </select>
      {outlines[chosen] && (
        <RecordPicker
          {...rest}
          key={chosen}
          object={chosen}
          label={label(field.label)}
          value={reference?.object === chosen ? reference : null}
          clearable={!field.required}
          onPick={pick}
        />
      )}
    </div>
  );
}

function PolymorphicFilterValue({ op, value, onChange, ...rest }: FilterValueProps) {
  const isList = op === 'in' || op === 'notIn';
  const one = Array.isArray(value) ? (value[0] ?? null) : value;
  return <PolymorphicEditor {...rest} autoFocus value={one} onChange={(next) => onChange(isList ? next && [next] : next)} />;
}

export const polymorphic: FieldWidget = {
  Display: PolymorphicDisplay,
  Editor: PolymorphicEditor,
  FilterValue: PolymorphicFilterValue,
  width: 180,
};
