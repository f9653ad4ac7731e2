import type { FieldWidget } from './field-widget.ts';
import { TextDisplay } from './text-display.tsx';
import { TextFilterValue } from './text-filter-value.tsx';

export const autoNumber: FieldWidget = {
  Display: TextDisplay,
  FilterValue: TextFilterValue,
  width: 140,
  names: true,
  onlyFinds: true,
};
