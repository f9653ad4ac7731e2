import { createContext, use } from 'react';
import { paths } from '../../base/paths.ts';
import { bodyOf } from '../store/state.ts';
import { useStudio } from '../store/studio-provider.tsx';
import type { Destination, ObjectPart, ReadBody, StudioPlace } from './place.ts';

export type Places = { places: readonly StudioPlace[]; objectParts: readonly ObjectPart[] };

/** The frame knows no place by name: all of them are handed to it. */
export const PlacesContext = createContext<Places>({ places: [], objectParts: [] });

export function usePlaces(): Places {
  return use(PlacesContext);
}

/** Where an element is changed; undefined where the studio has no place for it. */
export function useAddressOf(): (destination: Destination) => string | undefined {
  const { places, objectParts } = usePlaces();
  const { store } = useStudio();
  const read: ReadBody = (target) => bodyOf(store.get(), target);
  return (destination) => {
    for (const { name, partsOf } of objectParts) {
      const [object, ...rest] = partsOf?.(destination, read) ?? [];
      if (object !== undefined) return paths.studio('objects', object, name, ...rest);
    }
    for (const { name, partsOf } of places) {
      const parts = partsOf?.(destination, read);
      if (parts) return paths.studio(name, ...parts);
    }
    return undefined;
  };
}
