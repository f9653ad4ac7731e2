import { PartFrame, type PartProps } from '../../frame/part-frame.tsx';
import { usePlaces } from '../places-context.ts';
import { useObjects } from './use-objects.ts';

/** The frame of an object's settings, or of one part of it. */
export function ObjectFrame({ object, ...part }: PartProps & { object: string }) {
  const { objectParts } = usePlaces();
  const texts = { all: 'studio.objects', settings: 'studio.objectSettings', parts: 'studio.partsOfObject' } as const;
  const family = { name: 'objects', kind: 'object', texts, parts: objectParts, things: useObjects() };
  return <PartFrame {...part} family={family} name={object} />;
}
