import { definitionKey } from '../../../../metadata/merge/definition-key.ts';
import { shownAs } from '../../base/shown-as.ts';
import { isUnsaved, type Step, type StudioState, type WorkingDraft } from './state.ts';

/** What a browser keeps of one's work in a set, so that a closed tab, a reload or a lost server loses nothing. */
type Kept = { steps: readonly Step[]; done: number; unsaved: readonly WorkingDraft[] };

/** Definitions are nobody's customer data: what is kept waits for its author, and nobody else is shown it. */
const storageKey = (set: string | null) => `tenon.studio ${shownAs()} ${set ?? 'new'}`;
const currentKey = () => `tenon.studio ${shownAs()}`;

export function keep({ set, steps, done, drafts }: StudioState): void {
  const unsaved = [...drafts.values()].filter(isUnsaved);
  write(storageKey(set?.id ?? null), steps.length + unsaved.length > 0 ? ({ steps, done, unsaved } satisfies Kept) : undefined);
}

/** The state with what was kept of the set on top. */
export function withKept(state: StudioState): StudioState {
  const kept = read<Kept>(storageKey(state.set?.id ?? null));
  if (!kept) return state;
  const drafts = new Map(state.drafts);
  for (const draft of kept.unsaved) drafts.set(definitionKey(draft), draft);
  return { ...state, drafts, steps: kept.steps, done: kept.done };
}

export function forgetKept(set: string | null): void {
  write(storageKey(set), undefined);
}

/** The set one works in here; null for one that is yet to be begun. */
export function currentSet(): string | null {
  return read<string>(currentKey()) ?? null;
}

export function keepCurrentSet(set: string | null): void {
  write(currentKey(), set ?? undefined);
}

function read<Value>(key: string): Value | undefined {
  const text = localStorage.getItem(key);
  return text === null ? undefined : (JSON.parse(text) as Value);
}

function write(key: string, value: unknown): void {
  if (value === undefined) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(value));
}
