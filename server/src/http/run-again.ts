import type { FastifyInstance, RouteHandlerMethod } from 'fastify';
import { TenonError } from '../base/errors.ts';
import { isOutdated } from '../catalog/run-again-after-publish.ts';
import { findCallerAgain } from './authenticate.ts';
import type { Services } from './services.ts';

/**
 * A request that met the tables of a publish with the model from before it is carried out again, once, with the model and the rights of
 * now. Where that cannot be, since what was sent is read already or a part of the answer is on its way, whoever asked is told to come again.
 */
export function runAgain(app: FastifyInstance, services: Services): void {
  app.addHook('onRoute', (route) => {
    const { handler } = route;
    route.handler = function (request, reply) {
      const revision = request.caller?.workspace.snapshot.revision;
      const handle = () => handler.call(this, request, reply);
      const answer: unknown = handle();
      if (revision === undefined || !(answer instanceof Promise)) return answer;
      return answer.catch(async (error) => {
        const { workspace } = request.caller ?? {};
        if (!workspace || !(await isOutdated(workspace, revision, error))) throw error;
        if (reply.sent || request.isMultipart()) throw new TenonError('busy', { cause: error, retryAfter: 1 });
        request.caller = await findCallerAgain(services, request);
        return handle();
      });
    } satisfies RouteHandlerMethod;
  });
}
