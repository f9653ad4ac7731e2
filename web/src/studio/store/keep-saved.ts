import type { DefinitionOverlap } from '../../../../metadata/api/shapes.ts';
import { ApiProblem, problemMessage } from '../../base/api-problem.ts';
import { waitForServer } from '../../base/server-contact.ts';
import { forgetKept, keepCurrentSet } from './kept.ts';
import { afterDiscard, afterSave, type StudioServer, sentDraft, takeIn, unsavedDrafts, withoutSet } from './save.ts';
import type { Saving, StudioState } from './state.ts';

const restMs = 1000;
const busyMs = 10_000;

type Held = { get(): StudioState; change(next: StudioState): void };

/** Sends what the server does not have yet, one time after the other, and tells in the state how that goes. */
export function keepSaved({ get, change }: Held, server: StudioServer, newSetName: () => string) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let isStopped = false;
  const tell = (saving: Saving) => change({ ...get(), saving });

  function saveLater(after = restMs): void {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void save(), after);
  }

  function save(): Promise<void> {
    clearTimeout(timer);
    running ??= sendAll().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function sendAll(): Promise<void> {
    if (get().saving.state === 'clash' || isStopped) return;
    for (;;) {
      const { save: changed, discard } = unsavedDrafts(get());
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
    const set = get().set ?? (await begin());
    if (changed.length > 0) {
      const answers = await server.save(set.id, changed.map(sentDraft));
      change(afterSave(get(), changed, answers));
    }
    for (const draft of discard) {
      if (draft.saved) await server.discardDraft(set.id, { ...draft, version: draft.saved.version });
      change(afterDiscard(get(), [draft]));
    }
  }

  async function begin() {
    const set = await server.startSet(newSetName());
    keepCurrentSet(set.id);
    change({ ...get(), set });
    forgetKept(null);
    return set;
  }

  /** Whether saving is worth another try now; what keeps it from it is told. */
  async function mayGoOn(error: unknown): Promise<boolean> {
    if (!(error instanceof ApiProblem)) throw error;
    if (isStopped) return false;
    if (error.status === 0) {
      tell({ state: 'offline' });
      await waitForServer();
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
    const { state: next, clashes } = takeIn(get(), overlaps);
    change({ ...next, saving: clashes.length > 0 ? { state: 'clash', clashes } : next.saving });
    return clashes.length === 0 && overlaps.length > 0;
  }

  /** The set was published or thrown away elsewhere: what is not in it goes into one of its own. */
  function startAnew(): void {
    change(withoutSet(get()));
    keepCurrentSet(null);
  }

  return {
    save,
    saveLater,
    isStopped: () => isStopped,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
