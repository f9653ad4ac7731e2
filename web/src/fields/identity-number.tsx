import { maskIdentityNumber } from '../../../metadata/field-types/mask-text.ts';
import { makeCodeDisplay } from './code-display.tsx';
import type { FieldWidget } from './field-widget.ts';
import { makeTextEditor } from './text-editor.tsx';
import { TextFilterValue } from './text-filter-value.tsx';

export const identityNumber: FieldWidget = {
  Display: makeCodeDisplay(maskIdentityNumber),
  Editor: makeTextEditor({ inputMode: 'text', autoComplete: 'off' }),
  FilterValue: TextFilterValue,
  width: 190,
  names: true,
};
