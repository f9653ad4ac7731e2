import { useRef } from 'react';
import { text } from '../../base/text.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { useLabel } from '../../base/use-text.ts';
import { useGo } from '../../ui/use-go.ts';
import { useProblems } from '../model/use-problems.ts';
import { useAddressOf } from '../places/places-context.ts';
import { announce } from './announce.ts';

/** F8 goes from problem to problem, and says what each is. */
export function useProblemKey(): void {
  const go = useGo();
  const label = useLabel();
  const addressOf = useAddressOf();
  const problems = useProblems();
  const next = useRef(0);
  useShortcut(
    'f8',
    () => {
      const problem = problems[next.current % Math.max(1, problems.length)];
      next.current += 1;
      if (!problem) return announce(text('studio.noProblems'));
      announce(label(problem.message));
      const address = addressOf(problem);
      if (address) void go(address);
    },
    { label: 'studio.nextProblem' },
  );
}
