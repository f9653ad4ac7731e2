import type { FastifyInstance } from 'fastify';
import { searchRecords } from '../../data/search/search-records.ts';
import { callerOf } from '../caller.ts';

type SearchQuery = { Querystring: { q?: string; object?: string; limit?: string } };

/** `/api/search`: one box over everything the caller may read. */
export function searchRoutes(app: FastifyInstance): void {
  app.get<SearchQuery>('/api/search', async (request) => {
    const { workspace, actor } = callerOf(request);
    const { q = '', object, limit } = request.query;
    return { hits: await searchRecords(workspace, actor, { q, object, limit: limit === undefined ? undefined : Number(limit) }) };
  });
}
