import type { Endpoint } from '@tenon/metadata/api/endpoint.ts';
import { type Endpoints, endpoints } from '@tenon/metadata/api/endpoints.ts';
import { isOpen } from '@tenon/metadata/api/errors-of.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods, RouteShorthandOptions } from 'fastify';
import type { z } from 'zod';
import { sayAppIsOff } from '../access/app-switches.ts';
import { requireDesigner } from '../access/design-rights.ts';
import { requireSystemRight } from '../access/give-roles.ts';
import type { Session } from '../access/sessions.ts';
import { noteFormerNames } from '../catalog/former-name-uses.ts';
import { type Caller, callerOf, personOf } from './caller.ts';
import { callAsNow, objectsAsked } from './objects-asked.ts';
import { readInput, readQuery } from './read-input.ts';
import { bodyOf } from './request-body.ts';
import { runIdempotently } from './run-idempotently.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route was declared as. */
    endpoint?: Endpoint;
  }
}

type Key = keyof Endpoints;

/** The names in a path: `{ object: string; id: string }` for `/api/records/:object/:id`. */
type Params<Path> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { [Each in Name]: string } & Params<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? { [Each in Name]: string }
    : unknown;

type Taken<Of, Part extends 'body' | 'query'> = Of extends { [Each in Part]: infer Schema extends z.ZodType }
  ? { [Each in Part]: Of extends { parsedBy: 'engine' } ? z.input<Schema> : z.output<Schema> }
  : unknown;

type CallerFor<Of> = Of extends { callers: 'anyone' | 'senders' }
  ? unknown
  : Of extends { callers: 'people' }
    ? Caller & { session: Session }
    : Caller;

type Once = <Outcome>(work: Parameters<typeof runIdempotently<Outcome>>[1], known?: Outcome) => Promise<Outcome>;

/** A request that fits what its endpoint declares, and who makes it. */
export type Call<Of extends Key> = { request: FastifyRequest; reply: FastifyReply; params: Params<Of> } & Taken<
  Endpoints[Of],
  'body'
> &
  Taken<Endpoints[Of], 'query'> &
  CallerFor<Endpoints[Of]> &
  (Endpoints[Of] extends { once: true } ? { once: Once } : unknown);

// biome-ignore lint/suspicious/noConfusingVoidType: what a function answers that answers nothing.
type Nothing = void;

/** What is sent is not changed any more. */
type Sent<Value> = Value extends readonly (infer Item)[]
  ? readonly Sent<Item>[]
  : Value extends object
    ? { readonly [Each in keyof Value]: Sent<Value[Each]> }
    : Value;
type Told<Answer> = Answer extends z.ZodType ? Sent<z.output<Answer>> : Answer extends null ? Nothing : never;
type AnswerOf<Of extends Key> = {
  [Status in keyof Endpoints[Of]['answers']]: Told<Endpoints[Of]['answers'][Status]>;
}[keyof Endpoints[Of]['answers']];
/** A stream, a file, or 304 are sent by `reply`. */
type Outcome<Of extends Key> = AnswerOf<Of> | FastifyReply | Nothing;
type Handler<Of extends Key> = (call: Call<Of>) => Outcome<Of> | Promise<Outcome<Of>>;

/**
 * Serves one declared operation: who may not call it is refused before its input is read, and what does not fit the declaration is told in
 * both languages. The handler calls one engine verb and shapes the answer; `reply` is for headers, files, and where there are several statuses.
 */
export function serve<Of extends Key>(app: FastifyInstance, key: Of, handle: Handler<Of>, options?: RouteShorthandOptions): void {
  const endpoint: Endpoint = endpoints[key];
  const [method, url] = key.split(' ') as [HTTPMethods, string];
  const [status, ...others] = Object.keys(endpoint.answers).map(Number);
  const isSet = others.length === 0 && status !== 200;
  app.route({
    ...options,
    method,
    url,
    config: { endpoint, isPublic: isOpen(endpoint), takesMany: endpoint.takesMany },
    async handler(request, reply) {
      if (isSet) reply.code(status as number);
      try {
        if (request.caller) callAsNow(request, request.caller.workspace.snapshot);
        return await handle(readCall(endpoint, request, reply) as Call<Of>);
      } catch (error) {
        throw inWords(error, request);
      } finally {
        if (request.caller) noteFormerNames(request.caller.workspace);
      }
    },
  });
}

/** Who may not reach an object because its app is switched off hears that. */
function inWords(error: unknown, request: FastifyRequest): unknown {
  if (!request.caller) return error;
  const { workspace, actor } = request.caller;
  return sayAppIsOff(workspace.snapshot, actor, { error, objects: objectsAsked(request, workspace.snapshot) });
}

function readCall(endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply) {
  const caller = readCaller(endpoint, request);
  return {
    request,
    reply,
    params: request.params,
    ...caller,
    ...(endpoint.query && { query: endpoint.parsedBy ? request.query : readQuery(request, endpoint.query) }),
    ...(endpoint.body && { body: readSent(endpoint, request) }),
    ...(endpoint.once && { once: ((work, known) => runIdempotently(request, work, known)) satisfies Once }),
  };
}

function readCaller(endpoint: Endpoint, request: FastifyRequest): Caller | undefined {
  const { callers, right, forApps } = endpoint;
  if (isOpen(endpoint)) return undefined;
  const caller = callers === 'people' ? personOf(request) : callerOf(request);
  if (forApps) requireDesigner(caller.actor);
  else if (right) requireSystemRight(caller.actor, right);
  return caller;
}

function readSent({ body, bodyTypes, parsedBy }: Endpoint, request: FastifyRequest): unknown {
  if (bodyTypes) return request.body;
  return parsedBy ? bodyOf(request) : readInput(request, body as z.ZodType);
}
