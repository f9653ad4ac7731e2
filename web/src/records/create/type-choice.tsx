import { useEffect, useEffectEvent } from 'react';
import { landKeys } from '../../base/kept-keys.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { OptionChip } from '../../fields/choice-options.tsx';
import { offeredOptions } from '../../fields/offered-options.ts';
import type { RuledField } from '../../fields/rules/ask-rules.ts';
import styles from './type-choice.module.css';

type Props = { field: RuledField; value: unknown; onChoose: (value: string) => void };

/** Which type a new record is of, asked before all else; where rules offer one alone it is that. */
export function TypeChoice({ field, value, onChoose }: Props) {
  const t = useText();
  const label = useLabel();
  const offered = offeredOptions(field);
  const only = offered.length === 1 ? offered[0]?.value : undefined;
  const choose = useEffectEvent(onChoose);
  useEffect(() => {
    if (only !== undefined) choose(only);
  }, [only]);
  if (only !== undefined) return null;
  const first = offered.find((option) => option.value === value) ?? offered[0];
  return (
    <fieldset className={styles.types}>
      <legend>{t('record.create.chooseType')}</legend>
      {offered.map((option) => (
        <button
          key={option.value}
          ref={option === first ? takeFocus : undefined}
          data-autofocus={option === first || undefined}
          type="button"
          className={styles.type}
          aria-label={label(option.label)}
          onClick={() => onChoose(option.value)}
        >
          <OptionChip field={field} value={option.value} />
        </button>
      ))}
    </fieldset>
  );
}

/** Whoever opened the form answers this first; what they typed meanwhile was meant for a field. */
function takeFocus(button: HTMLButtonElement | null): void {
  if (!button) return;
  button.focus({ preventScroll: true });
  landKeys(button);
}
