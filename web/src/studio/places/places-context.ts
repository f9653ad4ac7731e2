import { createContext, use } from 'react';
import { paths } from '../../base/paths.ts';
import { bodyOf } from '../store/state.ts';
import { useStudio } from '../store/studio-provider.tsx';
import type { AppPart, Destination, ObjectPart, ReadBody, StudioPlace } from './place.ts';

export type Places = {
  places: readonly StudioPlace[];
  objectParts: readonly ObjectPart[];
  appParts: readonly AppPart[];
};

/** The frame knows no place by name: all of them are handed to it. */
export const PlacesContext = createContext<Places>({ places: [], objectParts: [], appParts: [] });

export function usePlaces(): Places {
  return use(PlacesContext);
}

/** Where an element is changed; undefined where the studio has no place for it. */
export function useAddressOf(): (destination: Destination) => string | undefined {
  const { places, objectParts, appParts } = usePlaces();
  const { store } = useStudio();
  const read: ReadBody = (target) => bodyOf(store.get(), target);
  const families = [
    ['objects', objectParts],
    ['apps', appParts],
  ] as const;
  return (destination) => {
    for (const [family, parts] of families) {
      for (const { name, partsOf } of parts) {
        const [thing, ...rest] = partsOf?.(destination, read) ?? [];
        if (thing !== undefined) return paths.studio(family, thing, name, ...rest);
      }
    }
    for (const { name, partsOf } of places) {
      const parts = partsOf?.(destination, read);
      if (parts) return paths.studio(name, ...parts);
    }
    return undefined;
  };
}
