import type { AggregateQuery, ListQuery } from '@tenon/metadata';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { aggregate } from '../../analytics/aggregate.ts';
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
    return reply.code(status).header('location', `/api/records/${object}/${id}`).send(answer);
  });

  app.get<RecordParams>('/api/records/:object/:id', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    const { select } = request.query as { select?: string };
    const record = await getRecord(workspace, actor, { ...request.params, select: select?.split(',') });
    const etag = `"${record.version}"`;
    // A selection may reach into other records, whose changes leave this version as it is.
    if (!select && request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.header('etag', etag).send(record);
  });

  app.patch<RecordParams>('/api/records/:object/:id', async (request, reply) => {
    const { object, id } = request.params;
    const { workspace, actor } = callerOf(request);
    const { version = versionFrom(request.headers['if-match']), ...values } = bodyOf(request) as { version?: number };
    const { answer } = await once(request, async () => {
      await writeRecords(workspace, actor, { object, action: 'update', records: [{ id, version, values }] });
      return { status: 200, answer: await writtenRecord(request, object, id) };
    });
    return reply.send(answer);
  });

  app.delete<RecordParams>('/api/records/:object/:id', async (request, reply) => {
    const { object, id } = request.params;
    const { workspace, actor } = callerOf(request);
    await writeRecords(workspace, actor, { object, action: 'delete', ids: [id] });
    return reply.code(204).send();
  });

  app.post<RecordParams>('/api/records/:object/:id/restore', async (request) => {
    const { object, id } = request.params;
    const { workspace, actor } = callerOf(request);
    await writeRecords(workspace, actor, { object, action: 'restore', ids: [id] });
    return writtenRecord(request, object, id);
  });
}

/** What was just written. Its writer may have given it to somebody whose records are out of sight: then only its id comes back. */
async function writtenRecord(request: FastifyRequest, object: string, id: string): Promise<Record<string, unknown>> {
  const { workspace, actor } = callerOf(request);
  const [record] = await getRecords(workspace, actor, { object, ids: [id] });
  return record ?? { id };
}

function versionFrom(ifMatch: string | undefined): number | undefined {
  const version = Number(ifMatch?.replace(/^W\/|"/g, ''));
  return Number.isInteger(version) && version > 0 ? version : undefined;
}
