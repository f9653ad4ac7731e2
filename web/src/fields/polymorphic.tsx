import { useState } from 'react';
import type { Reference } from '../../../metadata/wire.ts';
import { useModel } from '../base/use-model.ts';
import { useLabel, useText } from '../base/use-text.ts';
import styles from './editor.module.css';
import type { DisplayProps, EditorProps, FieldWidget, FilterValueProps } from './field-widget.ts';
import { RecordLink } from './record-link.tsx';
import { RecordPicker } from './record-picker.tsx';

function PolymorphicDisplay({ field, value, compact }: DisplayProps) {
  const t = useText();
  const label = useLabel();
  const { outlines } = useModel();
  const reference = value as Reference;
  const { object = '' } = reference;
  const outline = outlines[object];
  // The field leads there no longer, and so the title is not read; the record is there as ever.
  const isFormer = reference.title === null && outline && field.leadsTo && !field.leadsTo.includes(object);
  const shown = isFormer ? { ...reference, title: t('fields.formerLink', { object: label(outline.label) }) } : reference;
  return <RecordLink object={object} value={shown} compact={compact} />;
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
          placeholder={label(field.placeholder)}
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
