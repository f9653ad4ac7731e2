import { hash } from 'node:crypto';
import type { ListQuery, Page } from '@tenon/metadata';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../access/actor.ts';
import { aggregate } from '../../analytics/aggregate.ts';
import { badRequest } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import { withFormerNames } from '../../catalog/former-names.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecord } from '../../data/read/get-record.ts';
import { readRecords } from '../../data/read/read-records.ts';
import { openShownWrite } from '../../data/write/write-and-read.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import type { WriteRequest } from '../../data/write/write-request.ts';
import { isKnown } from '../is-known.ts';
import { parseListQuery } from '../parse-list-query.ts';
import { sendWarnings } from '../send-warnings.ts';
import { serve } from '../serve.ts';

/** `/api/records/:object`: list, query, aggregate, and one record's life. */
export function recordRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/records/:object', ({ workspace, actor, params: { object }, query }) =>
    readPage(workspace, actor, parseListQuery(object, query)),
  );

  serve(app, 'POST /api/records/:object/query', ({ workspace, actor, params: { object }, body }) =>
    readPage(workspace, actor, { ...body, object }),
  );

  serve(app, 'POST /api/records/:object/aggregate', ({ workspace, actor, params: { object }, body }) =>
    aggregate(workspace, actor, { ...body, object }),
  );

  serve(app, 'POST /api/records/:object', async ({ workspace, actor, reply, params: { object }, body, once }) => {
    const made = { id: newId() };
    const shown = openShownWrite(workspace, actor, { object, id: made.id });
    const { id } = await once(async (tx) => {
      const write = { object, action: 'create' as const, ids: [made.id], records: [body] };
      sendWarnings(reply, actor, (await shown.write(write, tx)).warnings);
      return made;
    }, made);
    reply.header('location', `/api/records/${object}/${id}`);
    return send(reply, withFormerNames(workspace.snapshot, { object }, await shown.read(id)));
  });

  serve(app, 'GET /api/records/:object/:id', async ({ workspace, actor, request, reply, params, query }) => {
    const { select } = parseListQuery(params.object, query);
    const record = await getRecord(workspace, actor, { ...params, select });
    const answer = withFormerNames(workspace.snapshot, { object: params.object, select }, record);
    return send(reply, answer, request.headers['if-none-match']);
  });

  serve(app, 'PATCH /api/records/:object/:id', async ({ workspace, actor, request, reply, params, body, once }) => {
    const { object, id } = params;
    const { version = versionFrom(request.headers['if-match']), ...values } = body;
    const batch = wantsUndo(request) ? { id: newId(), kind: 'edit' } : undefined;
    const done = { ...(batch && { undo: batch.id }) };
    const shown = openShownWrite(workspace, actor, { object, id });
    const { undo } = await once(async (tx) => {
      const write = { object, action: 'update' as const, records: [{ id, version, values }], batch };
      sendWarnings(reply, actor, (await shown.write(write, tx)).warnings);
      return done;
    }, done);
    if (undo !== undefined) reply.header('tenon-undo', undo);
    return send(reply, withFormerNames(workspace.snapshot, { object }, await shown.read(id)));
  });

  serve(app, 'DELETE /api/records/:object/:id', async ({ workspace, actor, request, params: { object, id }, once }) => {
    const version = versionFrom(request.headers['if-match']);
    const change: WriteRequest = { object, action: 'delete', ids: [id], version };
    await once((tx) => writeRecords(workspace, actor, change, tx).then(nothing), nothing());
  });

  serve(app, 'POST /api/records/:object/:id/restore', async ({ workspace, actor, reply, params: { object, id }, once }) => {
    const change: WriteRequest = { object, action: 'restore', ids: [id] };
    await once((tx) => writeRecords(workspace, actor, change, tx).then(nothing), nothing());
    return send(reply, await openShownWrite(workspace, actor, { object, id }).read(id));
  });
}

/** Fields that were asked for by former names are answered under these. */
async function readPage(workspace: Workspace, actor: Actor, query: ListQuery): Promise<Page> {
  const page = await readRecords(workspace, actor, query);
  const asked = { object: query.object, select: query.select };
  const records = page.records.map((record) => withFormerNames(workspace.snapshot, asked, record));
  return { ...page, records };
}

/** What is kept for a repetition of a change that has nothing to tell. */
const nothing = () => ({});

/** `Tenon-Undo: token`: the caller may want to take this change back as a whole, with what automations do because of it. */
function wantsUndo({ headers }: FastifyRequest): boolean {
  return headers['tenon-undo'] === 'token';
}

/** A record with its ETag, or only that nothing of it changed since the caller had it. */
function send(reply: FastifyReply, record: Record<string, unknown>, known?: string): FastifyReply {
  const body = JSON.stringify(record);
  const etag = etagOf(record, body);
  reply.header('etag', etag).type('application/json; charset=utf-8');
  return isKnown(known, etag) ? reply.code(304).send() : reply.send(body);
}

/**
 * The version, which `If-Match` reads, and a hash of everything that is shown: figures and titles come from other records too, and
 * what is written of today changes by itself, while the version stays.
 */
function etagOf({ version }: { version?: unknown }, body: string): string {
  const shown = hash('sha1', body, 'base64url').slice(0, 16);
  return typeof version === 'number' ? `"${version}-${shown}"` : `"${shown}"`;
}

/** The version that `If-Match` names; none when any will do. What cannot be read is refused, or a change would go unseen. */
function versionFrom(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch === '*') return undefined;
  const version = /^(?:W\/)?"?(\d{1,9})(?:-[\w-]{1,40})?"?$/.exec(ifMatch)?.[1];
  if (version !== undefined) return Number(version);
  throw badRequest({ zh: 'If-Match 应为一条记录的 ETag，如 "3"', en: 'If-Match should be the ETag of one record, such as "3"' });
}
