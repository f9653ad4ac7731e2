import { z } from 'zod';
import { aggregates, calculations, dateBuckets, type Filter } from './query.ts';

/** Schemas of the query language: shape only. Whether paths exist and operators fit is asked of the model. */
export const pathSchema = z.string().regex(/^[a-z][a-z0-9_]{0,47}(\.[a-z][a-z0-9_]{0,47}){0,7}$/);

export const filterSchema: z.ZodType<Filter, Filter> = z
  .lazy(() =>
    z.union([
      z.strictObject({ and: z.array(filterSchema).max(200) }),
      z.strictObject({ or: z.array(filterSchema).max(200) }),
      z.strictObject({ not: filterSchema }),
      z.strictObject({ some: pathSchema, filter: filterSchema.optional() }),
      z.strictObject({ field: pathSchema, op: z.string().regex(/^[a-z][A-Za-z]{0,47}$/), value: z.json().optional() }),
    ]),
  )
  .meta({
    id: 'Filter',
    description:
      'A condition `{ field, op, value }`, or conditions joined by `and`, `or`, `not`, or `some` over a to-many field. Paths walk relations with dots.',
  });

export const sortSchema = z.strictObject({ field: pathSchema, direction: z.enum(['asc', 'desc']) });

export const groupBySchema = z.strictObject({
  field: pathSchema,
  bucket: z.enum(dateBuckets).optional(),
  ranges: z
    .array(z.string().regex(/^-?\d{1,20}(\.\d{1,10})?$/))
    .min(1)
    .max(50)
    .optional(),
  top: z.int().min(1).max(1000).optional(),
  across: z.boolean().optional(),
});

export const measureSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,47}$/),
  aggregate: z.enum(aggregates),
  field: pathSchema.optional(),
  filter: filterSchema.optional(),
  of: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,47}$/)
    .optional(),
  date: pathSchema.optional(),
});

export const tableCalculationSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,47}$/),
  measure: z.string(),
  calculation: z.enum(calculations),
});

const day = z.iso.date();
export const questionPeriodSchema = z.strictObject({
  field: pathSchema,
  from: day.optional(),
  to: day.optional(),
  before: z
    .strictObject({
      from: day,
      to: day,
      shift: z.strictObject({ months: z.int().min(0).max(1200), days: z.int().min(0).max(40_000) }),
    })
    .optional(),
});
