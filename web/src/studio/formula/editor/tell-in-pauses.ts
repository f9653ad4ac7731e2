import type { Extension } from '@codemirror/state';
import { EditorView, ViewPlugin } from '@codemirror/view';

/** From this length on, all that follows from a text would keep the next key waiting. */
const long = 1000;
const pause = 250;

type Teller = {
  /** Something was typed. */
  soon(view: EditorView): void;
  /** Whether something was typed that nobody has been told yet. */
  isWaiting(): boolean;
  extension: Extension;
};

/**
 * Tells what is typed: at once in a short text, and in a long one when somebody pauses, leaves it, or presses Ctrl or ⌘ with another key, which may be to take a
 * step back.
 */
export function tellInPauses(tell: (view: EditorView) => void): Teller {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const now = (view: EditorView) => {
    clearTimeout(waiting);
    waiting = undefined;
    tell(view);
  };
  const soon = (view: EditorView) => {
    clearTimeout(waiting);
    if (view.state.doc.length < long) now(view);
    else waiting = setTimeout(() => now(view), pause);
  };
  const isWaiting = () => waiting !== undefined;
  const atLast = ViewPlugin.define((view) => ({ destroy: () => isWaiting() && now(view) }));
  const handlers = EditorView.domEventHandlers({
    blur: (_, view) => now(view),
    keydown: ({ ctrlKey, metaKey }, view) => {
      if ((ctrlKey || metaKey) && isWaiting()) now(view);
    },
  });
  return { soon, isWaiting, extension: [atLast, handlers] };
}
