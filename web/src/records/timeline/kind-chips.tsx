import type { FieldModel } from '../../../../metadata/wire.ts';
import { useLabel } from '../../base/use-text.ts';
import { offeredOptions } from '../../fields/offered-options.ts';
import styles from './composer.module.css';

type Props = { field: FieldModel; value: unknown; onChange: (value: string) => void };

/** Options side by side, one touch each. */
export function KindChips({ field, value, onChange }: Props) {
  const label = useLabel();
  const chosen = value ?? field.default;
  return (
    <fieldset className={styles.chips} aria-label={label(field.label)}>
      {offeredOptions(field).map((option) => (
        <button
          key={option.value}
          type="button"
          className={styles.chip}
          aria-pressed={option.value === chosen}
          onClick={() => onChange(option.value)}
        >
          {label(option.label)}
        </button>
      ))}
    </fieldset>
  );
}
