import type { FieldWidget } from './field-widget.ts';
import { TextDisplay } from './text-display.tsx';
import { makeTextEditor } from './text-editor.tsx';
import { TextFilterValue } from './text-filter-value.tsx';

export const creditCode: FieldWidget = {
  Display: TextDisplay,
  Editor: makeTextEditor({ autoComplete: 'off' }),
  FilterValue: TextFilterValue,
  width: 190,
  names: true,
};
