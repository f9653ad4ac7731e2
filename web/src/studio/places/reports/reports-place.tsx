import type { StudioPlace } from '../place.ts';
import { ReportsPage } from './reports-page.tsx';

/** `/studio/reports/<report>` */
export const reportsPlace: StudioPlace = {
  name: 'reports',
  label: 'reports.title',
  icon: 'chart-bar',
  Page: ({ parts: [name] }) => <ReportsPage name={name} />,
  partsOf: ({ kind, name }) => (kind === 'report' ? [name] : undefined),
};
