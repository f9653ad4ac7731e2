import { QueryClient, QueryClientProvider, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, Suspense, use, useMemo } from 'react';
import type { Me } from '../../../../metadata/api/me.ts';
import type { Model, ObjectModel } from '../../../../metadata/wire.ts';
import { Known } from '../../base/known.tsx';
import { queryKeys } from '../../base/query-keys.ts';
import { useMe } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type SeenView, useView } from '../frame/use-view.ts';
import { useRoleDrafts } from '../store/use-role-drafts.ts';
import { useStudioState } from '../store/use-studio.ts';
import { draftModel } from './draft-model.ts';
import { readViewModel } from './read-view-model.ts';
import { makeViewClient } from './view-client.ts';

const PublishedModel = createContext<Model | undefined>(undefined);

/** What can be read now, of whoever looks: what is only drafted has no values. */
export function usePublishedModel(): Model {
  const own = useModel();
  return use(PublishedModel) ?? own;
}

/** The model as it will be. */
export function useDraftModel(): Model {
  return useDrafted(useModel());
}

export function useDraftObject(name: string): ObjectModel | undefined {
  return useDraftModel().objects[name];
}

/** Draws real screens, and parts of them, with the drafts: what asks for the model inside gets the one that will be. For panels: whoever one looks as, one builds as oneself. */
export function WithDraftModel({ children }: { children: ReactNode }) {
  const outer = useQueryClient();
  const published = useModel();
  const model = useDrafted(published);
  const client = useMemo(() => {
    const inner = new QueryClient({ defaultOptions: outer.getDefaultOptions() });
    for (const [key, data] of outer.getQueriesData({ queryKey: queryKeys.me })) inner.setQueryData(key, data);
    return inner;
  }, [outer]);
  return (
    <WithModel client={client} model={model} published={published}>
      {children}
    </WithModel>
  );
}

/** The same for a canvas: while one looks as somebody else, what is inside sees what they would see, their model, their records, and who they are. */
export function WithSeenModel({ children }: { children: ReactNode }) {
  const { view, isWaiting } = useView();
  if (isWaiting) return <SkeletonRows count={8} />;
  if (!view) return <WithDraftModel>{children}</WithDraftModel>;
  return (
    <Suspense fallback={<SkeletonRows count={8} />}>
      <AsSeen key={view.id} view={view}>
        {children}
      </AsSeen>
    </Suspense>
  );
}

function AsSeen({ view, children }: { view: SeenView; children: ReactNode }) {
  const outer = useQueryClient();
  const me = useMe();
  const { revision } = useModel();
  const { version } = useRoleDrafts();
  const { data: seen } = useSuspenseQuery({
    queryKey: ['studio', 'view-model', view.id, revision, version],
    queryFn: ({ signal }) => readViewModel(view.id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    structuralSharing: false,
  });
  const model = useDrafted(seen, true);
  // What was read with the roles of before is not shown with those of now.
  const client = useMemo(() => {
    const inner = makeViewClient(outer.getDefaultOptions(), view.id);
    inner.setQueryDefaults(queryKeys.me, { staleTime: Number.POSITIVE_INFINITY });
    inner.setQueryData<Me>(queryKeys.me, {
      ...me,
      user: { ...me.user, ...view.user },
      roles: [...view.roles],
      system: [...view.system],
    });
    return inner;
  }, [outer, view, me, seen]);
  return (
    <WithModel client={client} model={model} published={seen}>
      {children}
    </WithModel>
  );
}

type WithModelProps = { client: QueryClient; model: Model; published: Model; children: ReactNode };

function WithModel({ client, model, published, children }: WithModelProps) {
  useMemo(() => client.setQueryData(queryKeys.model, model), [client, model]);
  return (
    <PublishedModel value={published}>
      <QueryClientProvider client={client}>
        <Known>{children}</Known>
      </QueryClientProvider>
    </PublishedModel>
  );
}

function useDrafted(model: Model, isLookedThrough = false): Model {
  const drafts = useStudioState((state) => state.drafts);
  const definitions = useStudioState((state) => state.definitions);
  return useMemo(
    () => draftModel(model, { drafts, definitions }, isLookedThrough),
    [model, drafts, definitions, isLookedThrough],
  );
}
