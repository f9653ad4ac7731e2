import type { Definition } from '../../../../metadata/define/definition.ts';
import { fillBody, type Lists, listsOf } from '../../../../metadata/field-types/fill-lists.ts';
import type { Json } from '../../../../metadata/merge/json.ts';
import { oncePerState } from './once-per-state.ts';
import { bodyOf, type StudioState, type Target } from './state.ts';

type Drafted = Pick<StudioState, 'drafts' | 'definitions'>;

/** The lists as they will be. */
const draftLists = oncePerState(({ definitions, drafts }: Drafted): Lists => {
  const all = new Map<string, Definition>(definitions);
  for (const [key, draft] of drafts) all.set(key, draft);
  return listsOf(all.values());
});

/** A definition as it will be, with the options of the lists that its fields name: to be read, while `bodyOf` is what is written. */
export function filledBodyOf(state: Drafted, target: Target): Json | undefined {
  const body = bodyOf(state, target);
  return target.kind === 'object' ? fillBody(body, draftLists(state)) : body;
}
