import type { ChangeSet } from '../../../../metadata/api/change-sets.ts';
import { definitionKey } from '../../../../metadata/merge/definition-key.ts';
import type { Json } from '../../../../metadata/merge/json.ts';
import { api } from '../../base/api.ts';
import { ApiProblem } from '../../base/api-problem.ts';
import { currentLocale } from '../../base/locale.ts';
import { shownAs } from '../../base/shown-as.ts';
import { text } from '../../base/text.ts';
import { type DraftStore, makeDraftStore } from './draft-store.ts';
import { currentSet, isKept, keepCurrentSet, withKept } from './kept.ts';
import type { StudioServer } from './save.ts';
import type { StudioState, WholeDefinition, WorkingDraft } from './state.ts';

type Definitions = { revision: number; definitions: readonly WholeDefinition[] };

/** What counts, and the set one works in: the one that is asked for, the one of last time here, or one's own latest. */
export async function loadStudio(wanted?: string): Promise<DraftStore> {
  const [{ revision, definitions }, sets] = await Promise.all([loadDefinitions(), api.get('/change-sets')]);
  const set = chooseSet(sets, wanted);
  keepCurrentSet(set?.id ?? null);
  const state: StudioState = {
    revision,
    definitions: new Map(definitions.map((each) => [definitionKey(each), each])),
    set,
    drafts: set ? await loadDrafts(set) : new Map(),
    steps: [],
    done: 0,
    saving: { state: 'saved' },
  };
  const store = makeDraftStore(withKept(state), server, nameForToday);
  // What a closed tab had not sent goes out now.
  void store.save();
  return store;
}

async function loadDefinitions(): Promise<Definitions> {
  return frozen((await api.get('/definitions')) as Definitions);
}

/** What is worked out of a definition that nobody has changed stays worked out (`once-per-frozen.ts`). */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}

/** Takes up what was published meanwhile, by whomever. */
export async function followPublish(store: DraftStore): Promise<void> {
  const set = store.get().set?.id;
  const [published, sets] = await Promise.all([loadDefinitions(), api.get('/change-sets')]);
  store.publishedAnew({ ...published, gone: sets.some(({ id }) => id === set) ? undefined : set });
}

/** Asks for one that is yet to be begun. */
export const newSet = 'new';

function chooseSet(sets: readonly ChangeSet[], wanted: string | undefined): ChangeSet | null {
  const kept = wanted ?? currentSet();
  // A page that was left while its set was begun has its work under no name yet.
  if (kept === newSet || (kept === null && isKept(null))) return null;
  const mine = ({ startedBy }: ChangeSet) => startedBy !== null && shownAs().endsWith(` ${startedBy.id}`);
  return sets.find(({ id }) => id === kept) ?? sets.find(mine) ?? null;
}

async function loadDrafts({ id, base: revision }: ChangeSet): Promise<Map<string, WorkingDraft>> {
  const { definitions } = await api.get(`/change-sets/${id}`);
  return new Map(
    definitions.map((draft): [string, WorkingDraft] => {
      const { kind, name, version } = draft;
      const [body, base] = [draft.body as Json, draft.base as Json];
      return [definitionKey(draft), { kind, name, body, base, revision, saved: { version, body } }];
    }),
  );
}

const server: StudioServer = {
  startSet: (name) => api.post('/change-sets', { name }),
  save: async (set, drafts) => (await api.put(`/change-sets/${set}/drafts`, { drafts: [...drafts] })).drafts,
  async discardDraft(set, { kind, name, version }) {
    try {
      await api.delete(`/change-sets/${set}/drafts/${kind}/${name}`, { query: { version } });
    } catch (error) {
      const isGone = error instanceof ApiProblem && error.code === 'notFound';
      // A colleague has thrown away the same draft; where the set is gone the store begins another.
      if (!isGone || (await isSetGone(set))) throw error;
    }
  },
};

async function isSetGone(set: string): Promise<boolean> {
  return !(await api.get('/change-sets')).some(({ id }) => id === set);
}

/** What a set that is begun by itself is called. */
function nameForToday(): string {
  const day = new Date().toLocaleDateString(currentLocale(), { month: 'short', day: 'numeric' });
  return text('studio.mySet', { day });
}
