import type { FastifyInstance } from 'fastify';
import { createLiveStreams } from '../live-streams.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

/** `GET /api/live`: hints of what changed, trimmed to what the caller may read at that moment. */
export function liveRoutes(app: FastifyInstance, services: Services): void {
  const streams = createLiveStreams(services);
  app.addHook('preClose', (done) => {
    streams.closeAll();
    done();
  });
  serve(app, 'GET /api/live', ({ request, reply, ...caller }) => streams.open(caller, request, reply), {
    exposeHeadRoute: false,
  });
}
