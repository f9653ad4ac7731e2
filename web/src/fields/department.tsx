import type { Reference } from '../../../metadata/wire.ts';
import { useLabel } from '../base/use-text.ts';
import { Icon } from '../ui/icon.tsx';
import display from './display.module.css';
import type { DisplayProps, EditorProps, FieldWidget, FilterValueProps } from './field-widget.ts';
import { RecordPicker, RecordsPicker } from './record-picker.tsx';
import { readReferences } from './references.ts';

function DepartmentDisplay({ value }: DisplayProps) {
  const name = (value as Reference).title ?? '—';
  return (
    <span className={display.person} title={name}>
      <Icon name="sitemap" size={14} />
      <span className={display.line}>{name}</span>
    </span>
  );
}

function DepartmentEditor({ field, value, onChange, onCommit, ...rest }: EditorProps) {
  const label = useLabel();
  const pick = (next: Reference | null) => {
    onChange(next);
    onCommit?.(next);
  };
  return (
    <RecordPicker
      {...rest}
      object="department"
      label={label(field.label)}
      placeholder={label(field.placeholder)}
      value={(value as Reference | null) ?? null}
      clearable={!field.required}
      onPick={pick}
    />
  );
}

const lists = new Set(['in', 'notIn']);

function DepartmentFilterValue({ field, op, value, onChange }: FilterValueProps) {
  const label = useLabel();
  const shared = { object: 'department', label: label(field.label), autoFocus: true };
  if (lists.has(op)) return <RecordsPicker {...shared} values={readReferences(value)} onChange={onChange} />;
  return <RecordPicker {...shared} value={readReferences(value)[0] ?? null} onPick={onChange} />;
}

export const department: FieldWidget = {
  Display: DepartmentDisplay,
  Editor: DepartmentEditor,
  FilterValue: DepartmentFilterValue,
  width: 150,
  groups: true,
  icon: 'sitemap',
};
