import { type ComponentProps, useEffect, useRef } from 'react';
import { useLabel } from '../base/use-text.ts';
import styles from './editor.module.css';
import type { EditorProps } from './field-widget.ts';

type Props = Pick<EditorProps, 'field' | 'autoFocus' | 'invalid' | 'id'> &
  Pick<ComponentProps<'input'>, 'type' | 'inputMode' | 'placeholder' | 'autoComplete' | 'onFocus' | 'onClick'> & {
    text: string;
    onText: (text: string) => void;
    figure?: boolean;
  };

/** One line of text; when it opens by itself its content is selected, so that typing replaces it. */
export function TextInput({ field, autoFocus, invalid, id, text, onText, figure, ...rest }: Props) {
  const label = useLabel();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) input.current?.select();
  }, [autoFocus]);
  return (
    <input
      autoComplete="off"
      {...rest}
      placeholder={label(field.placeholder) || rest.placeholder}
      ref={input}
      id={id}
      className={figure ? styles.figure : styles.input}
      aria-label={label(field.label)}
      aria-invalid={invalid ? true : undefined}
      value={text}
      onChange={(event) => onText(event.target.value)}
    />
  );
}
