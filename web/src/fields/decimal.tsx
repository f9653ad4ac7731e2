import type { FieldWidget } from './field-widget.ts';
import { NumberDisplay } from './number-display.tsx';
import { NumberEditor, NumberFilterValue } from './number-editor.tsx';

export const decimal: FieldWidget = {
  Display: NumberDisplay,
  Editor: NumberEditor,
  FilterValue: NumberFilterValue,
  align: 'end',
  width: 110,
  isWhole: (field) => 'scale' in field && field.scale === 0,
};
