import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { FieldModel } from '../../../metadata/wire.ts';
import { useLayer } from '../base/layers.ts';
import { LayerContent } from '../ui/layer-content.tsx';
import { fieldWidget } from './index.ts';
import styles from './inline-editor.module.css';

type Props = {
  field: FieldModel;
  value: unknown;
  /** Called once, with the new value or the old one. `next` and `previous` ask for the neighbouring field, `down` for the one below. */
  onCommit: (value: unknown, then?: 'next' | 'previous' | 'down') => void;
  onCancel: () => void;
  /** What the server found wrong with the last try. */
  problem?: string;
  /** Words to start with, in place of the value: the key that opened the editor. */
  compact?: boolean;
};

/** Edits one value where it stands. Enter, Tab and leaving save; Esc takes the change back. */
export function InlineEditor({ field, value, onCommit, onCancel, problem, compact }: Props) {
  const [draft, setDraft] = useState(value);
  const done = useRef(false);
  const frame = useRef<HTMLDivElement>(null);
  const { Editor, multiline } = fieldWidget(field);
  const finish = (next: unknown, then?: 'next' | 'previous' | 'down') => {
    if (done.current) return;
    done.current = true;
    onCommit(next, then);
  };
  const cancel = () => {
    done.current = true;
    onCancel();
  };
  const layer = useLayer(true, cancel, { modal: false, inPlace: true });
  if (!Editor) return null;

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.key === 'Tab') {
      // Several inputs in one editor: Tab goes through them first.
      if (hasMoreInputs(frame.current, event)) return;
      event.preventDefault();
      finish(draft, event.shiftKey ? 'previous' : 'next');
    }
    if (event.key === 'Enter' && (!multiline || event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      finish(draft, 'down');
    }
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    const isOutside = relatedTarget instanceof Node && !frame.current?.contains(relatedTarget) && !isInPopover(relatedTarget);
    if (isOutside || (relatedTarget === null && document.hasFocus() && !isInPopover(document.activeElement))) finish(draft);
  };
  return (
    <LayerContent layer={layer}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the editor inside pass through here */}
      <div ref={frame} className={compact ? styles.cell : styles.frame} onKeyDown={onKeyDown} onBlur={onBlur}>
        <Editor field={field} value={draft} onChange={setDraft} onCommit={finish} autoFocus invalid={problem} />
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
    </LayerContent>
  );
}

function isInPopover(node: Node | null): boolean {
  return node instanceof Element && node.closest('[data-portal]') !== null;
}

function hasMoreInputs(frame: HTMLElement | null, { shiftKey, target }: KeyboardEvent): boolean {
  const inputs = [...(frame?.querySelectorAll<HTMLElement>('input, select, textarea, button') ?? [])].filter(
    (element) => element.tabIndex >= 0,
  );
  const here = inputs.indexOf(target as HTMLElement);
  return here >= 0 && inputs[here + (shiftKey ? -1 : 1)] !== undefined;
}
