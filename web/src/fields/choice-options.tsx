import type { FieldModel } from '../../../metadata/wire.ts';
import { useLabel } from '../base/use-text.ts';
import { Chip } from '../ui/chip.tsx';
import { optionsOf } from './offered-options.ts';
import type { PickerOption } from './picker.tsx';

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
