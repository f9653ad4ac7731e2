import { hash } from 'node:crypto';
import type { AggregateQuery, ListQuery } from '@tenon/metadata';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { aggregate } from '../../analytics/aggregate.ts';
import { badRequest } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import { getRecord } from '../../data/read/get-record.ts';
import { readRecords } from '../../data/read/read-records.ts';
import { openShownWrite } from '../../data/write/write-and-read.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import type { WriteRequest } from '../../data/write/write-request.ts';
import { callerOf } from '../caller.ts';
import { isKnown } from '../is-known.ts';
import { once } from '../once.ts';
import { parseListQuery } from '../parse-list-query.ts';
import { bodyOf } from '../request-body.ts';
import { tellWarnings } from '../tell-warnings.ts';

type ObjectParams = { Params: { object: string } };
type RecordParams = { Params: { object: string; id: string } };

/** `/api/records/:object`: list, query, aggregate, and one record's life. */
export function recordRoutes(app: FastifyInstance): void {
  app.get<ObjectParams>('/api/records/:object', (request) => {
    const { workspace, actor } = callerOf(request);
    return readRecords(workspace, actor, parseListQuery(request.params.object, request.query));
  });

  app.post<ObjectParams>('/api/records/:object/query', (request) => {
    const { workspace, actor } = callerOf(request);
    return readRecords(workspace, actor, { ...bodyOf(request), object: request.params.object } as ListQuery);
  });

  app.post<ObjectParams>('/api/records/:object/aggregate', (request) => {
    const { workspace, actor } = callerOf(request);
    return aggregate(workspace, actor, { ...bodyOf(request), object: request.params.object } as AggregateQuery);
  });

  app.post<ObjectParams>('/api/records/:object', async (request, reply) => {
    const { object } = request.params;
    const { workspace, actor } = callerOf(request);
    const made = { id: newId() };
    const shown = openShownWrite(workspace, actor, { object, id: made.id });
    const { id } = await once(
      request,
      async (tx) => {
        const written = await shown.write({ object, action: 'create', ids: [made.id], records: [bodyOf(request)] }, tx);
        tellWarnings(reply, actor, written.warnings);
        return made;
      },
      made,
    );
    reply.code(201).header('location', `/api/records/${object}/${id}`);
    return send(reply, await shown.read(id));
  });

  app.get<RecordParams>('/api/records/:object/:id', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    const { select } = parseListQuery(request.params.object, request.query);
    const record = await getRecord(workspace, actor, { ...request.params, select });
    return send(reply, record, request.headers['if-none-match']);
  });

  app.patch<RecordParams>('/api/records/:object/:id', async (request, reply) => {
    const { object, id } = request.params;
    const { workspace, actor } = callerOf(request);
    const { version = versionFrom(request.headers['if-match']), ...values } = bodyOf(request) as { version?: number };
    const batch = wantsUndo(request) ? { id: newId(), kind: 'edit' } : undefined;
    const done = { ...(batch && { undo: batch.id }) };
    const shown = openShownWrite(workspace, actor, { object, id });
    const { undo } = await once(
      request,
      async (tx) => {
        const written = await shown.write({ object, action: 'update', records: [{ id, version, values }], batch }, tx);
        tellWarnings(reply, actor, written.warnings);
        return done;
      },
      done,
    );
    if (undo !== undefined) reply.header('tenon-undo', undo);
    return send(reply, await shown.read(id));
  });

  app.delete<RecordParams>('/api/records/:object/:id', async (request, reply) => {
    const { object, id } = request.params;
    const version = versionFrom(request.headers['if-match']);
    await writeOnce(request, { object, action: 'delete', ids: [id], version });
    return reply.code(204).send();
  });

  app.post<RecordParams>('/api/records/:object/:id/restore', async (request, reply) => {
    const { object, id } = request.params;
    const { workspace, actor } = callerOf(request);
    await writeOnce(request, { object, action: 'restore', ids: [id] });
    return send(reply, await openShownWrite(workspace, actor, { object, id }).read(id));
  });
}

/** A change of records that the request names; there is nothing to tell of it. */
async function writeOnce(request: FastifyRequest, change: WriteRequest): Promise<void> {
  const { workspace, actor } = callerOf(request);
  await once(request, (tx) => writeRecords(workspace, actor, change, tx).then(() => ({})), {});
}

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
