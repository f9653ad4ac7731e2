import type { FastifyInstance, HTTPMethods } from 'fastify';
import { TenonError } from '../base/errors.ts';
import { isPage } from './serve-web.ts';

const methods: HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** No address of ours has more. */
const mostParts = 20;

/**
 * Known addresses answer 405 with `Allow` to methods they do not take, instead of a misleading 404; unknown ones 404. Either way no
 * body is read.
 */
export function refuseOtherMethods(app: FastifyInstance): void {
  const taken = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/api/')) return;
    const seen = taken.get(url) ?? new Set();
    for (const each of [method].flat()) seen.add(each);
    taken.set(url, seen);
  });
  app.addHook('preParsing', async (request, reply) => {
    if (!request.is404 || isPage(request)) return;
    const allowed = allowedAt(request.url);
    if (!allowed) throw new TenonError('notFound');
    reply.header('allow', [...allowed].join(', '));
    throw new TenonError('methodNotAllowed');
  });

  function allowedAt(url: string): Set<string> | undefined {
    const given = (url.split('?', 1)[0] as string).split('/', mostParts);
    const found = [...taken].find(([pattern]) => matches(pattern.split('/'), given))?.[1];
    return found && methods.some((method) => found.has(method)) ? found : undefined;
  }
}

function matches(parts: string[], given: string[]): boolean {
  return parts.length === given.length && parts.every((part, index) => part.startsWith(':') || part === given[index]);
}
