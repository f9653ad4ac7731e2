import type { FastifyInstance } from 'fastify';
import { countNotices, listNotices, markNoticesRead } from '../../process/notices/list-notices.ts';
import { serve } from '../serve.ts';

/** What the caller is told. */
export function noticeRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/notices', ({ workspace, actor, query }) => listNotices(workspace, actor, query));

  serve(app, 'GET /api/notices/counts', ({ workspace, actor }) => countNotices(workspace, actor));

  serve(app, 'POST /api/notices/read', ({ workspace, actor, body }) => markNoticesRead(workspace, actor, body));
}
