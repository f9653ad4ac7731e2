import type { StudioPlace } from '../place.ts';
import { DashboardDesigner } from './dashboard-designer.tsx';

/** `/studio/dashboards/<dashboard>/widgets/<widget>` */
export const dashboardsPlace: StudioPlace = {
  name: 'dashboards',
  label: 'nav.dashboards',
  icon: 'layout-dashboard',
  Page: ({ parts: [name, list, id] }) => <DashboardDesigner name={name} selected={list === 'widgets' ? id : undefined} />,
  partsOf: ({ kind, name, at: [list, id] }) =>
    kind === 'dashboard' ? [name, ...(list === 'widgets' && id !== undefined ? [list, id] : [])] : undefined,
};
