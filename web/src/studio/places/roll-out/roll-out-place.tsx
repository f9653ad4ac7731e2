import type { StudioPlace } from '../place.ts';
import { RollOutPage } from './roll-out-page.tsx';

/** `/studio/roll-out` */
export const rollOutPlace: StudioPlace = {
  name: 'roll-out',
  label: 'rollOut.title',
  icon: 'rocket',
  Page: () => <RollOutPage />,
  partsOf: ({ kind, at }) => (kind === 'app' && (at[0] === 'pilot' || at[0] === 'next') ? [] : undefined),
};
