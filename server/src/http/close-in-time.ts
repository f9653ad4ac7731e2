import type { FastifyInstance } from 'fastify';
import { TenonError } from '../base/errors.ts';

/** For requests that are being answered when the server is told to stop. In milliseconds. */
const patience = 2500;
/** In seconds: another server answers, or this one does again. */
const comeBackAfter = 5;

/**
 * A closing server takes no new connection, answers 503 on those it has and lets them go; who is still being answered after a few
 * seconds, or does not read, is cut off. Fastify's own 503 says neither when to come back nor anything that a person understands, so the
 * server is made with `return503OnClosing: false`.
 */
export function closeInTime(app: FastifyInstance): void {
  let hurry: NodeJS.Timeout;
  let isClosing = false;
  app.addHook('onRequest', (_request, _reply, done) => {
    if (isClosing) done(new TenonError('busy', { retryAfter: comeBackAfter }));
    else done();
  });
  app.addHook('preClose', (done) => {
    isClosing = true;
    hurry = setTimeout(() => app.server.closeAllConnections(), patience);
    done();
  });
  app.addHook('onClose', (_app, done) => {
    clearTimeout(hurry);
    done();
  });
}
