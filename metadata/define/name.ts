import { z } from 'zod';
import { systemFields } from '../system-fields.ts';

/** What definitions and fields are called: in code, URLs, tables and columns alike. `sys_` is kept for the platform. */
export const nameSchema = z.string().regex(/^(?!sys_)[a-z][a-z0-9_]{0,47}$/);

/** A field's name must not be that of a field every object has. */
export const fieldNameSchema = nameSchema.refine((name) => !Object.hasOwn(systemFields, name), { error: 'systemField' });
