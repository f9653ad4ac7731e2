import { z } from 'zod';
import { type Label, labelSchema } from '../label.ts';
import type { Definition } from './definition.ts';
import { nameSchema } from './name.ts';

/** Place on a grid of 12 columns; a row is 80 px high. */
export type Widget = { report: string; x: number; y: number; w: number; h: number };

export type DashboardBody = { label: Label; widgets: Widget[]; order?: number };

const widgetSchema = z
  .strictObject({
    report: nameSchema,
    x: z.int().min(0).max(11),
    y: z.int().min(0).max(1000),
    w: z.int().min(1).max(12),
    h: z.int().min(1).max(20),
  })
  .refine(({ x, w }) => x + w <= 12, { path: ['w'] });

export const dashboardSchema = z.strictObject({
  label: labelSchema,
  widgets: z.array(widgetSchema).max(100),
  order: z.number().optional(),
}) satisfies z.ZodType<DashboardBody>;

/** Declares a dashboard built only of reports. */
export function defineDashboard(name: string, body: DashboardBody): Definition<'dashboard', DashboardBody> {
  return { kind: 'dashboard', name, body };
}
