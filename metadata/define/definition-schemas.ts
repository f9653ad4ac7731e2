import type { z } from 'zod';
import { connectionSchema } from './connection.ts';
import { dashboardSchema } from './dashboard.ts';
import { layoutSchema } from './layout.ts';
import { objectSchema } from './object.ts';
import { processSchema } from './process.ts';
import { reportSchema } from './report.ts';
import { roleSchema } from './role.ts';
import { viewSchema } from './view.ts';

/** The one schema of every kind of definition, the same in files, API and studio. */
export const definitionSchemas = {
  object: objectSchema,
  view: viewSchema,
  layout: layoutSchema,
  role: roleSchema,
  report: reportSchema,
  dashboard: dashboardSchema,
  process: processSchema,
  connection: connectionSchema,
} as const satisfies Record<string, z.ZodType>;

export type DefinitionKind = keyof typeof definitionSchemas;
