import type { FastifyInstance } from 'fastify';
import { TenonError } from '../../base/errors.ts';
import { readFile, requireFileField, saveFile } from '../../data/files/files.ts';
import { readThumbnail } from '../../data/files/thumbnails.ts';
import { mayReadEvidence } from '../../process/approvals/evidence.ts';
import { requireAsked } from '../../process/approvals/open-task-state.ts';
import { asAttachment } from '../as-attachment.ts';
import { dropIdleReader } from '../drop-idle-reader.ts';
import { sentFile } from '../sent-file.ts';
import { serve } from '../serve.ts';

/** `/api/files`: bytes in and out. What a browser could run is only ever handed over as a download. */
export function fileRoutes(app: FastifyInstance): void {
  serve(app, 'POST /api/files', async ({ workspace, actor, request, query }) => {
    // Before the body is read.
    const isAsked = query.task !== undefined;
    if (query.task !== undefined) await requireAsked(workspace, actor, query.task);
    else requireFileField(workspace, actor, query.object);
    if (!request.isMultipart())
      throw new TenonError('unsupportedMedia', {
        params: { seen: request.headers['content-type'] ?? '', expected: 'multipart/form-data' },
      });
    return saveFile(workspace, actor, { ...(await sentFile(request)), isAsked });
  });

  serve(app, 'GET /api/files/:id/thumbnail', async ({ workspace, actor, reply, params }) => {
    const picture = await readThumbnail(workspace, actor, { id: params.id, also: mayReadEvidence });
    return reply
      .type('image/webp')
      .header('cache-control', 'private, max-age=3600')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .send(picture);
  });

  serve(app, 'GET /api/files/:id', async ({ workspace, actor, request, reply, params }) => {
    const { name, size, content } = await readFile(workspace, actor, { id: params.id, also: mayReadEvidence });
    dropIdleReader(request);
    return reply
      .type('application/octet-stream')
      .header('content-length', size)
      .headers(asAttachment(name))
      .header('content-security-policy', "sandbox; default-src 'none'")
      .send(content);
  });
}
