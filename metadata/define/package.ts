import { z } from 'zod';
import { labelSchema } from '../label.ts';
import { nameSchema } from './name.ts';

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

/** `samples.json`: steps in the life of the sample company, as they would be told on one day. */
export const samplesSchema = z.strictObject({
  /** The day on which its dates are right. */
  today: z.iso.date(),
  steps: z
    .array(
      z.strictObject({
        object: nameSchema,
        daysAgo: z.int().min(0).max(5000),
        by: z.string().optional(),
        create: z.array(z.record(z.string(), z.json())).optional(),
        update: z.array(z.looseObject({ key: z.string() })).optional(),
      }),
    )
    .max(1000),
});
