import { useLabel } from '../base/use-text.ts';
import { OptionChip, usePickerOptions } from './choice-options.tsx';
import { ChoicesEditor } from './choices.tsx';
import type { DisplayProps, EditorProps, FieldWidget, FilterValueProps } from './field-widget.ts';
import { offeredOptions } from './offered-options.ts';
import { Picker } from './picker.tsx';

function ChoiceDisplay({ field, value }: DisplayProps) {
  return <OptionChip field={field} value={String(value)} />;
}

function ChoiceEditor({ field, value, onChange, onCommit, ...rest }: EditorProps) {
  const label = useLabel();
  const all = usePickerOptions(field);
  const offered = new Set(offeredOptions(field).map((option) => option.value));
  const pick = (next: string | null) => {
    onChange(next);
    onCommit?.(next);
  };
  return (
    <Picker
      {...rest}
      label={label(field.label)}
      placeholder={label(field.placeholder)}
      selected={all.find(({ key }) => key === value) ?? null}
      options={all.filter(({ key }) => offered.has(key))}
      clearable={!field.required}
      onPick={(option) => pick(option?.key ?? null)}
    />
  );
}

const lists = new Set(['in', 'notIn']);

function ChoiceFilterValue({ op, ...rest }: FilterValueProps) {
  return lists.has(op) ? <ChoicesEditor {...rest} autoFocus /> : <ChoiceEditor {...rest} autoFocus />;
}

export const choice: FieldWidget = {
  Display: ChoiceDisplay,
  Editor: ChoiceEditor,
  FilterValue: ChoiceFilterValue,
  width: 130,
  groups: true,
  picksOne: true,
};
