import { Readable } from 'node:stream';
import { importEncodings } from '@tenon/metadata';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { TenonError } from '../../base/errors.ts';
import { importPlanSchema } from '../../data/import/columns/import-plan.ts';
import { keepImportMap, listImportMaps, removeImportMap } from '../../data/import/columns/saved-maps.ts';
import { uploadLimits } from '../../data/import/file/upload-limits.ts';
import { readUpload, readUploadAnew, requireImport, saveUpload } from '../../data/import/file/uploads.ts';
import { previewRows } from '../../data/import/preview/preview-rows.ts';
import { previewUpload } from '../../data/import/preview/preview-upload.ts';
import { errorsCsv } from '../../data/import/run/errors-csv.ts';
import { listImports, readImport } from '../../data/import/run/import-jobs.ts';
import { checkImport, startImport, undoImport } from '../../process/import-jobs.ts';
import { callerOf } from '../caller.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeImport, describeRow, describeRows, describeWholeImport } from '../describe-import.ts';
import { dropIdleReader } from '../drop-idle-reader.ts';
import { once } from '../once.ts';
import { readInput, readQuery } from '../read-input.ts';
import { sentFile } from '../sent-file.ts';
import type { Services } from '../services.ts';

type WithId = { Params: { id: string } };

const importSchema = z.strictObject({
  upload: z.string(),
  plan: importPlanSchema,
  dryRun: z.boolean().default(false),
  failedOf: z.string().max(100).optional(),
});
const previewSchema = z.strictObject({ object: z.string().max(200).optional() });
/** How a file is to be read, as far as it is not left to us. */
const reading = {
  encoding: z.enum(importEncodings).optional(),
  delimiter: z
    .string()
    .regex(/^[^\r\n"]$/)
    .optional(),
  sheet: z.string().max(200).optional(),
  headerRow: z.coerce.number().int().min(1).max(1000).optional(),
};
const uploadSchema = z.object({ object: z.string().max(200).optional(), name: z.string().optional(), ...reading });
const readingSchema = z.strictObject({ object: z.string().max(200).optional(), ...reading });
const rowsSchema = z.strictObject({ plan: importPlanSchema });
const mapSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  plan: importPlanSchema,
  shared: z.boolean().default(false),
});
const rawTypes = ['text/csv', 'text/tab-separated-values', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];
const reasonHeader = { zh: '未导入原因', en: 'Reason not imported' };

/** `/api/imports`: send a file, look at it, bring it in, follow, cancel and undo; keep what columns mean for the next one. */
export function importRoutes(app: FastifyInstance, { jobs }: Services): void {
  // In a scope of its own, so that no other route takes files for bodies.
  app.register(async (scope) => {
    for (const type of rawTypes) scope.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
    scope.post('/api/imports/uploads', { bodyLimit: uploadLimits.bytes }, async (request, reply) => {
      const { workspace, actor } = callerOf(request);
      const { object, name, ...told } = readQuery(request, uploadSchema);
      // Before the body is read.
      requireImport(workspace, actor, object);
      const upload = await saveUpload(workspace, actor, { ...(await readSentFile(request, name)), told });
      return reply.code(201).send(await previewUpload(workspace, actor, { upload, object }));
    });
  });

  app.post<WithId>('/api/imports/uploads/:id/reading', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    const { object, ...told } = readInput(request, readingSchema);
    requireImport(workspace, actor, object);
    const sent = await readUpload(workspace, actor, request.params.id);
    const upload = await readUploadAnew(workspace, actor, { upload: sent, told });
    return reply.code(201).send(await previewUpload(workspace, actor, { upload, object }));
  });

  app.post<WithId>('/api/imports/uploads/:id/preview', async (request) => {
    const { workspace, actor } = callerOf(request);
    const { object } = readInput(request, previewSchema);
    return previewUpload(workspace, actor, { upload: await readUpload(workspace, actor, request.params.id), object });
  });

  app.post<WithId>('/api/imports/uploads/:id/rows', async (request) => {
    const { workspace, actor } = callerOf(request);
    const { plan } = readInput(request, rowsSchema);
    const upload = await readUpload(workspace, actor, request.params.id);
    return describeRows(await previewRows(workspace, actor, { upload, plan }), callerLocale(request));
  });

  app.get('/api/imports/maps', async (request) => {
    const { workspace, actor } = callerOf(request);
    const { object } = request.query as { object?: string };
    return listImportMaps(workspace, actor, object || undefined);
  });

  app.post('/api/imports/maps', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    return reply.code(201).send(await keepImportMap(workspace, actor, readInput(request, mapSchema)));
  });

  app.delete<WithId>('/api/imports/maps/:id', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    await removeImportMap(workspace, actor, request.params.id);
    return reply.code(204).send();
  });

  app.post('/api/imports', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    const input = await checkImport(workspace, actor, readInput(request, importSchema));
    const { id } = await once(request, (tx) => startImport(jobs, workspace, actor, { input, tx }));
    return reply.code(202).send(await answerImport(request, id));
  });

  app.get('/api/imports', async (request) => {
    const { workspace, actor } = callerOf(request);
    return (await listImports(workspace, actor)).map((state) => describeImport(state, callerLocale(request)));
  });

  app.get<WithId>('/api/imports/:id', async (request) => answerImport(request, request.params.id));

  app.post<WithId>('/api/imports/:id/cancel', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    const { id } = await readImport(workspace, actor, request.params.id);
    await jobs.cancel(workspace, actor, id);
    return reply.code(202).send(await answerImport(request, id));
  });

  app.post<WithId>('/api/imports/:id/undo', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    const { id } = await once(request, (tx) => undoImport(jobs, workspace, actor, { ...request.params, tx }));
    return reply.code(202).send(await answerImport(request, id));
  });

  app.get<WithId>('/api/imports/:id/errors.csv', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    const locale = callerLocale(request);
    const csv = await errorsCsv(workspace, actor, {
      id: request.params.id,
      header: reasonHeader[locale],
      describe: (problems) => describeRow(problems, locale),
    });
    dropIdleReader(request);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="import-errors.csv"')
      .send(csv);
  });
}

async function answerImport(request: FastifyRequest, id: string) {
  const { workspace, actor } = callerOf(request);
  return describeWholeImport(await readImport(workspace, actor, id), callerLocale(request));
}

/** A file of a form, or the body itself with its name in the query string. */
async function readSentFile(request: FastifyRequest, name = 'import.csv'): Promise<{ name: string; content: Readable }> {
  if (request.isMultipart()) return sentFile(request);
  // What ends while it is read must not end the connection, on which the answer is to come.
  if (request.body instanceof Readable)
    return { name, content: Readable.from(request.body.iterator({ destroyOnReturn: false }), { objectMode: false }) };
  throw new TenonError('unsupportedMedia', {
    params: { seen: request.headers['content-type'] ?? '', expected: 'multipart/form-data, text/csv' },
  });
}
