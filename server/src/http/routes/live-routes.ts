import type { FastifyInstance } from 'fastify';
import { callerOf } from '../caller.ts';
import { createLiveStreams } from '../live-streams.ts';
import type { Services } from '../services.ts';

/** `GET /api/live`: hints of what changed, trimmed to what the caller may read at that moment. */
export function liveRoutes(app: FastifyInstance, services: Services): void {
  const streams = createLiveStreams(services);
  app.addHook('preClose', (done) => {
    streams.closeAll();
    done();
  });
  app.get('/api/live', { exposeHeadRoute: false }, (request, reply) => streams.open(callerOf(request), request, reply));
}
