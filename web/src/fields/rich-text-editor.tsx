import { Editor } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { useEffect, useReducer, useRef, useState } from 'react';
import { isSafeAddress } from '../../../metadata/field-types/rich-text/safe-address.ts';
import { useLabel } from '../base/use-text.ts';
import type { EditorProps } from './field-widget.ts';
import styles from './rich-text.module.css';
import { RichTextBar } from './rich-text-bar.tsx';

/** Writes a rich text as it will look. What is pasted keeps what has a place here; the server writes it anew in any case. */
export function RichTextEditor({ field, value, onChange, autoFocus, invalid, id }: EditorProps) {
  const label = useLabel();
  const name = label(field.label);
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor>();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const written = useRef(value);
  const change = useRef(onChange);
  change.current = onChange;
  useEffect(() => {
    if (!place.current) return;
    const made = new Editor({
      element: place.current,
      extensions: [kit],
      content: String(written.current ?? ''),
      autofocus: autoFocus ? 'end' : false,
      editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': name, ...(id && { id }) } },
      onUpdate({ editor: now }) {
        written.current = now.isEmpty ? null : now.getHTML();
        change.current(written.current);
      },
      onTransaction: redraw,
    });
    setEditor(made);
    return () => made.destroy();
  }, [autoFocus, name, id]);
  useEffect(() => {
    // A value that came from elsewhere, such as a rule.
    if (!editor || value === written.current) return;
    written.current = value;
    editor.commands.setContent(String(value ?? ''), { emitUpdate: false });
  }, [editor, value]);
  return (
    <div className={styles.editor} data-invalid={invalid ? true : undefined}>
      {editor && <RichTextBar editor={editor} />}
      <div ref={place} className={styles.area} data-placeholder={editor?.isEmpty ? label(field.placeholder) : undefined} />
    </div>
  );
}

const kit = StarterKit.configure({
  heading: { levels: [1, 2, 3] },
  link: { openOnClick: false, defaultProtocol: 'https', isAllowedUri: (address) => isSafeAddress(address) },
});
