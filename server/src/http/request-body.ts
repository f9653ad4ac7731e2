import type { FastifyRequest } from 'fastify';
import { TenonError } from '../base/errors.ts';

/** The body as an object; anything else is refused by name. */
export function bodyOf(request: FastifyRequest): Record<string, unknown> {
  const { body } = request;
  if (body === undefined || body === null) return {};
  if (typeof body !== 'object' || Array.isArray(body))
    throw new TenonError('badRequest', {
      params: { detail: `a JSON object is expected, not ${Array.isArray(body) ? 'an array' : `a ${typeof body}`}` },
    });
  return body as Record<string, unknown>;
}
