import { labelSchema, nameSchema } from '@tenon/metadata';
import { z } from 'zod';

/** What this server writes and reads. A package of a later form is refused. */
export const packageFormat = 1;

/** Paths of the files that are no definitions. */
export const manifestPath = 'package.json';
export const samplesPath = 'samples.json';

const versionSchema = z.string().regex(/^\d{1,6}(\.\d{1,6}){0,3}$/);

/** `package.json`: what a package is called and needs. Its definitions lie beside it, one a file. */
export const manifestSchema = z.strictObject({
  format: z.literal(packageFormat),
  name: nameSchema,
  label: labelSchema,
  description: labelSchema,
  version: versionSchema,
  /** Solutions and packages that must be there first, with the oldest version that will do. */
  requires: z.record(nameSchema, versionSchema).optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;
