import type { Definition } from '../../../../metadata/define/definition.ts';
import type { StudioState } from '../store/state.ts';
import { useStudioState } from '../store/use-studio.ts';

type Drafted = Pick<StudioState, 'drafts' | 'definitions'>;

let last: { state: Drafted; definitions: Definition[] } | undefined;

/** All definitions as they will be, by kind and name. The same list as long as nothing changes. */
export function draftDefinitions(state: Drafted): Definition[] {
  if (last?.state.drafts === state.drafts && last.state.definitions === state.definitions) return last.definitions;
  const all = new Map<string, Definition>(state.definitions);
  for (const [key, { kind, name, body }] of state.drafts) {
    if (body === null) all.delete(key);
    else all.set(key, { kind, name, body });
  }
  const definitions = [...all.values()].sort((a, b) => (a.kind === b.kind ? compare(a.name, b.name) : compare(a.kind, b.kind)));
  last = { state, definitions };
  return definitions;
}

export function useDraftDefinitions(): Definition[] {
  return useStudioState(draftDefinitions);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : 1;
}
