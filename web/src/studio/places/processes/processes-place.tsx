import type { StudioPlace } from '../place.ts';
import { ProcessPage } from './process-page.tsx';
import { selectedAt } from './process-way.ts';
import { ProcessesPage } from './processes-page.tsx';

/** `/studio/processes`, `/studio/processes/<process>/<step>/<branch>` */
export const processesPlace: StudioPlace = {
  name: 'processes',
  label: 'processes.title',
  icon: 'bolt',
  Page: ({ parts: [name, step, branch] }) =>
    name === undefined ? <ProcessesPage /> : <ProcessPage key={name} name={name} stepId={step} branchId={branch} />,
  partsOf: ({ kind, name, at }) => (kind === 'process' ? [name, ...selectedAt(at)] : undefined),
};
