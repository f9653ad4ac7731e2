import type { ChangeSet } from '../../../../metadata/api/change-sets.ts';
import type { DefinitionOverlap } from '../../../../metadata/api/shapes.ts';
import { shapeOfKind } from '../../../../metadata/check/definition-shape.ts';
import { definitionKey } from '../../../../metadata/merge/definition-key.ts';
import type { Json } from '../../../../metadata/merge/json.ts';
import { mergeBodies } from '../../../../metadata/merge/merge-bodies.ts';
import { type Clash, isChange, isSameText, isUnsaved, type StudioState, type WorkingDraft } from './state.ts';

/** What the server is asked for; the store is tested without one. */
export type StudioServer = {
  startSet(name: string): Promise<ChangeSet>;
  save(set: string, drafts: readonly SentDraft[]): Promise<{ kind: string; name: string; version: number }[]>;
  discardDraft(set: string, draft: { kind: string; name: string; version: number }): Promise<void>;
};

export type SentDraft = { kind: string; name: string; body: Json; version?: number; revision?: number };

/** What is to be sent now: drafts that changed, and those that are as they began again and go. */
export function unsavedDrafts({ drafts }: Pick<StudioState, 'drafts'>): { save: WorkingDraft[]; discard: WorkingDraft[] } {
  const changed = [...drafts.values()].filter(isUnsaved);
  return { save: changed.filter((draft) => isChange(draft)), discard: changed.filter((draft) => !isChange(draft)) };
}

export function sentDraft({ kind, name, body, saved, revision }: WorkingDraft): SentDraft {
  return { kind, name, body, ...(saved ? { version: saved.version } : { revision }) };
}

/** The drafts once the server has what was sent. What was changed meanwhile is unsaved again. */
export function afterSave(
  state: StudioState,
  sent: readonly WorkingDraft[],
  answers: readonly { kind: string; name: string; version: number }[],
): StudioState {
  const drafts = new Map(state.drafts);
  for (const { kind, name, version } of answers) {
    const key = definitionKey({ kind, name });
    const was = sent.find((draft) => definitionKey(draft) === key);
    const now = drafts.get(key);
    if (was && now) drafts.set(key, { ...now, saved: { version, body: was.body } });
  }
  return { ...state, drafts };
}

/** The drafts once the server has thrown some away. */
export function afterDiscard(state: StudioState, gone: readonly WorkingDraft[]): StudioState {
  const drafts = new Map(state.drafts);
  for (const draft of gone) {
    const key = definitionKey(draft);
    const now = drafts.get(key);
    if (!now) continue;
    const { saved: _gone, ...left } = now;
    if (isSameText(now.body, now.base)) drafts.delete(key);
    else drafts.set(key, left);
  }
  return { ...state, drafts };
}

/**
 * What others saved in the same set meanwhile is taken in where it does not touch what is changed here. Where it does, nothing is changed, and
 * the clash is told with both sides.
 */
export function takeIn(state: StudioState, overlaps: readonly DefinitionOverlap[]): { state: StudioState; clashes: Clash[] } {
  const drafts = new Map(state.drafts);
  const clashes: Clash[] = [];
  for (const { kind, name, theirs, version, ...told } of overlaps) {
    const key = definitionKey({ kind, name });
    const draft = drafts.get(key);
    if (!draft) continue;
    const [base, stored] = [draft.saved ? draft.saved.body : draft.base, theirs as Json];
    const { at, ...sides } = bothSides(kind, { base, theirs: stored, mine: draft.body });
    if (at.length > 0) clashes.push({ kind, name, at, ...sides, base, version, stored, by: teller(told) });
    else drafts.set(key, { ...draft, body: sides.mine, ...savedAs(version, stored) });
  }
  return { state: clashes.length === 0 ? { ...state, drafts } : state, clashes };
}

function teller({ changedBy, changedAt }: Pick<DefinitionOverlap, 'changedBy' | 'changedAt'>): Clash['by'] {
  return changedBy && changedAt !== undefined ? { name: changedBy.name, at: changedAt } : undefined;
}

/** In the places that touch a merge has what stands in `mine`, so `theirs` is the merge seen from there. */
function bothSides(kind: string, sides: { base: Json; theirs: Json; mine: Json }): Pick<Clash, 'at' | 'mine' | 'theirs'> {
  const { at, body: mine } = mergeBodies(sides, shapeOfKind(kind));
  if (at.length === 0) return { at, mine, theirs: mine };
  return { at, mine, theirs: mergeBodies({ ...sides, theirs: sides.mine, mine: sides.theirs }, shapeOfKind(kind)).body };
}

/** The state with a clash decided: all that does not touch stays in either case, and so does what was changed since it was told. */
export function decide(state: StudioState, clash: Clash, side: 'mine' | 'theirs'): StudioState {
  const drafts = new Map(state.drafts);
  const draft = drafts.get(definitionKey(clash));
  const { kind, base, stored, version } = clash;
  if (draft) {
    const sides = bothSides(kind, { base, theirs: stored, mine: draft.body });
    drafts.set(definitionKey(clash), { ...draft, body: sides[side], ...savedAs(version, stored) });
  }
  return { ...state, drafts };
}

/** The state without a set that is gone: what was in it is nowhere but here. */
export function withoutSet(state: StudioState): StudioState {
  const drafts = [...state.drafts].map(([key, { saved: _gone, ...draft }]) => [key, draft] as const);
  return { ...state, set: null, drafts: new Map(drafts) };
}

/** What was published meanwhile counts beneath the drafts, where the two do not touch; a draft that says nothing new is none. */
export function rebase(state: StudioState): StudioState {
  const drafts = new Map(state.drafts);
  for (const [key, draft] of state.drafts) {
    const now = state.definitions.get(key)?.body ?? null;
    if (isSameText(now, draft.base)) continue;
    if (isSameText(now, draft.body) && !draft.saved) {
      drafts.delete(key);
      continue;
    }
    const { body, at } = mergeBodies({ base: draft.base, theirs: now, mine: draft.body }, shapeOfKind(draft.kind));
    if (at.length > 0) continue;
    drafts.set(key, { ...draft, base: now, body, revision: state.revision });
  }
  return { ...state, drafts };
}

/** Where the server has none any more, the next save begins it anew. */
function savedAs(version: number | undefined, body: Json): Pick<WorkingDraft, 'saved'> {
  return { saved: version === undefined ? undefined : { version, body } };
}
