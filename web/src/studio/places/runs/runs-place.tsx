import type { StudioPlace } from '../place.ts';
import { RunsPage } from './runs-page.tsx';

/** `/studio/runs/<run>/<step>` */
export const runsPlace: StudioPlace = {
  name: 'runs',
  label: 'runs.title',
  icon: 'history',
  Page: ({ parts: [run, ...selected] }) => <RunsPage run={run} selected={selected.join('/')} />,
};
