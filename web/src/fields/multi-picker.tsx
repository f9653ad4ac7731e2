import type { ComponentProps, ReactNode } from 'react';
import { Chip } from '../ui/chip.tsx';
import display from './display.module.css';
import styles from './editor.module.css';
import { Picker, type PickerOption } from './picker.tsx';

type Props = Omit<ComponentProps<typeof Picker>, 'selected' | 'onPick' | 'clearable'> & {
  selected: PickerOption[];
  onChange: (options: PickerOption[]) => void;
  drawChip?: (option: PickerOption, remove: () => void) => ReactNode;
};

/** Picks several, one after the other; each can be taken away again. */
export function MultiPicker({ selected, options, onChange, drawChip, ...rest }: Props) {
  const keys = new Set(selected.map(({ key }) => key));
  const remove = (key: string) => onChange(selected.filter((option) => option.key !== key));
  return (
    <div className={styles.stack}>
      {selected.length > 0 && (
        <div className={display.wrap}>
          {selected.map((option) =>
            drawChip ? (
              drawChip(option, () => remove(option.key))
            ) : (
              <Chip key={option.key} onRemove={() => remove(option.key)}>
                {option.text}
              </Chip>
            ),
          )}
        </div>
      )}
      <Picker
        {...rest}
        selected={null}
        options={options.filter(({ key }) => !keys.has(key))}
        onPick={(option) => option && onChange([...selected, option])}
      />
    </div>
  );
}
