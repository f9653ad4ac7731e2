import { z } from 'zod';
import { nameSchema } from './name.ts';

/** Of which type a value is that processes hand each other. */
export const valueTypes = ['number', 'text', 'boolean', 'date', 'datetime'] as const;
export type ValueType = (typeof valueTypes)[number];

/** Values by name, of which only the type is said. */
export type TypedNames = Record<string, { type: ValueType }>;

/** Values by name, each with the formula that it comes of. */
export type TypedFormulas = Record<string, { type: ValueType; expression: string }>;

/** Values by name, each with the way to it in an answer: `{ score: { type: 'number', way: 'data.score' } }`. */
export type TypedWays = Record<string, { type: ValueType; way: string }>;

const most = 30;
const type = z.enum(valueTypes);
const fewNames = (given: object) => Object.keys(given).length <= most;
export const typedNamesSchema = z.record(nameSchema, z.strictObject({ type })).refine(fewNames) satisfies z.ZodType<TypedNames>;
export const typedFormulasSchema = z
  .record(nameSchema, z.strictObject({ type, expression: z.string().min(1).max(4000) }))
  .refine(fewNames) satisfies z.ZodType<TypedFormulas>;
const way = z
  .string()
  .regex(/^[^.\s]+(\.[^.\s]+)*$/)
  .max(200);
export const typedWaysSchema = z
  .record(nameSchema, z.strictObject({ type, way }))
  .refine(fewNames) satisfies z.ZodType<TypedWays>;
