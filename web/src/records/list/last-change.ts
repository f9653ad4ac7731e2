import { toast } from '../../base/toast.ts';

/** What was done, in the words of its toast, and the way back. */
export type Change = { tone: 'plain' | 'success'; message: string; undo: { label: string; run: () => void } };

/** The way back of each change stands in its own toast; the key takes back the last one. Each way is good once. */
export function keepLastChange(): { tell: (change: Change) => void; takeBack: () => void } {
  let last: (() => void) | undefined;
  return {
    tell({ tone, message, undo }) {
      const takeBack = () => {
        toast.dismiss(told);
        if (last === takeBack) last = undefined;
        undo.run();
      };
      const told = toast.show({ tone, message, action: { label: undo.label, run: takeBack } });
      last = takeBack;
    },
    takeBack: () => last?.(),
  };
}
