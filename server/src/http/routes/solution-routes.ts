import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requireSystemRight } from '../../access/give-roles.ts';
import { dismissNotice, listSolutions } from '../../catalog/solutions.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { callerOf } from '../caller.ts';
import type { Services } from '../services.ts';

/** `/api/solutions`: what is installed, and what the last upgrade left to look at. */
export function solutionRoutes(app: FastifyInstance, { workspaces }: Services): void {
  app.get('/api/solutions', (request) => listSolutions(designed(request), workspaces.solutions));

  app.delete<{ Params: { name: string } }>('/api/solutions/:name/notice', async (request, reply) => {
    await dismissNotice(designed(request), request.params.name);
    return reply.code(204).send();
  });
}

function designed(request: FastifyRequest): Workspace {
  const { workspace, actor } = callerOf(request);
  requireSystemRight(actor, 'manageMetadata');
  return workspace;
}
