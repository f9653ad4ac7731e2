import type { FastifyInstance } from 'fastify';

/** For requests that are being answered when the server is told to stop. */
const patience = 2500;

/**
 * A closing server takes no new connection, answers 503 on those it has and lets them go; who is still being answered after a few
 * seconds, or does not read, is cut off.
 */
export function closeInTime(app: FastifyInstance): void {
  let hurry: NodeJS.Timeout;
  app.addHook('preClose', (done) => {
    hurry = setTimeout(() => app.server.closeAllConnections(), patience);
    done();
  });
  app.addHook('onClose', (_app, done) => {
    clearTimeout(hurry);
    done();
  });
}
