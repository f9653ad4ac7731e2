import type { StudioPlace } from '../place.ts';
import { RevisionsPage } from './revisions-page.tsx';

/** `/studio/revisions/<revision>` */
export const revisionsPlace: StudioPlace = {
  name: 'revisions',
  label: 'studio.revisions',
  icon: 'history',
  Page: ({ parts: [revision] }) => <RevisionsPage selected={revision} />,
};
