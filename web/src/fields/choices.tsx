import { useLabel } from '../base/use-text.ts';
import { OptionChip, usePickerOptions } from './choice-options.tsx';
import styles from './display.module.css';
import type { DisplayProps, EditorProps, FieldWidget, FilterValueProps } from './field-widget.ts';
import { MultiPicker } from './multi-picker.tsx';
import { offeredOptions } from './offered-options.ts';

function ChoicesDisplay({ field, value, compact }: DisplayProps) {
  return (
    <span className={compact ? styles.chips : styles.wrap}>
      {(value as string[]).map((one) => (
        <OptionChip key={one} field={field} value={one} />
      ))}
    </span>
  );
}

/** Also picks the values of “is any of”. */
export function ChoicesEditor({ field, value, onChange, onCommit: _, ...rest }: EditorProps) {
  const label = useLabel();
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const all = usePickerOptions(field);
  const offered = new Set(offeredOptions(field).map((option) => option.value));
  return (
    <MultiPicker
      {...rest}
      label={label(field.label)}
      placeholder={label(field.placeholder)}
      selected={all.filter(({ key }) => chosen.includes(key))}
      options={all.filter(({ key }) => offered.has(key))}
      onChange={(options) => onChange(options.length > 0 ? options.map(({ key }) => key) : null)}
      drawChip={({ key }, remove) => <OptionChip key={key} field={field} value={key} onRemove={remove} />}
    />
  );
}

function ChoicesFilterValue({ op: _, ...rest }: FilterValueProps) {
  return <ChoicesEditor {...rest} autoFocus />;
}

export const choices: FieldWidget = {
  Display: ChoicesDisplay,
  Editor: ChoicesEditor,
  FilterValue: ChoicesFilterValue,
  width: 180,
};
