import type { FastifyInstance } from 'fastify';

/** The files of the page that tries the API; they answer nothing of their own. */
const assets = '/api/docs/assets/';

/** The server does not start with a route that `metadata/api` does not declare: nobody would know what it takes, answers and asks for. */
export function refuseUndeclared(app: FastifyInstance): void {
  app.addHook('onRoute', ({ url, method, config }) => {
    if (url.startsWith('/api/') && !url.startsWith(assets) && !config?.endpoint)
      throw new Error(`${[method].flat().join(', ')} ${url} is not declared: see docs/how-to/add-endpoint.md`);
  });
}
