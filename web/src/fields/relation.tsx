import type { Reference } from '../../../metadata/wire.ts';
import { useLabel } from '../base/use-text.ts';
import type { DisplayProps, EditorProps, FieldWidget, FilterValueProps } from './field-widget.ts';
import { RecordLink } from './record-link.tsx';
import { RecordPicker, RecordsPicker } from './record-picker.tsx';
import { readReferences } from './references.ts';

function RelationDisplay({ field, value, compact }: DisplayProps) {
  return field.type === 'relation' ? <RecordLink object={field.to} value={value as Reference} compact={compact} /> : null;
}

function RelationEditor({ field, value, onChange, onCommit, ...rest }: EditorProps) {
  const label = useLabel();
  if (field.type !== 'relation') return null;
  const pick = (next: Reference | null) => {
    onChange(next);
    onCommit?.(next);
  };
  return (
    <RecordPicker
      {...rest}
      object={field.to}
      filter={field.filter}
      label={label(field.label)}
      placeholder={label(field.placeholder)}
      value={(value as Reference | null) ?? null}
      clearable={!field.required}
      onPick={pick}
    />
  );
}

const lists = new Set(['in', 'notIn']);

function RelationFilterValue({ field, op, value, onChange }: FilterValueProps) {
  const label = useLabel();
  if (field.type !== 'relation') return null;
  const shared = { object: field.to, label: label(field.label), autoFocus: true };
  if (lists.has(op)) return <RecordsPicker {...shared} values={readReferences(value)} onChange={onChange} />;
  return <RecordPicker {...shared} value={readReferences(value)[0] ?? null} onPick={onChange} />;
}

export const relation: FieldWidget = {
  Display: RelationDisplay,
  Editor: RelationEditor,
  FilterValue: RelationFilterValue,
  width: 180,
  groups: true,
};
