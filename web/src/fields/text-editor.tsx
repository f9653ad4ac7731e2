import type { ComponentProps } from 'react';
import type { EditorProps } from './field-widget.ts';
import { TextInput } from './text-input.tsx';

type Options = Pick<ComponentProps<'input'>, 'type' | 'inputMode' | 'placeholder' | 'autoComplete'>;

/** An editor of values that are texts; an empty one is none. `makeTextEditor({ type: 'tel' })`. */
export function makeTextEditor(options: Options = {}) {
  return function TextEditor({ value, onChange, onCommit: _, ...rest }: EditorProps) {
    return <TextInput {...rest} {...options} text={String(value ?? '')} onText={(text) => onChange(text === '' ? null : text)} />;
  };
}
