import type { StudioState } from './state.ts';

type Drafted = Pick<StudioState, 'drafts' | 'definitions'>;

/**
 * Works something out once for the same drafts over the same definitions, and gives the very same answer each time, however many states are asked about in turns:
 * problems are looked for in one that is drawn already, while the next is under way.
 */
export function oncePerState<State extends Drafted, Answer>(work: (state: State) => Answer): (state: State) => Answer {
  const known = new WeakMap<Drafted['drafts'], WeakMap<Drafted['definitions'], { answer: Answer }>>();
  return (state) => {
    const byDefinitions = known.get(state.drafts) ?? new WeakMap<Drafted['definitions'], { answer: Answer }>();
    known.set(state.drafts, byDefinitions);
    const found = byDefinitions.get(state.definitions) ?? { answer: work(state) };
    byDefinitions.set(state.definitions, found);
    return found.answer;
  };
}
