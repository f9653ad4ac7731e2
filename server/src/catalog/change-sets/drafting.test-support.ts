import type { Site } from '../change-tables.ts';
import { layersKey } from '../definitions/layers.ts';
import { type PublishOptions, publishChangeSet, type RehearsedSet, rehearseChangeSet } from '../publish.ts';
import type { Draft } from './change-set.ts';
import { discardChangeSet, openChangeSet, startChangeSet } from './edit-change-sets.ts';
import { resetToShipped, saveDrafts } from './save-drafts.ts';

export type Drafting = {
  save(...drafts: readonly Draft[]): Promise<void>;
  reset(target: { kind: string; name: string }): Promise<void>;
  list(): Promise<Draft[]>;
  /** Answers the revision. What is refused stays in the set. */
  publish(options?: PublishOptions & { summary?: string }): Promise<number>;
  rehearse(options?: PublishOptions): Promise<RehearsedSet>;
  discard(): Promise<void>;
  /** The set was published or discarded elsewhere. */
  forget(): void;
};

/** One administrator at work: there is a change set from the first draft until it is published or discarded. */
export function drafting(site: () => Site): Drafting {
  let set: string | undefined;
  const open = async () => {
    set ??= (await startChangeSet(site(), null)).id;
    return set;
  };
  const versions = async (id: string) =>
    new Map((await openChangeSet(site(), id)).definitions.map((draft) => [layersKey(draft), draft.version]));
  return {
    async save(...drafts) {
      const id = await open();
      const seen = await versions(id);
      const plain = JSON.parse(JSON.stringify(drafts)) as Draft[];
      await saveDrafts(site(), null, {
        changeSet: id,
        drafts: plain.map((draft) => ({ ...draft, version: seen.get(layersKey(draft)) })),
      });
    },
    async reset(target) {
      const id = await open();
      await resetToShipped(site(), null, { ...target, changeSet: id, version: (await versions(id)).get(layersKey(target)) });
    },
    async list() {
      const { definitions } = await openChangeSet(site(), await open());
      return definitions.map(({ kind, name, body }) => ({ kind, name, body }));
    },
    async publish({ summary, ...options } = {}) {
      const { revision } = await publishChangeSet(site(), { id: await open(), by: null, summary }, options);
      set = undefined;
      return revision;
    },
    rehearse: async (options) => rehearseChangeSet(site(), await open(), options),
    async discard() {
      if (set) await discardChangeSet(site(), set);
      set = undefined;
    },
    forget() {
      set = undefined;
    },
  };
}
