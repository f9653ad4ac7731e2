import { keepSaved } from './keep-saved.ts';
import { forgetKept, keep, keepCurrentSet } from './kept.ts';
import { forgetStep, perform, redo, undo } from './perform.ts';
import { decide, rebase, type StudioServer, unsavedDrafts, withoutSet } from './save.ts';
import type { Clash, Command, Saving, StudioState, TakenStep, WholeDefinition } from './state.ts';

export type DraftStore = {
  get(): StudioState;
  subscribe(listener: () => void): () => void;
  /** Carries a command out; false where what it is about is not what it was. Saves by itself a moment later. */
  run(command: Command | undefined): boolean;
  /** Takes one's last step back; answers it, or the one that could not be taken back, since somebody changed the same. */
  undo(): { step: TakenStep; done: boolean } | undefined;
  redo(): { step: TakenStep; done: boolean } | undefined;
  /** Saves now what is not saved; ends when it is, or when somebody has to decide. */
  save(): Promise<void>;
  decide(clash: Clash, side: 'mine' | 'theirs'): void;
  /** What counts was published anew; `gone` is the set that was published with it, or thrown away. */
  publishedAnew(published: Published): void;
  renamed(name: string): void;
  /** Saves nothing any more: another store has taken its place. */
  close(): void;
};

type Published = { revision: number; definitions: readonly WholeDefinition[]; gone?: string | undefined };

/** One administrator's work on a change set: what it is now, how it was changed, and what the server has of it. */
export function makeDraftStore(start: StudioState, server: StudioServer, newSetName: () => string): DraftStore {
  let state = start;
  const listeners = new Set<() => void>();
  const { save, saveLater, stop, isStopped } = keepSaved({ get: () => state, change }, server, newSetName);

  function change(next: StudioState): void {
    state = next;
    keep(state);
    for (const listener of listeners) listener();
  }

  function changeAndSave(next: StudioState): void {
    const { save: changed, discard } = unsavedDrafts(next);
    const isClean = changed.length + discard.length === 0;
    const saving: Saving = next.saving.state === 'clash' ? next.saving : isClean ? { state: 'saved' } : { state: 'waiting' };
    change({ ...next, saving });
    if (!isClean) saveLater();
  }

  function step(go: typeof undo, index: number): { step: TakenStep; done: boolean } | undefined {
    const taken = state.steps[index];
    if (!taken) return undefined;
    const next = go(state);
    changeAndSave(next ?? forgetStep(state, index));
    return { step: taken, done: next !== undefined };
  }

  /** What was published is not undone step by step. */
  function leavePublished(set: string): void {
    state = { ...withoutSet(state), steps: [], done: 0 };
    keepCurrentSet(null);
    forgetKept(set);
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run(command) {
      const next = command && perform(state, command, Date.now());
      if (next) changeAndSave(next);
      return next !== undefined;
    },
    undo: () => step(undo, state.done - 1),
    redo: () => step(redo, state.done),
    save,
    decide(clash, side) {
      const left = state.saving.state === 'clash' ? state.saving.clashes.filter((each) => each !== clash) : [];
      const decided = decide(state, clash, side);
      if (left.length > 0) return change({ ...decided, saving: { state: 'clash', clashes: left } });
      changeAndSave({ ...decided, saving: { state: 'waiting' } });
    },
    publishedAnew({ revision, definitions, gone }) {
      if (revision === state.revision || isStopped()) return;
      if (gone !== undefined && state.set?.id === gone) leavePublished(gone);
      const known = new Map(definitions.map((each) => [`${each.kind}/${each.name}`, each]));
      changeAndSave(rebase({ ...state, revision, definitions: known }));
    },
    renamed(name) {
      if (state.set) change({ ...state, set: { ...state.set, name } });
    },
    close() {
      stop();
      // Whoever still looks, looks at no set: it may be gone.
      state = { ...state, set: null };
    },
  };
}
