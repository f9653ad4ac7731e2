import type { FastifyInstance } from 'fastify';
import { createApiKey, listApiKeys, revokeApiKey } from '../../access/api-keys.ts';
import { serve } from '../serve.ts';

/** `/api/api-keys`: keys of integrations. The key itself is told once. */
export function apiKeyRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/api-keys', ({ workspace, actor }) => listApiKeys(workspace, actor));

  serve(app, 'POST /api/api-keys', ({ workspace, actor, body }) => createApiKey(workspace, actor, body));

  serve(app, 'DELETE /api/api-keys/:id', ({ workspace, actor, params }) => revokeApiKey(workspace, actor, params.id));
}
