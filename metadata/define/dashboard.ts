import { z } from 'zod';
import { type Label, labelSchema } from '../label.ts';
import type { Definition } from './definition.ts';
import { identifiedList } from './keyed-list.ts';
import { nameSchema } from './name.ts';

/** Place on a grid of 12 columns; a row is 80 px high. `id` tells two of one report apart; left out, it is the report. */
export type Widget = { id?: string; report: string; x: number; y: number; w: number; h: number };

export type DashboardBody = { label: Label; widgets: Widget[]; order?: number };

const widgetSchema = z
  .strictObject({
    id: nameSchema.optional(),
    report: nameSchema,
    x: z.int().min(0).max(11),
    y: z.int().min(0).max(1000),
    w: z.int().min(1).max(12),
    h: z.int().min(1).max(20),
  })
  .refine(({ x, w }) => x + w <= 12, { path: ['w'] });

export const dashboardSchema = z.strictObject({
  label: labelSchema,
  widgets: identifiedList(z.array(widgetSchema).max(100), 'report'),
  order: z.number().optional(),
}) satisfies z.ZodType<DashboardBody>;

/** Declares a dashboard built only of reports. */
export function defineDashboard(name: string, body: DashboardBody): Definition<'dashboard', DashboardBody> {
  return { kind: 'dashboard', name, body };
}
