import type { FieldModel } from '../../../../metadata/wire.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue, isBlank } from '../../fields/field-value.tsx';
import { fieldWidget } from '../../fields/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import styles from './composer.module.css';
import { DayChips } from './day-chips.tsx';

type Props = { field: FieldModel; value: unknown; onChange: (value: unknown) => void };

/** One more thing about an activity, folded into a chip until it is wanted; days are one touch away. */
export function FactField({ field, value, onChange }: Props) {
  const t = useText();
  const label = useLabel();
  const { Editor, icon = 'tag', isDay } = fieldWidget(field);
  if (!Editor) return null;
  return (
    <Popover
      width={300}
      trigger={(toggle, open) => (
        <button
          type="button"
          className={styles.fact}
          data-set={!isBlank(value) || undefined}
          aria-expanded={open}
          onClick={toggle}
        >
          <Icon name={icon} size={14} />
          {isBlank(value) ? label(field.label) : <FieldValue field={field} value={value} compact />}
        </button>
      )}
    >
      {(close) => (
        <div className={styles.factPanel}>
          <span className={styles.factName}>{label(field.label)}</span>
          {isDay && <DayChips onPick={(day) => [onChange(day), close()]} />}
          <Editor field={field} value={value} onChange={onChange} onCommit={close} />
          {!isBlank(value) && (
            <button type="button" className={styles.clear} onClick={() => [onChange(null), close()]}>
              {t('action.clear')}
            </button>
          )}
        </div>
      )}
    </Popover>
  );
}
