import { text } from '../../base/text.ts';
import { toast } from '../../base/toast.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { useStudio } from '../store/studio-provider.tsx';
import { useStepText } from '../words/step-text.ts';
import { announce } from './announce.ts';

/** Takes one's own steps back and does them again; says what, and where it cannot be done any more. */
export function useHistory(): { undo(): void; redo(): void } {
  const { store } = useStudio();
  const stepText = useStepText();
  const go = (way: 'undo' | 'redo') => {
    const taken = store[way]();
    if (!taken) return;
    const step = stepText(taken.step.words);
    if (taken.done) announce(text(way === 'undo' ? 'studio.undone' : 'studio.redone', { step }));
    else toast.plain(text('studio.cannotUndo', { step }));
  };
  return { undo: () => go('undo'), redo: () => go('redo') };
}

export function useHistoryKeys(): void {
  const { undo, redo } = useHistory();
  useShortcut('mod+z', undo, { label: 'action.undo' });
  useShortcut('mod+shift+z, mod+y', redo, { label: 'studio.redo' });
}
