import { useState } from 'react';
import type { FieldModel } from '../../../metadata/wire.ts';
import { useText } from '../base/use-text.ts';
import { Chip } from '../ui/chip.tsx';
import display from './display.module.css';
import styles from './editor.module.css';
import { TextInput } from './text-input.tsx';

type Props = { field: FieldModel; values: string[]; onChange: (values: string[]) => void };

/** Several texts, each ended by Enter. */
export function TagsInput({ field, values, onChange }: Props) {
  const t = useText();
  const [draft, setDraft] = useState('');
  const add = () => {
    const text = draft.trim();
    setDraft('');
    if (text && !values.includes(text)) onChange([...values, text]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the input inside pass through here
    <div
      className={styles.stack}
      onBlur={add}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || draft.trim() === '') return;
        event.preventDefault();
        event.stopPropagation();
        add();
      }}
    >
      {values.length > 0 && (
        <div className={display.wrap}>
          {values.map((value) => (
            <Chip key={value} onRemove={() => onChange(values.filter((other) => other !== value))}>
              {value}
            </Chip>
          ))}
        </div>
      )}
      <TextInput field={field} autoFocus text={draft} onText={setDraft} placeholder={t('fields.typeAndEnter')} />
    </div>
  );
}
