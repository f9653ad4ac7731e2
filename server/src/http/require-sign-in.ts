import type { FastifyRequest } from 'fastify';
import { TenonError } from '../base/errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers those, too, who are not signed in. */
    isPublic?: boolean;
  }
}

/** Whoever is not signed in is refused before a byte of the body is read, except where a route says otherwise. Throws `signInNeeded`. */
export function requireSignIn(request: FastifyRequest): void {
  if (!request.caller && !request.is404 && !request.routeOptions.config.isPublic) throw new TenonError('signInNeeded');
}
