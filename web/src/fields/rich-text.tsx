import { Suspense } from 'react';
import { readRichText } from '../../../metadata/field-types/rich-text/read-rich-text.ts';
import { plainText } from '../../../metadata/field-types/rich-text/rich-text.ts';
import { loadLater } from '../base/load-later.ts';
import type { DisplayProps, EditorProps, FieldWidget } from './field-widget.ts';
import { RichTextView } from './rich-text-view.tsx';
import { TextDisplay } from './text-display.tsx';
import { TextFilterValue } from './text-filter-value.tsx';

/** Few records have one, and the editor is large. */
const RichTextEditor = loadLater(() => import('./rich-text-editor.tsx'), 'RichTextEditor');

function RichTextDisplay({ field, value, compact }: DisplayProps) {
  const blocks = readRichText(String(value));
  if (compact) return <TextDisplay field={field} value={plainText(blocks)} compact />;
  return <RichTextView blocks={blocks} />;
}

function Editor(props: EditorProps) {
  return (
    <Suspense fallback={<RichTextView blocks={readRichText(String(props.value ?? ''))} />}>
      <RichTextEditor {...props} />
    </Suspense>
  );
}

export const richText: FieldWidget = {
  Display: RichTextDisplay,
  Editor,
  FilterValue: TextFilterValue,
  width: 280,
  multiline: true,
  icon: 'note',
};
