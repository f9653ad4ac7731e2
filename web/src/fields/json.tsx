import { useState } from 'react';
import { useLabel } from '../base/use-text.ts';
import display from './display.module.css';
import styles from './editor.module.css';
import type { DisplayProps, EditorProps, FieldWidget } from './field-widget.ts';
import jsonStyles from './json.module.css';
import { TextFilterValue } from './text-filter-value.tsx';

function JsonDisplay({ value, compact }: DisplayProps) {
  if (compact) return <code className={display.line}>{JSON.stringify(value)}</code>;
  return <pre className={jsonStyles.code}>{JSON.stringify(value, null, 2)}</pre>;
}

/** What is no JSON yet is given on as it is, and the server says what is wrong with it. */
function JsonEditor({ field, value, onChange, autoFocus, invalid, id }: EditorProps) {
  const label = useLabel();
  const [draft, setDraft] = useState<string>();
  const shown = value == null ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  const text = draft !== undefined && JSON.stringify(readJson(draft)) === JSON.stringify(value ?? null) ? draft : shown;
  return (
    <textarea
      id={id}
      className={`${styles.area} ${jsonStyles.input}`}
      rows={5}
      spellCheck={false}
      // biome-ignore lint/a11y/noAutofocus: the user opened this editor to type
      autoFocus={autoFocus}
      aria-label={label(field.label)}
      placeholder={label(field.placeholder)}
      aria-invalid={invalid ? true : undefined}
      value={text}
      onChange={(event) => {
        setDraft(event.target.value);
        onChange(readJson(event.target.value));
      }}
    />
  );
}

function readJson(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    const value: unknown = JSON.parse(text, refuseLost as never);
    return typeof value === 'object' ? value : text;
  } catch {
    return text;
  }
}

/** A number with more digits than are kept goes to the server as it was typed. */
function refuseLost(_key: string, value: unknown, { source = '' }: { source?: string } = {}): unknown {
  if (typeof value === 'number' && source.length > 15 && String(value) !== source) throw new RangeError(source);
  return value;
}

export const json: FieldWidget = {
  Display: JsonDisplay,
  Editor: JsonEditor,
  FilterValue: TextFilterValue,
  width: 240,
  multiline: true,
};
