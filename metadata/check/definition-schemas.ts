import type { z } from 'zod';
import { appSchema } from '../define/app.ts';
import { connectionSchema } from '../define/connection.ts';
import { dashboardSchema } from '../define/dashboard.ts';
import { layoutSchema } from '../define/layout.ts';
import { processSchema } from '../define/process.ts';
import { reportSchema } from '../define/report.ts';
import { roleSchema } from '../define/role.ts';
import { viewSchema } from '../define/view.ts';
import { listSchema } from '../field-types/list-schema.ts';
import { objectSchema } from '../field-types/object-schema.ts';

/** The one schema of every kind of definition, the same in files, API and studio. */
export const definitionSchemas = {
  object: objectSchema,
  list: listSchema,
  view: viewSchema,
  layout: layoutSchema,
  role: roleSchema,
  report: reportSchema,
  dashboard: dashboardSchema,
  process: processSchema,
  connection: connectionSchema,
  app: appSchema,
} as const satisfies Record<string, z.ZodType>;

export type DefinitionKind = keyof typeof definitionSchemas;
