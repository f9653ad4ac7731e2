import type { AggregateQuery, ListQuery } from '@tenon/metadata';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { aggregate } from '../../analytics/aggregate.ts';
import { badRequest } from '../../base/errors.ts';
import { getRecord, getRecords } from '../../data/get-record.ts';
import { readRecords } from '../../data/read-records.ts';
import { writeRecords } from '../../data/write-records.ts';
import { callerOf } from '../caller.ts';
import { once } from '../once.ts';
import { readListQuery } from '../read-list-query.ts';
import { bodyOf } from '../request-body.ts';

type ObjectParams = { Params: { object: string } };
type RecordParams = { Params: { object: string; id: string } };

/** `/api/records/:object`: list, query, aggregate, and one record's life. */
export function recordRoutes(app: FastifyInstance): void {
  app.get<ObjectParams>('/api/records/:object', (request) => {
    const { workspace, actor } = callerOf(request);
    return readRecords(workspace, actor, readListQuery(request.params.object, request.query));
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
    const { status, answer } = await once(request, async () => {
      const { ids } = await writeRecords(workspace, actor, { object, action: 'create', records: [bodyOf(request)] });
      return { status: 201, answer: await writtenRecord(request, object, ids[0] as string) };
    });
    const { id } = answer as { id: string };
    return send(reply.code(status).header('location', `/api/records/${object}/${id}`), answer);
  });

  app.get<RecordParams>('/api/records/:object/:id', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    const { select } = readListQuery(request.params.object, request.query);
    const record = await getRecord(workspace, actor, { ...request.params, select });
    // A selection may reach into other records, whose changes leave this version as it is.
    if (!select && request.headers['if-none-match'] === etagOf(record)) return reply.code(304).send();
    return send(reply, record);
  });

  app.patch<RecordParams>('/api/records/:object/:id', async (request, reply) => {
    const { object, id } = request.params;
    const { workspace, actor } = callerOf(request);
    const { version = versionFrom(request.headers['if-match']), ...values } = bodyOf(request) as { version?: number };
    const { answer } = await once(request, async () => {
      await writeRecords(workspace, actor, { object, action: 'update', records: [{ id, version, values }] });
      return { status: 200, answer: await writtenRecord(request, object, id) };
    });
    return send(reply, answer);
  });

  app.delete<RecordParams>('/api/records/:object/:id', async (request, reply) => {
    const { object, id } = request.params;
    const { workspace, actor } = callerOf(request);
    const version = versionFrom(request.headers['if-match']);
    await writeRecords(workspace, actor, { object, action: 'delete', ids: [id], version });
    return reply.code(204).send();
  });

  app.post<RecordParams>('/api/records/:object/:id/restore', async (request, reply) => {
    const { object, id } = request.params;
    const { workspace, actor } = callerOf(request);
    await writeRecords(workspace, actor, { object, action: 'restore', ids: [id] });
    return send(reply, await writtenRecord(request, object, id));
  });
}

/** What was just written. Its writer may have given it to somebody whose records are out of sight: then only its id comes back. */
async function writtenRecord(request: FastifyRequest, object: string, id: string): Promise<Record<string, unknown>> {
  const { workspace, actor } = callerOf(request);
  const [record] = await getRecords(workspace, actor, { object, ids: [id] });
  return record ?? { id };
}

/** A record with its ETag. */
function send(reply: FastifyReply, record: unknown): FastifyReply {
  const etag = etagOf(record as { version?: number });
  return (etag === undefined ? reply : reply.header('etag', etag)).send(record);
}

function etagOf({ version }: { version?: number }): string | undefined {
  return version === undefined ? undefined : `"${version}"`;
}

/** The version that `If-Match` names; none when any will do. What cannot be read is refused, or a change would go unseen. */
function versionFrom(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch === '*') return undefined;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(ifMatch)?.[1];
  if (version !== undefined) return Number(version);
  throw badRequest({ zh: 'If-Match 应为一条记录的 ETag，如 "3"', en: 'If-Match should be the ETag of one record, such as "3"' });
}
