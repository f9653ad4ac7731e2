import { useDeferredValue } from 'react';
import type { Element } from '../store/commands.ts';
import { oncePerState } from '../store/once-per-state.ts';
import type { StudioState } from '../store/state.ts';
import { useStudioState } from '../store/use-studio.ts';
import { findProblems, type PlacedProblem } from './find-problems.ts';

const problemsOf = oncePerState((state: StudioState) => findProblems(state));

/** All problems of the drafts. They come a moment after what is typed, which is drawn first. */
export function useProblems(): PlacedProblem[] {
  return problemsOf(useDeferredValue(useStudioState((state) => state)));
}

/** The problems of an element and of all within it. */
export function useProblemsAt({ kind, name, at }: Element): PlacedProblem[] {
  return useProblems().filter(
    (problem) => problem.kind === kind && problem.name === name && at.every((step, index) => problem.at[index] === step),
  );
}
