import type { FieldWidget } from './field-widget.ts';
import { TextDisplay } from './text-display.tsx';
import { makeTextEditor } from './text-editor.tsx';
import { TextFilterValue } from './text-filter-value.tsx';

export const text: FieldWidget = {
  Display: TextDisplay,
  Editor: makeTextEditor(),
  FilterValue: TextFilterValue,
  width: 200,
  names: true,
};
