import { followRenames } from '../../../../metadata/check-definitions.ts';
import type { Definition } from '../../../../metadata/define/definition.ts';
import { fillLists } from '../../../../metadata/field-types/fill-lists.ts';
import { findRenames } from '../../../../metadata/find-renames.ts';
import { definitionKey } from '../../../../metadata/merge/definition-key.ts';
import type { Json } from '../../../../metadata/merge/json.ts';
import { oncePerState } from '../store/once-per-state.ts';
import type { StudioState } from '../store/state.ts';
import { useStudioState } from '../store/use-studio.ts';

type Drafted = Pick<StudioState, 'drafts' | 'definitions'>;

/** All definitions as they will be, by kind and name, with the options of lists in the fields that name them; what names a renamed field follows it, as it will in the publish. The same list as long as nothing changes. */
export const draftDefinitions = oncePerState((state: Drafted): Definition[] => {
  const all = new Map<string, Definition>(state.definitions);
  for (const [key, { kind, name, body }] of state.drafts) {
    if (body === null) all.delete(key);
    else all.set(key, { kind, name, body });
  }
  const drafted = [...all.values()].sort((a, b) => (a.kind === b.kind ? compare(a.name, b.name) : compare(a.kind, b.kind)));
  return fillLists(withRenames([...state.definitions.values()], drafted, state));
});

function withRenames(published: readonly Definition[], drafted: Definition[], { drafts }: Drafted): Definition[] {
  const namesAnew = [...drafts.values()].some(({ kind, body }) => (kind === 'object' || kind === 'list') && saysWas(body));
  if (!namesAnew) return drafted;
  const { changed } = followRenames(published, drafted, findRenames(published, drafted)).definitions;
  const followed = new Map(changed.map((each) => [definitionKey(each), each]));
  return drafted.map((each) => ({ ...each, ...followed.get(definitionKey(each)) }));
}

function saysWas(body: Json): boolean {
  return /"(was|aliases)":/.test(JSON.stringify(body));
}

export function useDraftDefinitions(): Definition[] {
  return useStudioState(draftDefinitions);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : 1;
}
