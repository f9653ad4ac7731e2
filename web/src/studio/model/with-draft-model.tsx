import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { Model, ObjectModel } from '../../../../metadata/wire.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useModel } from '../../base/use-model.ts';
import { useStudioState } from '../store/use-studio.ts';
import { draftModel } from './draft-model.ts';

/** The model as it will be. */
export function useDraftModel(): Model {
  const model = useModel();
  const drafts = useStudioState((state) => state.drafts);
  const definitions = useStudioState((state) => state.definitions);
  return useMemo(() => draftModel(model, { drafts, definitions }), [model, drafts, definitions]);
}

export function useDraftObject(name: string): ObjectModel | undefined {
  return useDraftModel().objects[name];
}

/** Draws real screens, and parts of them, with the drafts: what asks for the model inside gets the one that will be. */
export function WithDraftModel({ children }: { children: ReactNode }) {
  const outer = useQueryClient();
  const model = useDraftModel();
  const client = useMemo(() => {
    const inner = new QueryClient({ defaultOptions: outer.getDefaultOptions() });
    for (const [key, data] of outer.getQueriesData({ queryKey: queryKeys.me })) inner.setQueryData(key, data);
    return inner;
  }, [outer]);
  useMemo(() => client.setQueryData(queryKeys.model, model), [client, model]);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
