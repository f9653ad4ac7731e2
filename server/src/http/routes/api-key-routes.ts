import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { createApiKey, listApiKeys, revokeApiKey } from '../../access/api-keys.ts';
import { personOf } from '../caller.ts';
import { readInput } from '../read-input.ts';

const newKey = z.strictObject({ name: z.string().trim().min(1).max(100), roles: z.array(z.string().max(100)).min(1).max(50) });

/** `/api/api-keys`: keys of integrations. The key itself is told once. */
export function apiKeyRoutes(app: FastifyInstance): void {
  app.get('/api/api-keys', (request) => {
    const { workspace, actor } = personOf(request);
    return listApiKeys(workspace, actor);
  });

  app.post('/api/api-keys', async (request, reply) => {
    const { workspace, actor } = personOf(request);
    return reply.code(201).send(await createApiKey(workspace, actor, readInput(request, newKey)));
  });

  app.delete<{ Params: { id: string } }>('/api/api-keys/:id', async (request, reply) => {
    const { workspace, actor } = personOf(request);
    await revokeApiKey(workspace, actor, request.params.id);
    return reply.code(204).send();
  });
}
