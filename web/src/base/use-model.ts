import { queryOptions } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { Model, ObjectModel, ObjectOutline } from '../../../metadata/wire.ts';
import { queryKeys } from './query-keys.ts';
import { readModel } from './read-model.ts';
import { useDesigns } from './use-me.ts';

export const modelQuery = queryOptions({
  queryKey: queryKeys.model,
  queryFn: readModel,
  staleTime: Number.POSITIVE_INFINITY,
  // What is the same stays the same by itself, and to compare would mean to look at everything.
  structuralSharing: false,
});

export const ModelContext = createContext<Model | undefined>(undefined);

/**
 * Objects, views, layouts, reports and dashboards as this user may see them. Whoever looks at an object that is still on its way suspends until it is
 * there. What only names objects, or leads to them, looks at `outlines`.
 */
export function useModel(): Model {
  return use(ModelContext) as Model;
}

/** One object of the model; undefined when there is none that the user may see. */
export function useObject(name: string): ObjectModel | undefined {
  return useModel().objects[name];
}

/** What an object is called and what may be done with it, which is there from the start. */
export function useOutline(name: string): ObjectOutline | undefined {
  return useModel().outlines[name];
}

/** Whether the user may change an object and what is about it. */
export function useMayDesign(): (object: string) => boolean {
  const designs = useDesigns();
  const { outlines } = useModel();
  return (object) => designs === 'all' || outlines[object]?.access.design === true;
}
