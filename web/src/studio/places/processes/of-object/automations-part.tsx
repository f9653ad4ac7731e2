import type { ObjectPart } from '../../place.ts';
import { AutomationsPage } from './automations-page.tsx';

/** `/studio/objects/<object>/automations` */
export const automationsPart: ObjectPart = {
  name: 'automations',
  label: 'processes.ofObject',
  icon: 'bolt',
  Page: ({ object }) => <AutomationsPage object={object} />,
};
