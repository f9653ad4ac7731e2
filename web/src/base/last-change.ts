import { text } from './text.ts';
import { type Toast, toast } from './toast.ts';

/** What was done, in the words of its toast, and the way back. */
export type Change = { tone?: Toast['tone']; message: string; undo: () => unknown };

let last: (() => void) | undefined;

/** Says what was done; the way back stands in its toast, and ⌘Z takes back the last one told. Each way is good once. */
export function tellChange({ tone = 'success', message, undo }: Change): void {
  const takeBack = () => {
    toast.dismiss(told);
    if (last === takeBack) last = undefined;
    undo();
  };
  const told = toast.show({ tone, message, action: { label: text('action.undo'), run: takeBack } });
  last = takeBack;
}

/** Takes back what was told last, also when its toast has gone. */
export function takeBackLastChange(): void {
  last?.();
}
