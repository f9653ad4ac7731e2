import type { FastifyInstance, HTTPMethods } from 'fastify';
import { TenonError } from '../base/errors.ts';

const methods: HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Known addresses answer 405 with `Allow` to methods they do not take, instead of a misleading 404. */
export function refuseOtherMethods(app: FastifyInstance): void {
  const taken = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/api/')) return;
    const seen = taken.get(url) ?? new Set();
    for (const each of [method].flat()) seen.add(each);
    taken.set(url, seen);
  });
  app.addHook('preParsing', async (request, reply) => {
    const allowed = request.routeOptions.url === undefined ? allowedAt(request.url) : undefined;
    if (!allowed) return;
    reply.header('allow', [...allowed].join(', '));
    throw new TenonError('methodNotAllowed');
  });

  function allowedAt(url: string): Set<string> | undefined {
    const path = url.split('?')[0] as string;
    const found = [...taken].find(([pattern]) => matches(pattern, path))?.[1];
    return found && methods.some((method) => found.has(method)) ? found : undefined;
  }
}

function matches(pattern: string, path: string): boolean {
  const parts = pattern.split('/');
  const given = path.split('/');
  return parts.length === given.length && parts.every((part, index) => part.startsWith(':') || part === given[index]);
}
