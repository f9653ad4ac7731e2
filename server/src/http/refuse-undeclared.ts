import type { FastifyInstance } from 'fastify';

/** The files of the page that tries the API; they answer nothing of their own. */
const assets = '/api/docs/assets/';

/**
 * The server does not start with a route that `metadata/api` does not declare: nobody would know what it takes, answers and asks for. Nor with one
 * in a scope of its own, where hooks that are added later do not reach it.
 */
export function refuseUndeclared(app: FastifyInstance): void {
  app.addHook('onRoute', function (this: FastifyInstance, { url, method, config }) {
    if (!url.startsWith('/api/') || url.startsWith(assets)) return;
    const route = `${[method].flat().join(', ')} ${url}`;
    if (!config?.endpoint) throw new Error(`${route} is not declared: see docs/how-to/add-endpoint.md`);
    if (this !== app) throw new Error(`${route} lies in a scope of its own; serve it from the app itself`);
  });
}
