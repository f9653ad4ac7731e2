import type { FastifyRequest } from 'fastify';
import { TenonError } from '../base/errors.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a cookie-borne change that another site could have caused: browsers let no other site set a header of its own, and say
 * where a request comes from. Requests with an API key, and of other systems, carry no ambient right and need none of this.
 */
export function refuseCrossSite(request: FastifyRequest): void {
  if (safe.has(request.method) || request.headers.authorization) return;
  if (request.routeOptions.config.endpoint?.callers === 'senders') return;
  const site = request.headers['sec-fetch-site'];
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  const { origin, host } = request.headers;
  const otherOrigin = origin !== undefined && URL.parse(origin)?.host !== host;
  if (foreign || otherOrigin || request.headers['x-tenon-request'] !== '1') throw new TenonError('crossSite');
}
