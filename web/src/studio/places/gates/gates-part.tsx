import type { ObjectPart } from '../place.ts';
import { GatesPage } from './gates-page.tsx';

/** `/studio/objects/<object>/gates/<gate>` */
export const gatesPart: ObjectPart = {
  name: 'gates',
  label: 'gates.title',
  icon: 'flag',
  Page: ({ object, parts: [gate] }) => <GatesPage object={object} selected={gate} />,
  partsOf: ({ kind, name, at: [member, gate] }) =>
    kind === 'object' && member === 'gates' ? [name, ...(gate === undefined ? [] : [gate])] : undefined,
};
