import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { TenonError } from '../base/errors.ts';
import { bodyOf } from './request-body.ts';

/** The body as the schema wants it; every deviation is named at once. */
export function readInput<Schema extends z.ZodType>(request: FastifyRequest, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(bodyOf(request));
  if (parsed.success) return parsed.data;
  const detail = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ');
  throw new TenonError('badRequest', { params: { detail } });
}
