import { Suspense } from 'react';
import { loadLater } from '../../../base/load-later.ts';
import type { ListState } from '../use-list-state.ts';
import { useClipboard } from './use-clipboard.ts';

const PasteProblems = loadLater(() => import('./paste-problems.tsx'), 'PasteProblems');

/** Copy and paste between the table and spreadsheets. */
export function Clipboard({ state }: { state: ListState }) {
  const { refused, dismiss, pasteRest } = useClipboard(state);
  if (!refused || !pasteRest) return null;
  return (
    <Suspense>
      <PasteProblems state={state} refused={refused} onRest={pasteRest} onClose={dismiss} />
    </Suspense>
  );
}
