import type { EditorProps, FieldWidget } from './field-widget.ts';
import { NumberDisplay } from './number-display.tsx';
import { NumberEditor, NumberFilterValue } from './number-editor.tsx';

/** Integers travel as numbers. */
function IntegerEditor({ onChange, ...rest }: EditorProps) {
  const change = (value: unknown) => onChange(/^-?\d{1,15}$/.test(String(value)) ? Number(value) : value);
  return <NumberEditor {...rest} onChange={change} />;
}

export const integer: FieldWidget = {
  Display: NumberDisplay,
  Editor: IntegerEditor,
  FilterValue: NumberFilterValue,
  align: 'end',
  width: 110,
};
