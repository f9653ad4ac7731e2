import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

/** `/api/status`: what troubles the server, for who manages the workspace. */
export function statusRoutes(app: FastifyInstance, { database }: Services): void {
  serve(app, 'GET /api/status', () => ({ troubles: database.troubles.list() }));
}
