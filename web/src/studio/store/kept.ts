import { definitionKey } from '../../../../metadata/merge/definition-key.ts';
import { shownAs } from '../../base/shown-as.ts';
import { isUnsaved, type StudioState, type TakenStep, type WorkingDraft } from './state.ts';

/** What a browser keeps of one's work in a set, so that a closed tab, a reload or a lost server loses nothing. */
type Kept = { steps: readonly TakenStep[]; done: number; unsaved: readonly WorkingDraft[] };

/** Definitions are nobody's customer data: what is kept waits for its author, and nobody else is shown it. */
const storageKey = (set: string | null) => `tenon.studio ${shownAs()} ${set ?? 'new'}`;
const currentKey = () => `tenon.studio ${shownAs()}`;

/** Where a browser has no room for all of it, older steps go; what is typed goes on in any case. */
export function keep({ set, steps, done, drafts }: StudioState): void {
  const key = storageKey(set?.id ?? null);
  const unsaved = [...drafts.values()].filter(isUnsaved);
  for (let most = steps.length; most + unsaved.length > 0; most = Math.floor(most / 2)) {
    const kept: Kept = { ...latestSteps({ steps, done }, most), unsaved };
    if (write(key, kept)) return;
    if (most === 0) break;
  }
  forget(key);
}

/** Steps that were undone follow those that are done, or cannot be done again. */
function latestSteps({ steps, done }: Pick<Kept, 'steps' | 'done'>, most: number): Pick<Kept, 'steps' | 'done'> {
  const gone = steps.length - most;
  return gone > done ? { steps: [], done: 0 } : { steps: steps.slice(gone), done: done - gone };
}

/** The state with what was kept of the set on top. */
export function withKept(state: StudioState): StudioState {
  const kept = read<Kept>(storageKey(state.set?.id ?? null));
  if (!kept) return state;
  const drafts = new Map(state.drafts);
  for (const draft of kept.unsaved) drafts.set(definitionKey(draft), draft);
  return { ...state, drafts, steps: kept.steps, done: kept.done };
}

/** Is there anything of a set that the server does not have, or that can be undone? */
export function isKept(set: string | null): boolean {
  return localStorage.getItem(storageKey(set)) !== null;
}

export function forgetKept(set: string | null): void {
  forget(storageKey(set));
}

/** The set one works in here; null for one that is yet to be begun. */
export function currentSet(): string | null {
  return read<string>(currentKey()) ?? null;
}

export function keepCurrentSet(set: string | null): void {
  if (set === null || !write(currentKey(), set)) forget(currentKey());
}

function read<Value>(key: string): Value | undefined {
  const text = localStorage.getItem(key);
  try {
    return text === null ? undefined : (JSON.parse(text) as Value);
  } catch {
    return undefined;
  }
}

/** False where the browser has no room for it. */
function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function forget(key: string): void {
  localStorage.removeItem(key);
}
