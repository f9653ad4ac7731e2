import { readRichText } from '../../../metadata/field-types/rich-text/read-rich-text.ts';
import { plainText } from '../../../metadata/field-types/rich-text/rich-text.ts';
import type { DisplayProps } from './field-widget.ts';
import { RichTextView } from './rich-text-view.tsx';
import { TextDisplay } from './text-display.tsx';

/** All of it, or its words on one line. */
export function RichTextDisplay({ field, value, compact }: DisplayProps) {
  const blocks = readRichText(String(value ?? ''));
  if (compact) return <TextDisplay field={field} value={plainText(blocks)} compact />;
  return <RichTextView blocks={blocks} />;
}
