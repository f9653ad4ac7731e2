import type { FastifyRequest } from 'fastify';
import { badRequest } from '../base/errors.ts';

/** The body as an object; anything else is refused by name. */
export function bodyOf(request: FastifyRequest): Record<string, unknown> {
  const { body } = request;
  if (body === undefined || body === null) return {};
  if (typeof body !== 'object' || Array.isArray(body))
    throw badRequest(
      Array.isArray(body)
        ? { zh: '应为 JSON 对象，收到的是数组', en: 'a JSON object is expected, not an array' }
        : { zh: '应为 JSON 对象，收到的是单个值', en: 'a JSON object is expected, not a single value' },
    );
  return body as Record<string, unknown>;
}
