import type { Filter } from '../../../metadata/query.ts';
import type { Reference } from '../../../metadata/wire.ts';
import { useLabel } from '../base/use-text.ts';
import type { EditorProps, FilterValueProps } from './field-widget.ts';
import { RecordPicker, RecordsPicker } from './record-picker.tsx';
import { readReferences } from './references.ts';

type Leads = { object: string; filter?: Filter; onlyActive?: boolean };

/** Picks the one record that a field leads to. */
export function OneRecordEditor({ field, value, onChange, onCommit, ...rest }: EditorProps & Leads) {
  const label = useLabel();
  const pick = (next: Reference | null) => {
    onChange(next);
    onCommit?.(next);
  };
  return (
    <RecordPicker
      {...rest}
      label={label(field.label)}
      placeholder={label(field.placeholder)}
      value={(value as Reference | null) ?? null}
      clearable={!field.required}
      onPick={pick}
    />
  );
}

const lists = new Set(['in', 'notIn']);

/** What such a field is compared with: one record, or some of them. */
export function OneRecordFilter({ object, field, op, value, onChange }: FilterValueProps & Pick<Leads, 'object'>) {
  const label = useLabel();
  const shared = { object, label: label(field.label), autoFocus: true };
  if (lists.has(op)) return <RecordsPicker {...shared} values={readReferences(value)} onChange={onChange} />;
  return <RecordPicker {...shared} value={readReferences(value)[0] ?? null} onPick={onChange} />;
}
