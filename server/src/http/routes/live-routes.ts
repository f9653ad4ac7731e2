import type { FastifyInstance } from 'fastify';
import { presences } from '../../data/history/record-changes.ts';
import { createLiveStreams } from '../live-streams.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

/** `GET /api/live`: hints of what changed, trimmed to what the caller may read at that moment; and who is where in the studio. */
export function liveRoutes(app: FastifyInstance, services: Services): void {
  const streams = createLiveStreams(services);
  app.addHook('preClose', (done) => {
    streams.closeAll();
    done();
  });
  serve(
    app,
    'GET /api/live',
    ({ request, reply, query, ...caller }) => streams.open(caller, request, { reply, page: query.page }),
    {
      exposeHeadRoute: false,
    },
  );

  serve(app, 'POST /api/studio/presence', ({ workspace, actor, body: { page, place } }) =>
    presences(workspace).publish({ type: 'presence', page, person: { id: actor.userId, name: actor.name }, place }),
  );
}
