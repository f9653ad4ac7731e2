import { type PointerEvent as ReactPointerEvent, useMemo, useState } from 'react';
import type { ChoiceOption } from '../../../../../metadata/define/field.ts';
import type { OptionSteps } from './use-option-steps.ts';

export type Painting = { start(event: ReactPointerEvent, option: ChoiceOption): void };

/** A colour that is dragged from its dot over others is theirs too, once it is let go. By keyboard: Alt, Shift and arrows. */
export function usePainting(
  options: () => readonly ChoiceOption[],
  steps: OptionSteps,
): { painting: Painting; painted: ReadonlySet<string> } {
  const [painted, setPainted] = useState<ReadonlySet<string>>(none);
  const painting = useMemo(
    (): Painting => ({
      start(event, option) {
        if (event.button !== 0) return;
        event.preventDefault();
        const over = new Set<string>();
        const follow = ({ clientX, clientY }: PointerEvent) => {
          const value = dotAt(clientX, clientY);
          if (value === undefined || value === option.value || over.has(value)) return;
          over.add(value);
          setPainted(new Set(over));
        };
        const end = (isDone: boolean) => {
          window.removeEventListener('pointermove', follow);
          window.removeEventListener('pointerup', done);
          window.removeEventListener('pointercancel', left);
          setPainted(none);
          const found = options().filter(({ value }) => over.has(value));
          if (isDone && found.length > 0) steps.colour(found, option.color);
        };
        const [done, left] = [() => end(true), () => end(false)];
        window.addEventListener('pointermove', follow);
        window.addEventListener('pointerup', done);
        window.addEventListener('pointercancel', left);
      },
    }),
    [options, steps],
  );
  return { painting, painted };
}

const none: ReadonlySet<string> = new Set();

/** The whole row counts: a dot is small. */
function dotAt(x: number, y: number): string | undefined {
  const row = document.elementFromPoint(x, y)?.closest('li');
  return row?.querySelector<HTMLElement>('[data-dot]')?.dataset.dot;
}
