import type { FastifyInstance } from 'fastify';
import { exportCsv } from '../../data/export/export-csv.ts';
import { callerOf } from '../caller.ts';
import { dropIdleReader } from '../drop-idle-reader.ts';
import { parseListQuery } from '../parse-list-query.ts';

/** `/api/records/:object/export.csv`: everything a list would show, as a file for spreadsheets. */
export function exportRoutes(app: FastifyInstance): void {
  app.get<{ Params: { object: string } }>('/api/records/:object/export.csv', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    const { object } = request.params;
    const { limit: _, cursor: __, count: ___, ...query } = parseListQuery(object, request.query);
    const csv = await exportCsv(workspace, actor, query);
    dropIdleReader(request);
    return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${object}.csv"`).send(csv);
  });
}
