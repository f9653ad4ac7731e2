import type { FieldModel, Reference } from '../../../metadata/wire.ts';
import { useLabel } from '../base/use-text.ts';
import styles from './display.module.css';
import type { DisplayProps, EditorProps, FieldWidget, FilterValueProps } from './field-widget.ts';
import { RecordLink } from './record-link.tsx';
import { RecordsPicker } from './record-picker.tsx';
import { readReferences } from './references.ts';

function RecordsDisplay({ field, value, compact }: DisplayProps) {
  return (
    <span className={compact ? styles.chips : styles.wrap}>
      {(value as Reference[]).map((one) => (
        <RecordLink key={one.id} object={targetOf(field)} value={one} compact />
      ))}
    </span>
  );
}

function RecordsEditor({ field, value, onChange, onCommit: _, ...rest }: EditorProps) {
  const label = useLabel();
  return (
    <RecordsPicker
      {...rest}
      object={targetOf(field)}
      label={label(field.label)}
      placeholder={label(field.placeholder)}
      values={readReferences(value)}
      onChange={(next) => onChange(next.length > 0 ? next : null)}
    />
  );
}

function RecordsFilterValue({ op: _, ...rest }: FilterValueProps) {
  return <RecordsEditor {...rest} autoFocus />;
}

function targetOf(field: FieldModel): string {
  return 'to' in field && typeof field.to === 'string' ? field.to : '';
}

/** Links to many records of one object, whichever side keeps them. */
export const recordsWidget: FieldWidget = {
  Display: RecordsDisplay,
  Editor: RecordsEditor,
  FilterValue: RecordsFilterValue,
  width: 220,
};
