import { z } from 'zod';

const name = z.string().max(200);

/** What the columns of a file mean, and what is to become of its rows. */
export const importPlanSchema = z
  .strictObject({
    object: name,
    mode: z.enum(['create', 'update', 'upsert']),
    key: z.array(name).max(5).optional(),
    columns: z
      .array(
        z.strictObject({
          column: z.string().max(10_000),
          field: name.nullable(),
          object: name.optional(),
          matchBy: name.optional(),
          missing: z.enum(['error', 'empty', 'create']).optional(),
          values: z.record(z.string(), z.string()).optional(),
          dateOrder: z.enum(['ymd', 'mdy', 'dmy']).optional(),
          decimalSign: z.enum(['point', 'comma']).optional(),
          place: z.int().min(1).max(1000).optional(),
        }),
      )
      .max(1000),
    defaults: z.record(z.string(), z.json()).optional(),
    automations: z.boolean().optional(),
    blanks: z.array(z.string().max(100)).max(100).optional(),
    keepBlank: z.boolean().optional(),
  })
  .meta({ id: 'ImportPlan', description: 'What the columns of a file mean, and what is to become of its rows.' });
