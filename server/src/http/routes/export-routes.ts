import type { FastifyInstance } from 'fastify';
import { exportCsv } from '../../data/export/export-csv.ts';
import { dropIdleReader } from '../drop-idle-reader.ts';
import { parseListQuery } from '../parse-list-query.ts';
import { serve } from '../serve.ts';

/** `/api/records/:object/export.csv`: everything a list would show, as a file for spreadsheets. */
export function exportRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/records/:object/export.csv', async ({ workspace, actor, request, reply, params: { object }, query }) => {
    const { limit: _, cursor: __, count: ___, ...wanted } = parseListQuery(object, query);
    const csv = await exportCsv(workspace, actor, wanted);
    dropIdleReader(request);
    return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${object}.csv"`).send(csv);
  });
}
