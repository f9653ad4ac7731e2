import type { FastifyInstance } from 'fastify';
import { TenonError } from '../../base/errors.ts';
import { readFile, requireFileField, saveFile } from '../../data/files/files.ts';
import { readThumbnail } from '../../data/files/thumbnails.ts';
import { asAttachment } from '../as-attachment.ts';
import { dropIdleReader } from '../drop-idle-reader.ts';
import { sentFile } from '../sent-file.ts';
import { serve } from '../serve.ts';

/** `/api/files`: bytes in and out. What a browser could run is only ever handed over as a download. */
export function fileRoutes(app: FastifyInstance): void {
  serve(app, 'POST /api/files', async ({ workspace, actor, request, query }) => {
    // Before the body is read.
    requireFileField(workspace, actor, query.object);
    if (!request.isMultipart())
      throw new TenonError('unsupportedMedia', {
        params: { seen: request.headers['content-type'] ?? '', expected: 'multipart/form-data' },
      });
    return saveFile(workspace, actor, await sentFile(request));
  });

  serve(app, 'GET /api/files/:id/thumbnail', async ({ workspace, actor, reply, params }) => {
    const picture = await readThumbnail(workspace, actor, params.id);
    return reply
      .type('image/webp')
      .header('cache-control', 'private, max-age=3600')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .send(picture);
  });

  serve(app, 'GET /api/files/:id', async ({ workspace, actor, request, reply, params }) => {
    const { name, size, content } = await readFile(workspace, actor, params.id);
    dropIdleReader(request);
    return reply
      .type('application/octet-stream')
      .header('content-length', size)
      .headers(asAttachment(name))
      .header('content-security-policy', "sandbox; default-src 'none'")
      .send(content);
  });
}
