import { useState } from 'react';
import type { EditorProps } from './field-widget.ts';
import { readNumber, trimZeros } from './read-number.ts';
import { TextInput } from './text-input.tsx';

type Props = Omit<EditorProps, 'value' | 'onChange' | 'onCommit'> & {
  value: string | number | null | undefined;
  onChange: (value: string | null) => void;
};

/** A figure typed as text, with the phone's number pad. */
export function NumberInput({ value, onChange, field, autoFocus, invalid, id }: Props) {
  const shown = value == null ? '' : trimZeros(String(value));
  const [draft, setDraft] = useState(shown);
  // What was typed stays as long as it means the value; another value from outside replaces it.
  const text = (readNumber(draft) ?? '') === (value == null ? '' : String(value)) ? draft : shown;
  const type = (typed: string) => {
    setDraft(typed);
    onChange(readNumber(typed));
  };
  return (
    <TextInput
      field={field}
      autoFocus={autoFocus}
      invalid={invalid}
      id={id}
      figure
      inputMode="decimal"
      text={text}
      onText={type}
    />
  );
}
