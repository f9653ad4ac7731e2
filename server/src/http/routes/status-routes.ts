import type { FastifyInstance } from 'fastify';
import { requireSystemRight } from '../../access/give-roles.ts';
import { callerOf } from '../caller.ts';
import type { Services } from '../services.ts';

/** `/api/status`: what troubles the server, for who manages the workspace. */
export function statusRoutes(app: FastifyInstance, { database }: Services): void {
  app.get('/api/status', (request) => {
    requireSystemRight(callerOf(request).actor, 'manageMetadata');
    return { troubles: database.troubles.list() };
  });
}
