import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { badRequest, TenonError } from '../base/errors.ts';
import { callerLocale } from './caller-locale.ts';
import { asTenonError, describeError } from './describe-error.ts';
import { isPage, sendPage } from './serve-web.ts';
import type { Services } from './services.ts';

/** Answers every failure as problem details. What is a fault of ours is logged under the id that the answer names, and told no further. */
export function answerErrors(app: FastifyInstance, { log, database }: Pick<Services, 'log' | 'database'>): void {
  app.setErrorHandler((error, request, reply) => {
    const known = asTenonError(error);
    if (known?.code === 'diskFull') database.troubles.note('diskFull', (error as Error).message);
    if (!known)
      log.error({ err: error, instance: request.id, method: request.method, url: request.routeOptions.url }, 'request failed');
    return answer(known ?? new TenonError('internal'), request, reply);
  });
  app.setNotFoundHandler((request, reply) =>
    isPage(request) ? sendPage(reply) : answer(new TenonError('notFound'), request, reply),
  );
}

/** Addresses that lead to no route at all, not even to the one for what is not found. */
export function answerUnroutable(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const detail = { zh: '地址无法解码，或其中一段过长', en: 'the address cannot be decoded, or a part of it is too long' };
  answer(badRequest(detail), request, reply);
}

/** A stranger who is refused before their body was read would have the server take the rest of it and throw it away. */
function isMuchUnread({ raw, headers }: FastifyRequest): boolean {
  return !raw.complete && (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 64 * 1024);
}

/** As much as any route takes, with the frame of a form. */
const mostTaken = 101 * 1024 * 1024;

/** A browser that is cut off while it sends shows no answer but a lost connection; so who is signed in may send on to the end. */
function mayFinish({ caller, headers }: FastifyRequest): boolean {
  return caller !== undefined && Number(headers['content-length'] ?? Number.NaN) <= mostTaken;
}

/** Whoever read it until now has ended, or waits for room that it will not make. */
function takeTheRest({ raw }: FastifyRequest): void {
  raw.unpipe();
  raw.resume();
}

function answer(error: TenonError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const details = describeError(error, callerLocale(request), request.id);
  if (isMuchUnread(request)) {
    if (mayFinish(request)) takeTheRest(request);
    else reply.header('connection', 'close');
  }
  if (error.details.retryAfter) reply.header('retry-after', String(error.details.retryAfter));
  return reply.code(details.status).type('application/problem+json').send(JSON.stringify(details));
}
