import type { FastifyInstance } from 'fastify';
import { TenonError } from '../../base/errors.ts';
import type { Services } from '../services.ts';

/** For balancers and supervisors: `/health` says the process lives, `/ready` that it can serve, and what troubles it. */
export function healthRoutes(app: FastifyInstance, { database }: Services): void {
  app.get('/health', () => ({ status: 'ok' }));
  app.get('/ready', async (_, reply) => {
    try {
      await askOnce();
      const troubles = database.troubles.list();
      return { status: 'ok', ...(troubles.length > 0 && { troubles }) };
    } catch (error) {
      const isBusy = error instanceof TenonError && error.code === 'busy';
      return reply
        .code(503)
        .header('retry-after', '5')
        .send({ status: isBusy ? 'overloaded' : 'database unreachable' });
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
