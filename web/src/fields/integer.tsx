import { useFormat } from '../base/use-format.ts';
import type { DisplayProps, EditorProps, FieldWidget } from './field-widget.ts';
import { NumberDisplay } from './number-display.tsx';
import { NumberEditor, NumberFilterValue } from './number-editor.tsx';

/** Years have no comma between their thousands. */
function IntegerDisplay(props: DisplayProps) {
  const format = useFormat();
  const { field, value } = props;
  if (field.type !== 'integer' || field.grouped !== false) return <NumberDisplay {...props} />;
  return <span>{format.number(value as number, { useGrouping: false })}</span>;
}

/** Integers travel as numbers. */
function IntegerEditor({ onChange, ...rest }: EditorProps) {
  const change = (value: unknown) => onChange(/^-?\d{1,15}$/.test(String(value)) ? Number(value) : value);
  return <NumberEditor {...rest} onChange={change} />;
}

export const integer: FieldWidget = {
  Display: IntegerDisplay,
  Editor: IntegerEditor,
  FilterValue: NumberFilterValue,
  align: 'end',
  width: 110,
  isWhole: () => true,
};
