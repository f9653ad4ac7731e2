import { Suspense } from 'react';
import { loadLater } from '../base/load-later.ts';
import type { DisplayProps, EditorProps, FieldWidget } from './field-widget.ts';
import { TextFilterValue } from './text-filter-value.tsx';

/** Few records have one: what reads it comes with the first, and the editor, which is large, when somebody writes. */
const RichTextDisplay = loadLater(() => import('./rich-text-display.tsx'), 'RichTextDisplay');
const RichTextEditor = loadLater(() => import('./rich-text-editor.tsx'), 'RichTextEditor');

function Display(props: DisplayProps) {
  return (
    <Suspense fallback={null}>
      <RichTextDisplay {...props} />
    </Suspense>
  );
}

function Editor(props: EditorProps) {
  return (
    <Suspense fallback={<Display field={props.field} value={props.value} />}>
      <RichTextEditor {...props} />
    </Suspense>
  );
}

export const richText: FieldWidget = {
  Display,
  Editor,
  FilterValue: TextFilterValue,
  width: 280,
  multiline: true,
  icon: 'note',
};
