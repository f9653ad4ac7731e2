import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { schemaError } from '../base/database/schema-error.ts';
import { bodyOf } from './request-body.ts';

/** The body as the schema wants it; every deviation is named at once. */
export function readInput<Schema extends z.ZodType>(request: FastifyRequest, schema: Schema): z.output<Schema> {
  const body = bodyOf(request);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw schemaError(parsed.error, body);
}

/** The query string as the schema wants it; what is given without a value is not given. */
export function readQuery<Schema extends z.ZodType>({ query }: FastifyRequest, schema: Schema): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(query as Record<string, unknown>).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw schemaError(parsed.error, given);
}
