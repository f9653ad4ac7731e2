import type { StudioPlace } from '../place.ts';
import { usePlaces } from '../places-context.ts';
import { FromFilePage } from './from-file/from-file-page.tsx';
import { fromFileStep } from './from-file/paths.ts';
import { ObjectPage } from './object-page.tsx';
import { ObjectsPage } from './objects-page.tsx';

/** `/studio/objects`, `/studio/objects/<object>`, `/studio/objects/<object>/<part>/…` */
export const objectsPlace: StudioPlace = {
  name: 'objects',
  label: 'studio.objects',
  icon: 'cube',
  Page: ObjectsOrOne,
  inApps: true,
  partsOf: ({ kind, name }) => (kind === 'object' ? [name] : undefined),
};

function ObjectsOrOne({ parts: [object, name, ...rest] }: { parts: readonly string[] }) {
  const { objectParts } = usePlaces();
  if (object === undefined) return <ObjectsPage />;
  if (object === fromFileStep) return <FromFilePage parts={name === undefined ? [] : [name, ...rest]} />;
  const part = objectParts.find((each) => each.name === name);
  return part ? <part.Page key={object} object={object} parts={rest} /> : <ObjectPage key={object} object={object} />;
}
