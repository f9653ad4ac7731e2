import type { FastifyInstance } from 'fastify';
import { TenonError } from '../../base/errors.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

/** For balancers and supervisors: `/health` says the process lives, `/ready` that it can serve, and what troubles it. */
export function healthRoutes(app: FastifyInstance, { database }: Services): void {
  serve(app, 'GET /health', () => ({ status: 'ok' as const }));

  serve(app, 'GET /ready', async ({ reply }) => {
    try {
      await askOnce();
      const troubles = database.troubles.list();
      return { status: 'ok' as const, ...(troubles.length > 0 && { troubles }) };
    } catch (error) {
      const isBusy = error instanceof TenonError && error.code === 'busy';
      reply.code(503).header('retry-after', '5');
      return { status: isBusy ? ('overloaded' as const) : ('database unreachable' as const) };
    }
  });

  let asking: Promise<unknown> | undefined;

  /** Anybody may ask, so however many do, the database is asked by one of them. */
  function askOnce(): Promise<unknown> {
    asking ??= database.ping().finally(() => {
      asking = undefined;
    });
    return asking;
  }
}
