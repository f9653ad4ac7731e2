import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { isSafeAddress } from '../../../metadata/field-types/rich-text/safe-address.ts';
import { useText } from '../base/use-text.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './rich-text.module.css';

/** What can be done with the text that is selected; each has its key in the editor as well, as in other programs. */
export function RichTextBar({ editor }: { editor: Editor }) {
  const t = useText();
  const [isLinking, setLinking] = useState(false);
  const chain = () => editor.chain().focus();
  const tools: [name: ToolName, mark: ReactNode, isOn: boolean, run: () => void][] = [
    ['bold', <strong key="b">B</strong>, editor.isActive('bold'), () => chain().toggleBold().run()],
    ['italic', <em key="i">I</em>, editor.isActive('italic'), () => chain().toggleItalic().run()],
    ['underline', <u key="u">U</u>, editor.isActive('underline'), () => chain().toggleUnderline().run()],
    ['strike', <s key="s">S</s>, editor.isActive('strike'), () => chain().toggleStrike().run()],
    ['heading', 'H', editor.isActive('heading'), () => chain().toggleHeading({ level: 2 }).run()],
    ['bullets', <Icon key="l" name="list" />, editor.isActive('bulletList'), () => chain().toggleBulletList().run()],
    ['numbers', <span key="n">1.</span>, editor.isActive('orderedList'), () => chain().toggleOrderedList().run()],
    ['quote', '”', editor.isActive('blockquote'), () => chain().toggleBlockquote().run()],
    ['code', '<>', editor.isActive('codeBlock'), () => chain().toggleCodeBlock().run()],
    ['link', <Icon key="a" name="link" />, editor.isActive('link'), () => setLinking(!isLinking)],
  ];
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('fields.richText.tools')}>
      {tools.map(([name, mark, isOn, run]) => (
        <button
          key={name}
          type="button"
          title={t(`fields.richText.${name}`)}
          aria-label={t(`fields.richText.${name}`)}
          aria-pressed={isOn}
          // The selection stays where it is.
          onMouseDown={(event) => event.preventDefault()}
          onClick={run}
        >
          {mark}
        </button>
      ))}
      {isLinking && <LinkInput editor={editor} onDone={() => setLinking(false)} />}
    </div>
  );
}

type ToolName = 'bold' | 'italic' | 'underline' | 'strike' | 'heading' | 'bullets' | 'numbers' | 'quote' | 'code' | 'link';

/** The address that the selected words lead to; without one they lead nowhere. */
function LinkInput({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const t = useText();
  const [address, setAddress] = useState(String(editor.getAttributes('link').href ?? 'https://'));
  const isWrong = address.trim() !== '' && !isSafeAddress(address.trim());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') {
      if (isWrong) return;
      const chain = editor.chain().focus().extendMarkRange('link');
      if (address.trim() === '') chain.unsetLink().run();
      else chain.setLink({ href: address.trim() }).run();
    } else editor.commands.focus();
    onDone();
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it comes when it is asked for
      autoFocus
      type="url"
      value={address}
      aria-label={t('fields.richText.address')}
      aria-invalid={isWrong || undefined}
      onChange={(event) => setAddress(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
