import type { FastifyInstance } from 'fastify';
import { dismissNotice, listSolutions } from '../../catalog/solutions.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

/** `/api/solutions`: what is installed, and what the last upgrade left to look at. */
export function solutionRoutes(app: FastifyInstance, { workspaces }: Services): void {
  serve(app, 'GET /api/solutions', ({ workspace }) => listSolutions(workspace, workspaces.solutions));

  serve(app, 'DELETE /api/solutions/:name/notice', ({ workspace, params }) => dismissNotice(workspace, params.name));
}
