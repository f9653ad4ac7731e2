import type { FastifyInstance } from 'fastify';
import { searchRecords } from '../../data/search/search-records.ts';
import { serve } from '../serve.ts';

/** `/api/search`: one box over everything the caller may read. */
export function searchRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/search', async ({ workspace, actor, query }) => ({
    hits: await searchRecords(workspace, actor, query),
  }));
}
