import { z } from 'zod';
import { systemFields } from '../system-fields.ts';

/** What definitions and fields are called: in code, URLs, tables and columns alike. `sys_` is kept for the platform. */
export const nameSchema = z.string().regex(/^(?!sys_)[a-z][a-z0-9_]{0,47}$/);

/** Columns that PostgreSQL itself gives every table. */
const ofPostgres = new Set(['ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid']);

/** Is it what every object has a field, or every table a column, of? */
export function isSystemName(name: string): boolean {
  return Object.hasOwn(systemFields, name) || ofPostgres.has(name);
}

export const fieldNameSchema = nameSchema.refine((name) => !isSystemName(name), { error: 'systemField' });
