import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../../access/actor.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { keepImportMap, listImportMaps, removeImportMap } from '../../data/import/columns/saved-maps.ts';
import { proposeFields } from '../../data/import/fields/propose-fields.ts';
import { uploadLimits } from '../../data/import/file/upload-limits.ts';
import { readUpload, readUploadAnew, requireImport, saveUpload } from '../../data/import/file/uploads.ts';
import { previewRows } from '../../data/import/preview/preview-rows.ts';
import { previewUpload } from '../../data/import/preview/preview-upload.ts';
import { errorsCsv } from '../../data/import/run/errors-csv.ts';
import { listImports, readImport } from '../../data/import/run/import-jobs.ts';
import { checkImport, startImport, undoImport } from '../../process/jobs/import-jobs.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeImport, describeRow, describeRows, describeWholeImport } from '../describe-import.ts';
import { dropIdleReader } from '../drop-idle-reader.ts';
import { sentFile } from '../sent-file.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

const reasonHeader = { zh: '未导入原因', en: 'Reason not imported' };

/** `/api/imports`: send a file, look at it, bring it in, follow, cancel and undo; keep what columns mean for the next one. */
export function importRoutes(app: FastifyInstance, { jobs }: Services): void {
  serve(
    app,
    'POST /api/imports/uploads',
    async ({ workspace, actor, request, query: { object, name, ...reading } }) => {
      // Before the body is read.
      requireImport(workspace, actor, object);
      const upload = await saveUpload(workspace, actor, { ...(await readSentFile(request, name)), told: reading });
      return previewUpload(workspace, actor, { upload, object });
    },
    { bodyLimit: uploadLimits.bytes },
  );

  serve(app, 'POST /api/imports/uploads/:id/reading', async ({ workspace, actor, params, body: { object, ...told } }) => {
    requireImport(workspace, actor, object);
    const sent = await readUpload(workspace, actor, params.id);
    const upload = await readUploadAnew(workspace, actor, { upload: sent, told });
    return previewUpload(workspace, actor, { upload, object });
  });

  serve(app, 'POST /api/imports/uploads/:id/preview', async ({ workspace, actor, params, body: { object } }) =>
    previewUpload(workspace, actor, { upload: await readUpload(workspace, actor, params.id), object }),
  );

  serve(app, 'POST /api/imports/uploads/:id/fields', async ({ workspace, actor, params }) =>
    proposeFields(workspace, actor, await readUpload(workspace, actor, params.id)),
  );

  serve(app, 'POST /api/imports/uploads/:id/rows', async ({ workspace, actor, request, params, body: { plan } }) => {
    const upload = await readUpload(workspace, actor, params.id);
    return describeRows(await previewRows(workspace, actor, { upload, plan }), callerLocale(request));
  });

  serve(app, 'GET /api/imports/maps', ({ workspace, actor, query }) => listImportMaps(workspace, actor, query.object));

  serve(app, 'POST /api/imports/maps', ({ workspace, actor, body }) => keepImportMap(workspace, actor, body));

  serve(app, 'DELETE /api/imports/maps/:id', ({ workspace, actor, params }) => removeImportMap(workspace, actor, params.id));

  serve(app, 'POST /api/imports', async ({ body, once, ...asked }) => {
    const { workspace, actor } = asked;
    const input = await checkImport(workspace, actor, body);
    const { id } = await once((tx) => startImport(jobs, workspace, actor, { input, tx }));
    return answerImport(asked, id);
  });

  serve(app, 'GET /api/imports', async ({ workspace, actor, request }) =>
    (await listImports(workspace, actor)).map((state) => describeImport(state, callerLocale(request))),
  );

  serve(app, 'GET /api/imports/:id', ({ params, ...asked }) => answerImport(asked, params.id));

  serve(app, 'POST /api/imports/:id/cancel', async ({ params, ...asked }) => {
    const { workspace, actor } = asked;
    const { id } = await readImport(workspace, actor, params.id);
    await jobs.cancel(workspace, actor, id);
    return answerImport(asked, id);
  });

  serve(app, 'POST /api/imports/:id/undo', async ({ params, once, ...asked }) => {
    const { workspace, actor } = asked;
    const { id } = await once((tx) => undoImport(jobs, workspace, actor, { ...params, tx }));
    return answerImport(asked, id);
  });

  serve(app, 'GET /api/imports/:id/errors.csv', async ({ workspace, actor, request, reply, params }) => {
    const locale = callerLocale(request);
    const csv = await errorsCsv(workspace, actor, {
      id: params.id,
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

type Asked = { workspace: Workspace; actor: Actor; request: FastifyRequest };

async function answerImport({ workspace, actor, request }: Asked, id: string) {
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
