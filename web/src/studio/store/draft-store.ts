import type { DefinitionOverlap } from '../../../../metadata/wire.ts';
import { ApiProblem, problemMessage } from '../../base/api-problem.ts';
import { waitForConnection } from '../../base/connection.ts';
import { forgetKept, keep, keepCurrentSet } from './kept.ts';
import { forgetStep, perform, redo, undo } from './perform.ts';
import {
  afterDiscard,
  afterSave,
  decide,
  rebase,
  type StudioServer,
  sentDraft,
  takeIn,
  unsavedDrafts,
  withoutSet,
} from './save.ts';
import type { Clash, Command, Saving, Step, StudioState, WholeDefinition } from './state.ts';

const restMs = 1000;
const busyMs = 10_000;

export type DraftStore = {
  get(): StudioState;
  subscribe(listener: () => void): () => void;
  /** Carries a command out; false where what it is about is not what it was. Saves by itself a moment later. */
  run(command: Command | undefined): boolean;
  /** Takes one's last step back; answers it, or the one that could not be taken back, since somebody changed the same. */
  undo(): { step: Step; done: boolean } | undefined;
  redo(): { step: Step; done: boolean } | undefined;
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
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let isClosed = false;
  const listeners = new Set<() => void>();

  function change(next: StudioState): void {
    state = next;
    keep(state);
    for (const listener of listeners) listener();
  }

  const tell = (saving: Saving) => change({ ...state, saving });

  function saveLater(after = restMs): void {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void save(), after);
  }

  function changeAndSave(next: StudioState): void {
    const { save: changed, discard } = unsavedDrafts(next);
    const isClean = changed.length + discard.length === 0;
    const saving: Saving = next.saving.state === 'clash' ? next.saving : isClean ? { state: 'saved' } : { state: 'waiting' };
    change({ ...next, saving });
    if (!isClean) saveLater();
  }

  function step(go: typeof undo, index: number): { step: Step; done: boolean } | undefined {
    const taken = state.steps[index];
    if (!taken) return undefined;
    const next = go(state);
    changeAndSave(next ?? forgetStep(state, index));
    return { step: taken, done: next !== undefined };
  }

  function save(): Promise<void> {
    clearTimeout(timer);
    running ??= sendAll().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function sendAll(): Promise<void> {
    if (state.saving.state === 'clash' || isClosed) return;
    for (;;) {
      const { save: changed, discard } = unsavedDrafts(state);
      if (changed.length + discard.length === 0) return tell({ state: 'saved', at: Date.now() });
      tell({ state: 'saving' });
      try {
        await send(changed, discard);
      } catch (error) {
        if (!(await mayGoOn(error))) return;
      }
    }
  }

  async function send(changed: ReturnType<typeof unsavedDrafts>['save'], discard: typeof changed): Promise<void> {
    const set = state.set ?? (await begin());
    if (changed.length > 0) {
      const answers = await server.save(set.id, changed.map(sentDraft));
      change(afterSave(state, changed, answers));
    }
    for (const draft of discard) {
      if (draft.saved) await server.discardDraft(set.id, { ...draft, version: draft.saved.version });
      change(afterDiscard(state, [draft]));
    }
  }

  async function begin() {
    const set = await server.startSet(newSetName());
    keepCurrentSet(set.id);
    change({ ...state, set });
    forgetKept(null);
    return set;
  }

  /** Whether saving is worth another try now; what keeps it from it is told. */
  async function mayGoOn(error: unknown): Promise<boolean> {
    if (!(error instanceof ApiProblem)) throw error;
    if (isClosed) return false;
    if (error.status === 0) {
      tell({ state: 'offline' });
      await waitForConnection();
      return true;
    }
    if (error.code === 'draftChanged') return mayMerge(error.details.overlaps ?? []);
    if (error.code === 'changeSetPublished' || error.code === 'notFound') {
      startAnew();
      return true;
    }
    tell({ state: 'refused', message: problemMessage(error) });
    if (error.status === 503 || error.code === 'publishing') saveLater(busyMs);
    return false;
  }

  function mayMerge(overlaps: readonly DefinitionOverlap[]): boolean {
    const { state: next, clashes } = takeIn(state, overlaps);
    change({ ...next, saving: clashes.length > 0 ? { state: 'clash', clashes } : next.saving });
    return clashes.length === 0 && overlaps.length > 0;
  }

  /** The set was published or thrown away elsewhere: what is not in it goes into one of its own. */
  function startAnew(): void {
    change(withoutSet(state));
    keepCurrentSet(null);
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
      if (revision === state.revision || isClosed) return;
      if (gone !== undefined && state.set?.id === gone) leavePublished(gone);
      const known = new Map(definitions.map((each) => [`${each.kind}/${each.name}`, each]));
      changeAndSave(rebase({ ...state, revision, definitions: known }));
    },
    renamed(name) {
      if (state.set) change({ ...state, set: { ...state.set, name } });
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      // Whoever still looks, looks at no set: it may be gone.
      state = { ...state, set: null };
    },
  };
}
