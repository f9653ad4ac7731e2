import type { Label } from '../label.ts';
import type { Definition } from './definition.ts';

/** Place on a grid of 12 columns; a row is 80 px high. */
export type Widget = { report: string; x: number; y: number; w: number; h: number };

export type DashboardBody = { label: Label; widgets: Widget[]; order?: number };

/** Declares a dashboard built only of reports. */
export function defineDashboard(name: string, body: DashboardBody): Definition<'dashboard', DashboardBody> {
  return { kind: 'dashboard', name, body };
}
