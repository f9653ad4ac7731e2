import type { ChoiceOption } from '../../../metadata/define/field.ts';
import type { FieldModel } from '../../../metadata/wire.ts';
import { useLabel } from '../base/use-text.ts';
import { Chip } from '../ui/chip.tsx';
import type { PickerOption } from './picker.tsx';

export function optionsOf(field: FieldModel): ChoiceOption[] {
  return 'options' in field ? field.options : [];
}

/** The options that may be chosen now: not archived, and allowed by the field they depend on. */
export function offeredOptions(field: FieldModel, record?: Record<string, unknown>): ChoiceOption[] {
  const offered = optionsOf(field).filter(({ archived }) => !archived);
  const dependsOn = 'dependsOn' in field ? field.dependsOn : undefined;
  const allowed = dependsOn && record ? dependsOn.options[String(record[dependsOn.field])] : undefined;
  if (!allowed) return offered;
  return offered
    .filter(({ value }) => allowed.includes(value))
    .sort((a, b) => allowed.indexOf(a.value) - allowed.indexOf(b.value));
}

/** A value of a choice field as its coloured chip; one that is no longer declared as it is. */
export function OptionChip({ field, value, onRemove }: { field: FieldModel; value: string; onRemove?: () => void }) {
  const label = useLabel();
  const option = optionsOf(field).find((candidate) => candidate.value === value);
  const text = option ? label(option.label) : value;
  return (
    <Chip color={option?.color} title={text} onRemove={onRemove}>
      {text}
    </Chip>
  );
}

/** Options of a choice field for a picker. */
export function usePickerOptions(field: FieldModel, options = optionsOf(field)): PickerOption[] {
  const label = useLabel();
  return options.map(({ value, label: text }) => ({
    key: value,
    text: label(text),
    node: <OptionChip field={field} value={value} />,
  }));
}
