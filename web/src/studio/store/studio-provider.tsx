import { useSuspenseQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo } from 'react';
import { queryClient } from '../../base/query-client.ts';
import { useModel } from '../../base/use-model.ts';
import type { DraftStore } from './draft-store.ts';
import { keepCurrentSet } from './kept.ts';
import { followPublish, loadStudio, newSet } from './load.ts';

type Studio = {
  store: DraftStore;
  /** Goes to another set, null for one that is yet to be begun; what is not saved is saved first. Answers the store of that set. */
  openSet(id: string | null): Promise<DraftStore>;
  /** Reads everything anew, after a publish. */
  reload(): Promise<void>;
};

const StudioContext = createContext<Studio | undefined>(undefined);

const queryKey = ['studio', 'store'];

/** One's work in the studio, for all of its places. `wanted`: a set that somebody has shared. */
export function StudioProvider({ wanted, children }: { wanted: string | undefined; children: ReactNode }) {
  const { data: store } = useSuspenseQuery({
    queryKey,
    queryFn: () => loadStudio(wanted),
    // What refreshes everything else leaves it alone: it has its own ways, and what is typed into it is nowhere else.
    staleTime: 'static',
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
  const { revision } = useModel();
  useEffect(() => {
    if (revision !== store.get().revision) followPublish(store).catch(() => undefined);
  }, [revision, store]);
  const openSet = useCallback(
    async (id: string | null) => {
      await store.save();
      keepCurrentSet(id);
      return replaceStore(store, id);
    },
    [store],
  );
  const studio = useMemo(
    () => ({ store, openSet, reload: async () => void (await replaceStore(store, null)) }),
    [store, openSet],
  );
  useEffect(() => {
    if (wanted && wanted !== store.get().set?.id) void openSet(wanted);
    // Only an address that names a set leads to it; whoever goes to another one from there stays in that.
  }, [wanted]);
  useSaveBeforeLeaving(store);
  return <StudioContext value={studio}>{children}</StudioContext>;
}

async function replaceStore(store: DraftStore, set: string | null): Promise<DraftStore> {
  const next = await loadStudio(set ?? newSet);
  store.close();
  queryClient.setQueryData(queryKey, next);
  return next;
}

export function useStudio(): Studio {
  const studio = use(StudioContext);
  if (!studio) throw new Error('This stands in the studio only');
  return studio;
}

/** What is not saved is kept by the browser in any case; this only makes it sooner. */
function useSaveBeforeLeaving(store: DraftStore): void {
  useEffect(() => {
    const saveNow = () => {
      if (document.visibilityState === 'hidden') void store.save();
    };
    document.addEventListener('visibilitychange', saveNow);
    return () => document.removeEventListener('visibilitychange', saveNow);
  }, [store]);
}
