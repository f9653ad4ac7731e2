import type { FastifyInstance } from 'fastify';
import { TenonError } from '../../base/errors.ts';
import { readFile, requireFileField, saveFile } from '../../data/files/files.ts';
import { callerOf } from '../caller.ts';
import { dropIdleReader } from '../drop-idle-reader.ts';
import { sentFile } from '../sent-file.ts';

/** `/api/files`: bytes in and out. What a browser could run is only ever handed over as a download. */
export function fileRoutes(app: FastifyInstance): void {
  app.post('/api/files', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    const { object } = request.query as { object?: string };
    // Before the body is read.
    requireFileField(workspace, actor, object || undefined);
    if (!request.isMultipart())
      throw new TenonError('unsupportedMedia', {
        params: { seen: request.headers['content-type'] ?? '', expected: 'multipart/form-data' },
      });
    return reply.code(201).send(await saveFile(workspace, actor, await sentFile(request)));
  });

  app.get<{ Params: { id: string } }>('/api/files/:id', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    const { name, size, content } = await readFile(workspace, actor, request.params.id);
    dropIdleReader(request);
    return reply
      .type('application/octet-stream')
      .header('content-length', size)
      .header(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
      )
      .header('content-security-policy', "sandbox; default-src 'none'")
      .send(content);
  });
}
