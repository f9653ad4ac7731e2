import type { FieldModel } from '../../../../metadata/wire.ts';
import { useLabel } from '../../base/use-text.ts';
import { offeredOptions } from '../../fields/offered-options.ts';
import styles from './ask-dialog.module.css';

type Props = { field: FieldModel; value: unknown; onChange: (value: string[] | null) => void };

/** A field of several options as things to tick off. */
export function Checklist({ field, value, onChange }: Props) {
  const label = useLabel();
  const done = Array.isArray(value) ? (value as string[]) : [];
  const tick = (item: string, isDone: boolean) => {
    const next = isDone ? [...done, item] : done.filter((each) => each !== item);
    onChange(next.length > 0 ? next : null);
  };
  return (
    <fieldset className={styles.reasons}>
      <legend>{label(field.label)}</legend>
      {offeredOptions(field).map((option) => (
        <label key={option.value} className={styles.reason}>
          <input
            type="checkbox"
            checked={done.includes(option.value)}
            onChange={(event) => tick(option.value, event.currentTarget.checked)}
          />
          {label(option.label)}
        </label>
      ))}
    </fieldset>
  );
}
