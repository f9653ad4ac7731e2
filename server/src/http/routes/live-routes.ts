import type { ServerResponse } from 'node:http';
import type { LiveEvent } from '@tenon/metadata';
import type { FastifyInstance } from 'fastify';
import { getRecords } from '../../data/get-record.ts';
import { type JobEvent, jobChanges, type RecordEvent, recordChanges } from '../../data/record-changes.ts';
import { findCaller } from '../authenticate.ts';
import { type Caller, callerOf } from '../caller.ts';
import type { Services } from '../services.ts';

/** Proxies and browsers give up on silent streams. */
const beatEvery = 25_000;

/** `GET /api/live`: hints of what changed, trimmed to what the caller may read at that moment. */
export function liveRoutes(app: FastifyInstance, services: Services): void {
  const open = new Set<ServerResponse>();
  app.addHook('preClose', (done) => {
    // The browser asks again, and is answered by the next server.
    for (const stream of open) stream.end();
    done();
  });
  app.get('/api/live', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    raw.write(': hello\n\n');
    const send = (event: LiveEvent) => raw.write(`data: ${JSON.stringify(event)}\n\n`);
    const unsubscribe = recordChanges(workspace).subscribe((event) => void tell(event));
    const unfollow = jobChanges(workspace).subscribe((event) => void tellJob(event));
    const forget = services.workspaces.onRevision(({ id, snapshot }) => {
      if (id === workspace.id) void ifWelcome(() => send({ type: 'metadata', revision: snapshot.revision }));
    });
    const beat = setInterval(() => void ifWelcome(() => raw.write(': beat\n\n')), beatEvery);
    open.add(raw);
    raw.on('close', () => {
      open.delete(raw);
      clearInterval(beat);
      unsubscribe();
      unfollow();
      forget();
    });

    async function tell(event: RecordEvent): Promise<void> {
      await ifWelcome(async (caller) => {
        const ids = await readableIds(caller, event).catch(() => undefined);
        if (ids) send({ ...event, ids });
      });
    }

    async function tellJob(event: JobEvent): Promise<void> {
      if (event.by === actor.userId) await ifWelcome(() => send(event));
    }

    /** Rights are looked up anew: they may have changed, and the session may have ended, since the stream was opened. */
    async function ifWelcome(say: (caller: Caller) => unknown): Promise<void> {
      const caller = await findCaller(services, request, { look: true }).catch(() => undefined);
      if (caller?.workspace.id === workspace.id) await say(caller);
      else raw.end();
    }
  });
}

/** Undefined when nothing of the event is the caller's to know. An event without ids says only that many records changed. */
async function readableIds({ workspace, actor }: Caller, { object, action, ids }: RecordEvent): Promise<string[] | undefined> {
  if (actor.rights.scopes(object, 'read').length === 0) return undefined;
  if (ids.length === 0) return ids;
  const records = await getRecords(workspace, actor, { object, ids, select: ['id'], trash: action === 'delete' });
  return records.length > 0 ? records.map(({ id }) => id) : undefined;
}
