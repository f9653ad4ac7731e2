import { useLabel } from '../base/use-text.ts';
import styles from './editor.module.css';
import type { EditorProps, FieldWidget } from './field-widget.ts';
import { TextDisplay } from './text-display.tsx';
import { TextFilterValue } from './text-filter-value.tsx';

function LongTextEditor({ field, value, onChange, autoFocus, invalid, id }: EditorProps) {
  const label = useLabel();
  return (
    <textarea
      id={id}
      className={styles.area}
      rows={3}
      // biome-ignore lint/a11y/noAutofocus: the user opened this editor to type
      autoFocus={autoFocus}
      aria-label={label(field.label)}
      placeholder={label(field.placeholder)}
      aria-invalid={invalid ? true : undefined}
      value={String(value ?? '')}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}

export const longText: FieldWidget = {
  Display: TextDisplay,
  Editor: LongTextEditor,
  FilterValue: TextFilterValue,
  width: 280,
  multiline: true,
};
